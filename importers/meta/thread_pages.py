"""Messages as HTML: a page of a thread, made into the document that its JSON twin holds (formats/facebook.md 3.1).

The body of a message is one element with a child for each thing that a message can have; the text is the second, at
place (0, 1), what was shared the third.  Which of `photos`, `gifs`, `files` … a file is, its folder says.  A page does
not know: milliseconds, `is_unsent`, when a file was sent, and who takes part in a chat of two.

Nothing is told by words, which are in the account's language: a call is a line that names somebody and, below it, a
length; the people of a group stand in a block without a date.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from ipaddress import ip_address
from itertools import islice
from typing import Any, Final, TypeGuard

from exit_kit.archive.pages import Block, File, Item, Link, Page, Part, Text
from exit_kit.importing.contract import ReadTime
from exit_kit.importing.shapes import Fields
from importers.meta.enumerations import split_names

_TEXT: Final = (0, 1)
_SHARE: Final = (0, 2)
_FOLDERS: Final = {
    "photos": "photos", "videos": "videos", "audio": "audio_files", "gifs": "gifs", "files": "files",
}  # fmt: skip
_KINDS: Final = {"photo": "photos", "video": "videos", "audio": "audio_files", "file": "files"}
_LENGTH: Final = re.compile(r"[^\d:：]{2,40}[:：]\s*(?:(?:(\d+):)?(\d{1,2}):(\d{2})|(\d+)\s?([^\d:]{0,20}))")
# How the words for seconds and minutes begin; one that begins otherwise leaves a length a text.
_UNITS: Final = (
    (1, ("s", "с", "秒", "초", "วิ", "giây", "ث", "ש", "δ")),
    (60, ("m", "м", "хв", "分", "분", "นา", "phút", "دق", "דק", "λ", "dk", "dak", "perc")),
)  # fmt: skip
_ADDRESS: Final = re.compile(r"[:：]\s*([0-9A-Fa-f.:]{3,45})\Z")
_LABEL: Final = re.compile(r"[^:：]{2,60}?\s?[:：]\s*(.+)\Z", re.DOTALL)
_WITH_DATE: Final = re.compile(r"\s*\(([^()]*\d{4}[^()]*)\)\Z")
_LONGEST_EMOJI: Final = 16
_MOST_NAMES: Final = 50
_KEYCAP: Final = re.compile("[0-9]\ufe0f?\u20e3")
_BESIDES: Final = frozenset({File, Item})  # what stands beside the text of a message and is no text itself
_NAME_STARTS: Final = frozenset("LN")  # letters and digits, by the first letter of their Unicode category


def render_thread(page: Page, read_time: ReadTime) -> Any:
    """Return a page of messages as `{participants, title, messages}`; None where it is none."""
    senders = dict.fromkeys([block.title for block in page.blocks if block.date])
    senders.pop("", None)
    undated = [block for block in (*page.opening, *page.blocks) if not block.date]
    told = [found[1] for found in map(_LABEL.match, (one.title for one in undated if not one.parts)) if found]
    names = next((split_names(one, senders) for one in told if not _is_link(one)), [])
    if not told and len(undated) == len(page.opening) + len(page.blocks):
        return None
    title = _read_title(page.title, names, senders)
    messages = list(_render_messages(page.blocks, Chat((*senders, *names, title), read_time)))
    thread = {
        "participants": [{"name": name} for name in names or _guess_people(title, senders)],
        "title": title,
        "messages": messages if _is_ascending(messages) else messages[::-1],
    }
    unsaid = [block for block in undated if block.title not in senders]
    links = [one for one in told if _is_link(one)] or [*filter(None, map(_find_link, unsaid))]
    return {**thread, "joinable_mode": {"link": links[0]}} if links else thread


def _read_title(title: str, names: Sequence[str], senders: Collection[str]) -> str:
    """Return the title of a chat; one without a name is headed by who takes part: `Participants: Ada and Bob`."""
    found = _LABEL.match(title)
    people = split_names(found[1], senders) if found else []
    is_list = len(people) > 1 and (people == list(names) or set(senders) <= set(people))
    return found[1] if found and is_list else title


def _find_link(block: Block) -> str | None:
    """Return the link by which people join a group: on Instagram it stands below its label.

    Source: "Group Invite Link" in Memoria's public "Instagram Messages Schema".
    """
    part = block.parts[0] if block.title and len(block.parts) == 1 else None
    return part.href if isinstance(part, Link) and _is_link(part.href) else None


def _is_link(text: str) -> bool:
    return text.startswith(("//", "http:", "https:"))


def render_group_chat(page: Page, read_time: ReadTime) -> Any:
    """Return a page of a community's chat as `{thread_name, messages}`."""
    thread = render_thread(page, read_time)
    return thread and {"thread_name": thread["title"], "messages": thread["messages"]}


