"""Devices with end-to-end encrypted chats: all that the exports of Messenger and Instagram say of these chats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from exit_kit.importing.contract import Source
from exit_kit.importing.records import Activity, Fact, Record, Session
from exit_kit.importing.shapes import ANYTHING, Fields, Many, Shape, drop_empty
from exit_kit.importing.times import format_seconds

_DEVICE: Final = Shape(
    device_type=str, device_manufacturer=str, device_model=str, device_os_version=str, last_connected_ip=str,
    last_active_time=int, online_since=int,
)  # fmt: skip
SECRET: Final = Shape(
    tincan_devices=Many(_DEVICE), armadillo_devices=Many(_DEVICE), calls=ANYTHING,
    has_received_message=bool, has_sent_message=bool,
)  # fmt: skip


def extract_secret(source: Source, records: Iterable[Fields]) -> Iterator[Record]:
    """Yield each device with encrypted chats, and what else is told of them; texts are never here."""
    for fields in records:
        for key, app in (("tincan_devices", "tincan"), ("armadillo_devices", "armadillo")):
            yield from (_read_device(device, app) for device in fields.get(key) or ())
        for name in ("has_received_message", "has_sent_message"):
            if fields.get(name) is not None:
                yield Fact("secret conversations", name.replace("_", " "), "yes" if fields[name] else "no")
        if fields.get("calls"):
            yield Activity(kind="secret calls", details={"calls": fields["calls"]})


def _read_device(device: Fields, app: str) -> Session:
    names = [device.get(f"device_{part}") for part in ("manufacturer", "model", "type")]
    details = {"device_type": device.get("device_type"), "os_version": device.get("device_os_version")}
    return Session(
        kind="secret conversation device",
        at=format_seconds(device.get("online_since")),
        ended_at=format_seconds(device.get("last_active_time")),
        ip_address=device.get("last_connected_ip") or None,
        device=" ".join(name for name in names[:2] if name) or names[2] or None,
        app=app,
        details=drop_empty(details) or None,
    )


__all__ = ["SECRET", "extract_secret"]
