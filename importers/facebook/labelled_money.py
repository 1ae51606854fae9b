"""Marketplace searches and payments in `label_values` form (formats/facebook.md 1.4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import Source
from exit_kit.importing.label_values import read_labelled
from exit_kit.importing.records import Payment, Record, Search
from exit_kit.importing.shapes import Fields
from importers.facebook.labelled import find_text, find_time, labelled_row, list_texts
from importers.meta.labelled import collect_details

_CODE: Final = re.compile(r"[A-Z]{3}$")


def extract_searches(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield what was searched for on Marketplace: the first text of a record."""
    for one in read_labelled(records, source.notes):
        texts = list_texts(one.leaves)
        yield Search(texts[0] if texts else one.title, find_time(one), "marketplace search", one.title)


def extract_payments(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield payments of Marketplace; amounts, where there are any, are texts, mostly with the currency in them."""
    for one in read_labelled(records, source.notes):
        amount, currency = split_amount(find_text(one.leaves, "amount"))
        yield Payment(
            find_time(one),
            amount,
            find_text(one.leaves, "currency") or currency,
            find_text(one.leaves, "sender"),
            find_text(one.leaves, "receiver"),
            kind,
            find_text(one.leaves, "status"),
            find_text(one.leaves, "method"),
            details=collect_details(one.leaves),
        )


def split_amount(text: str | None) -> tuple[str | None, str | None]:
    """Return the amount and the currency of a text that begins or ends with a code of ISO 4217.

    >>> split_amount("2500,00 NOK"), split_amount("EUR 12.50"), split_amount("kr 90")
    (('2500,00', 'NOK'), ('12.50', 'EUR'), ('kr 90', None))
    """
    words = (text or "").strip()
    for code, rest in ((words[-3:], words[:-3]), (words[:3], words[3:])):
        if _CODE.match(code) and any(map(str.isdecimal, rest)) and not any(map(str.isalpha, rest)):
            return rest.strip(), code
    return text, None


FILE_TYPES: Final = (
    labelled_row("marketplace searches", "What you searched for on Marketplace.",
                 "facebook_marketplace/your_search_history.json", extract=extract_searches),
    labelled_row("payments as buyer", "What you paid on Marketplace.",
                 "facebook_payments/payments_you_have_made_as_a_buyer.json",
                 extract=partial(extract_payments, kind="marketplace purchase")),
    labelled_row("payments as seller", "What you were paid on Marketplace.",
                 "facebook_payments/payments_received_as_a_seller.json",
                 extract=partial(extract_payments, kind="marketplace sale")),
)  # fmt: skip