def _is_ascending(messages: Sequence[Fields]) -> bool:
    """Say whether the oldest message comes first; pages begin with the newest, and many messages share a minute."""
    times = [message["timestamp"] for message in messages if "timestamp" in message]
    return bool(times) and times[0] < times[-1]


class Chat:
    """What the messages of a page share: who takes part, how times are read, and the reactions met so far."""

    def __init__(self, people: Iterable[str], read_time: ReadTime) -> None:
        self.people = dict.fromkeys(people)
        self.read_time = read_time
        self._reactions: dict[str, Fields] = {}

    def split_reaction(self, text: str) -> Fields:
        """Return what `split_reaction` returns: the same people send the same emoji again and again."""
        found = self._reactions.get(text)
        if found is None:
            found = self._reactions[text] = split_reaction(text, self.people, self.read_time)
        return dict(found)


def _render_messages(blocks: Iterable[Block], chat: Chat) -> Iterator[Fields]:
    """Yield all messages of a page; those of nothing but one text, nearly all there are, at a third of the cost."""
    read_time = chat.read_time
    for block in blocks:
        title, parts, date, _, _, _, _ = block
        if not date:
            continue
        if len(parts) == 1 and type(parts[0]) is Text:
            text, place = parts[0]
            if place == _TEXT and "\n" not in text:
                seconds = read_time(date)
                if seconds is not None:
                    yield {"sender_name": title, "timestamp": seconds, "content": text}
                    continue
        yield render_message(block, chat)


def render_message(block: Block, chat: Chat) -> Fields:
    """Return one message with the keys of JSON; its time is in seconds, as in exports of early 2018."""
    message: Fields = {"sender_name": block.title}
    seconds = chat.read_time(block.date)
    if seconds is not None:
        message["timestamp"] = seconds
    first = block.parts[0] if block.parts else None
    is_written = type(first) is Text and first.place == _TEXT
    others: Sequence[Part] = block.parts[1:] if is_written else block.parts
    if not _BESIDES.issuperset(map(type, others)):
        others = _add_texts(message, block.parts, chat.people)
    elif type(first) is Text:
        message["content"] = first.text
        _split_call(message, chat.people)
    for part in others:
        if type(part) is File and part.kind != "icon":
            _add_file(message, part.uri, part.kind)
        elif type(part) is Item:
            message.setdefault("reactions", []).append(chat.split_reaction(part.text))
        elif _is_document(part):
            _add_file(message, part.href, "file")
    return message


def _add_texts(message: Fields, parts: Sequence[Part], people: Collection[str]) -> Sequence[Part]:
    """Add what was written and shared, where texts or links stand in several places; return the other parts."""
    texts = _find_texts(parts)
    if texts:
        message["content"] = "\n".join([part.text for part in texts])
        _split_call(message, people)
    parts = tuple(_take_length(message, parts, texts))
    others = parts[1:] if texts and texts[0] is parts[0] and len(texts) == 1 else parts
    if not _BESIDES.issuperset(map(type, others)):
        _add_share(message, [part for part in parts if part not in texts and not _is_document(part)])
    return others


def _find_texts(parts: Sequence[Part]) -> list[Text | Link]:
    """Return what somebody wrote: what stands in its place, else, where no part has a place, all there is."""
    shown = [part for part in parts if type(part) is Text or type(part) is Link]
    texts = [part for part in shown if type(part) is Text]
    if any(len(part.place) > 1 for part in shown):
        written = [part for part in texts if part.place[:2] == _TEXT]
        return list(written) or [part for part in shown if part.place[:2] == _TEXT]
    return list(texts)


def _split_call(message: Fields, people: Collection[str]) -> None:
    """Take a call's length from below its text: `Ada called you.`, `Duration: 1:05`."""
    text, _, last = message["content"].rpartition("\n")
    if not text or "\n" in text:
        return
    seconds = _read_length(last)
    if seconds is not None and any(_names(text, name) for name in islice(people, _MOST_NAMES)):
        message["content"] = text
        message["call_duration"] = seconds


