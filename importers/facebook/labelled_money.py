"""Marketplace searches and payments in `label_values` form (formats/facebook.md 1.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from exit_kit.importing.contract import Source
from exit_kit.importing.label_values import read_labelled
from exit_kit.importing.records import Payment, Record, Search
from exit_kit.importing.shapes import Fields
from importers.facebook.labelled import collect_details, find_text, find_time, labelled_row, list_texts


def extract_searches(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield what was searched for on Marketplace: the first text of a record."""
    for one in read_labelled(records, source.notes):
        texts = list_texts(one.leaves)
        yield Search(texts[0] if texts else one.title, find_time(one), "marketplace search", one.title)


def extract_payments(source: Source, records: Iterable[Fields], *, kind: str) -> Iterator[Record]:
    """Yield payments of Marketplace; amounts, where there are any, are texts."""
    for one in read_labelled(records, source.notes):
        yield Payment(
            find_time(one),
            find_text(one.leaves, "amount"),
            find_text(one.leaves, "currency"),
            find_text(one.leaves, "sender"),
            find_text(one.leaves, "receiver"),
            kind,
            find_text(one.leaves, "status"),
            find_text(one.leaves, "method"),
            details=collect_details(one.leaves),
        )


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
