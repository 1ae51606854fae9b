"""Buying and selling: marketplace and payments (formats/facebook.md 1.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.importing.contract import FileType, Source
from exit_kit.importing.records import Activity, Fact, Payment, Record
from exit_kit.importing.shapes import ANYTHING, Fields, Many, Shape, drop_empty
from exit_kit.importing.times import format_seconds
from importers.facebook.attachments import FOR_SALE, read_place

_PAYMENT: Final = Shape(
    created_timestamp=int, amount=str, currency=str, sender=str, receiver=str, type=str, status=str,
    payment_method=str, ip=str, payment_data=ANYTHING,
)  # fmt: skip
_COUNTS: Final = ("sent_28d", "opened_28d", "dismissed_28d")


def extract_items(source: Source, items: Iterable[Fields]) -> Iterator[Record]:
    """Yield each thing that the owner offered for sale, and where."""
    for fields in items:
        location = fields.get("location") or {}
        at = format_seconds(fields.get("created_timestamp"))
        details = {name: fields.get(name) for name in ("price", "seller", "category", "marketplace")}
        changed = format_seconds(fields.get("updated_timestamp"))
        coordinate = location.get("coordinate")
        yield Activity(
            kind="item for sale",
            at=at,
            what=fields.get("title") or None,
            detail=fields.get("description") or None,
            details=drop_empty({**details, "location": location, "updated_at": changed}) or None,
            origin="created",
        )
        if coordinate or location.get("name"):
            yield read_place(location, "item for sale", at, "created")


def extract_payments(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield the owner's currency and each payment; amounts are texts, as the export gives them."""
    for fields in records:
        if fields.get("preferred_currency"):
            yield Fact("payments", "preferred currency", fields["preferred_currency"])
        for payment in fields.get("payments") or ():
            yield Payment(
                at=format_seconds(payment.get("created_timestamp")),
                amount=payment.get("amount") or None,
                currency=payment.get("currency") or None,
                sender=payment.get("sender") or None,
                receiver=payment.get("receiver") or None,
                kind=payment.get("type") or None,
                status=payment.get("status") or None,
                method=payment.get("payment_method") or None,
                ip_address=payment.get("ip") or None,
                details=drop_empty({"payment_data": payment.get("payment_data")}) or None,
            )


def extract_counts(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield how many notifications of the marketplace there were in 28 days, by what became of them."""
    for fields in records:
        for name in _COUNTS:
            if fields.get(name) is not None:
                yield Fact("marketplace notifications", name, str(fields[name]))


FILE_TYPES: Final = (
    FileType(
        name="items for sale",
        about="Things that you offered on Marketplace.",
        paths=("facebook_marketplace/items_sold.json", "marketplace/items_sold.json"),
        roots=("items_selling_v2",),
        shape=FOR_SALE,
        extract=extract_items,
        layouts=("G5", "G4", "G2", "G1"),
    ),
    FileType(
        name="marketplace notifications",
        about="How many notifications Marketplace sent you in four weeks.",
        paths=("facebook_marketplace/marketplace_notifications.json",),
        roots=("marketplace_notifications_v2",),
        shape=Shape(dict.fromkeys(_COUNTS, int)),
        extract=extract_counts,
        layouts=("G5", "G4", "G2"),
    ),
    FileType(
        name="payments",
        about="Money that you sent or received through Facebook.",
        paths=("facebook_payments/payment_history.json", "payment_history/payment_history.json"),
        roots=("payments_v2",),
        shape=Shape(preferred_currency=str, payments=Many(_PAYMENT)),
        extract=extract_payments,
        layouts=("G5", "G4", "G3", "G2", "G1"),
    ),
)
