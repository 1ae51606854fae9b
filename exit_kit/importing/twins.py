"""JSON and HTML of the same thing in one export: JSON is read, its HTML twin counts as understood.

An archive can hold both (formats/facebook.md 1.0), and so can two downloads of one day.  JSON says more: exact times,
who takes part in a chat.  Where the JSON twin cannot be read, the page is; a page without a twin always is.
"""

from __future__ import annotations

from collections.abc import Iterable

from exit_kit.archive.paths import match_key
from exit_kit.importing.contract import Status
from exit_kit.importing.page_documents import find_json_path, is_page
from exit_kit.importing.work import Outcome, get_matcher
from exit_kit.store.members import Text


class Twins:
    """Knows which JSON members were understood; members must be told in their order, JSON before its twin."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self._understood = {_make_key(text): "" for text in texts if text.status == Status.IMPORTED}

    def settle(self, text: Text, outcome: Outcome) -> Outcome:
        """Return what becomes of a member; nothing is taken from a page whose twin has said it already."""
        if is_page(text.path):
            file_type = self._understood.get(_make_key(text))
            if file_type is None or outcome.status == Status.UNREADABLE:
                return outcome
            names = outcome.file_types or tuple(filter(None, [file_type]))
            return outcome._replace(status=Status.IMPORTED, file_types=names, records=[], problems=(), raw=[])
        if outcome.status == Status.IMPORTED:
            self._understood[_make_key(text)] = ", ".join(outcome.file_types)
        return outcome

    def has_read(self, text: Text) -> bool:
        """Say whether a page need not be read at all."""
        return is_page(text.path) and _make_key(text) in self._understood


def list_unpaired(texts: Iterable[Text]) -> set[int]:
    """Return the exports whose dates are read from a text, or from a page that has no JSON twin."""
    texts = list(texts)
    told = {_make_key(text) for text in texts if text.path.lower().endswith(".json")}
    lonely = (text for text in texts if _make_key(text) not in told)
    return {
        text.export_id
        for text in lonely
        if not is_page(text.path) or get_matcher(text.platform).match_path(text.path)
    }


def _make_key(text: Text) -> tuple[int, str]:
    return text.export_id, match_key(find_json_path(text.path))