def _take_length(message: Fields, parts: Sequence[Part], texts: Sequence[Part]) -> Sequence[Part]:
    """Take a call's length from an element of its own behind the text (`_idm`, B), where nothing else is shown."""
    others = [part for part in parts if part not in texts] if texts and len(parts) > len(texts) else ()
    seconds = _read_length(others[0].text) if len(others) == 1 and type(others[0]) is Text else None
    if seconds is None:
        return parts
    message["call_duration"] = seconds
    return texts


def _read_length(text: str) -> int | None:
    """Return the seconds of `Duration: 1:05` or `Duration: 5 mins`; None for anything else.

    >>> [_read_length(text) for text in ("Duration: 1:05", "Duration: 2 minutes", "Dauer: 9 Sek.", "Score: 3 points")]
    [65, 120, 9, None]
    """
    found = _LENGTH.fullmatch(text)
    if not found:
        return None
    hours, minutes, seconds, plain, unit = found.groups()
    if plain is None:
        return 3600 * int(hours or 0) + 60 * int(minutes) + int(seconds)
    word = unit.strip().casefold()
    factor = next((factor for factor, words in _UNITS if not word or word.startswith(words)), None)
    return None if factor is None else int(plain) * factor


def _names(text: str, name: str) -> bool:
    """Say whether a line names somebody; Facebook's own lines mostly use the first name only."""
    first = name.split(" ", 1)[0]
    return bool(name) and (
        name in text or (len(first) > 1 and re.search(rf"\b{re.escape(first)}\b", text) is not None)
    )


def _add_share(message: Fields, parts: Iterable[Part]) -> None:
    """Add what was shared; the address from which a message was sent is the one other text that can stand there."""
    texts, link = [], None
    for part in parts:
        if isinstance(part, Link):
            link = link or (part.href if ":" in part.href else None)  # else a file of the export
        elif isinstance(part, Text):
            address = _find_address(part.text)
            if address:
                message["ip"] = address
            else:
                texts.append(part.text)
    if link or texts:
        share = {"link": link, "share_text": "\n".join(texts)}
        message["share"] = {name: value for name, value in share.items() if value}


def _find_address(text: str) -> str | None:
    found = _ADDRESS.search(text)
    try:
        return str(ip_address(found[1])) if found else None
    except ValueError:
        return None


def _is_document(part: Part) -> TypeGuard[Link]:
    """Say whether a part is a link to a file of the export: what cannot be shown, such as a document."""
    return type(part) is Link and "://" not in part.href and "/" in part.href


def _add_file(message: Fields, uri: str, kind: str) -> None:
    if "stickers_used/" in uri:
        message["sticker"] = {"uri": uri}
        return
    folder = uri.rpartition("/")[0].rpartition("/")[2]
    key = _FOLDERS.get(folder) or _KINDS.get(kind)
    if key:
        message.setdefault(key, []).append({"uri": uri})


def split_reaction(text: str, people: Collection[str], read_time: ReadTime | None = None) -> Fields:
    """Return the emoji, who sent it, and when, where a time stands behind the name, as on Instagram since 2025.

    >>> split_reaction("❤️Ada Example", ())
    {'reaction': '❤️', 'actor': 'Ada Example'}
    """
    dated = _WITH_DATE.search(text) if text.endswith(")") else None
    if dated:
        seconds = read_time(dated[1]) if read_time else None
        found = split_reaction(text[: dated.start()], people)
        return found if seconds is None else {**found, "timestamp": seconds}
    for at in range(1, min(len(text), _LONGEST_EMOJI)):
        if text[at:] in people:
            return {"reaction": text[:at].strip(), "actor": text[at:]}
    keycap = _KEYCAP.match(text)
    after = keycap.end() if keycap else 0
    start = next(
        (at for at, sign in enumerate(text) if at >= after and unicodedata.category(sign)[0] in _NAME_STARTS),
        len(text),
    )
    return {"reaction": text[:start].strip(), "actor": text[start:].strip()}


def _guess_people(title: str, senders: Iterable[str]) -> list[str]:
    """Return the two people of a chat whose page names none: the title is the other's name."""
    names = list(senders)
    if title not in names:
        names.insert(0, title)
    return names if title and len(names) <= 2 else []


__all__ = ["Chat", "render_group_chat", "render_message", "render_thread", "split_reaction"]
