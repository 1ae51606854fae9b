"""Write the HTML twins of the JSON samples: the same records as Meta's pages show them.

`facebook_2025_html` is the whole export of 2025 in English, generation D; `facebook_2025_html_de` and `_ja` are
selections of it with every kind of page, in German and Japanese; `facebook_2023_html` is the export of 2023 as
generation C, `facebook_2019_html` that of 2019 as generation B. Run `facebook_2025` to write them all. `render_twin` gives any of them in memory, and the JSON documents
in the same language beside it, so that tests can compare what both say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from .export import Export, replace_text
from .html_frame import LOOKS, Writer, show
from .html_records import render_content, render_entry, render_labelled, table
from .html_threads import render_thread
from .html_words import ENGLISH, PACKS, Pack

OFF_META = re.compile(r"/your_(activity_off_meta_technologies|off-facebook_activity)\.json$")
START = "start_here.html"
INDEX = "index.html"
LANGUAGE = "preferences/preferences/preferred_language.html"
LOCALES = {"en": "en_US", "de": "de_DE", "ja": "ja_JP"}
SELECTED = re.compile(
    r"connections/friends/(your_friends|removed_friends)\.|followers/|profile_information/profile_information\.|"
    r"posts/your_posts__|posts/album/[01]\.|uncategorized|comments_and_reactions/(comments|likes_and_reactions)|"
    r"search/your_search|interactions/recently_v|location/timezone|account_activity\.|logins_and|browser_cookies|"
    r"off_meta_technologies\.|connected_apps|saved_items|your_event_responses|group_membership_activity|"
    r"pages_and_profiles_you_follow|ads_interests|inbox/(ingridvikoren|[a-z]*_1015034000010)[^/]*/|payment_history|"
    r"polls_you_voted|where_you're|your_group_messages/0"
)
TITLES = {
    "your_friends": ("Deine Freunde", "友達"),
    "comments": ("Kommentare", "コメント"),
    "profile_information": ("Profilinformationen", "プロフィール情報"),
    "your_search_history": ("Dein Suchverlauf", "検索履歴"),
    "account_activity": ("Kontoaktivität", "アカウントのアクティビティ"),
}


def read_right(data: Any) -> Any:
    """Return data whose strings are what people wrote: HTML has no byte-wise escaping, so a cut text ends in a mark."""
    if isinstance(data, dict):
        return {read_right(key): read_right(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [read_right(item) for item in data]
    if type(data).__name__ == "Raw":
        return read_raw(str(data))
    return str(data) if isinstance(data, str) else data


def read_raw(text: str) -> str:
    """Return what the bytes of a string say, if they are bytes at all."""
    try:
        data = text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    try:
        return data.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def make_title(path: str, pack: Pack) -> str:
    """Return the heading of a page: its file's name, or what it is called in another language."""
    name = path.rpartition("/")[2].removesuffix(".html")
    if pack.column is not None and name in TITLES:
        return TITLES[name][pack.column]
    words = re.sub(r"_\d+$", "", name).replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def render_page(path: str, document: Any, pack: Pack, generation: str) -> str:
    """Return the page of one document."""
    writer = Writer(pack, LOOKS[generation], path)
    if "messages" in document and isinstance(document, dict):
        title = document.get("title") or document.get("thread_name") or ""
        return writer.page(title, "", render_thread(writer, document))
    title = document["name"] if "photos" in document and isinstance(document, dict) else make_title(path, pack)
    about = document.get("description", "") if isinstance(document, dict) and "photos" in document else ""
    return writer.page(title, about, render_content(writer, document))


def render_off_meta(path: str, document: Any, pack: Pack, generation: str) -> dict[str, str]:
    """Return the index of businesses, a page for each, and the first of them again under a number, unlinked."""
    records = next(iter(document.values())) if isinstance(document, dict) else document
    stem = path.removesuffix(".html")
    pages: dict[str, str] = {}
    index = Writer(pack, LOOKS[generation], path)
    links = ""
    for record in records:
        business = record.get("name") or record.get("title") or ""
        number = 4 * 10**11 + sum(map(ord, business)) % 10**6
        slug = re.sub(r"[^a-z0-9]+", "_", business.lower()).strip("_")
        place = f"{stem}/{slug or 'business'}_{number}.html"
        pages[place] = render_business(place, business, number, record, pack, generation)
        links += index.look.box.replace(' aria-labelledby="{id}"', "") + index.look.heading.replace(' id="{id}"', "")
        links += f'<a href="{escape(place)}">{show(business)}</a>{index.look.heading_end}{index.look.box_end}'
        if not pages.keys() & {f"{stem}/0.html"}:
            pages[f"{stem}/0.html"] = pages[place]
    return {path: index.page(make_title(path, pack), "", links)} | pages


def render_business(path: str, name: str, number: int, record: Any, pack: Pack, generation: str) -> str:
    """Return the page of one business: its number, then a table for each event."""
    writer = Writer(pack, LOOKS[generation], path)
    events = record.get("events")
    if events is None:
        entries = record["label_values"]
    else:
        names = {"id": "ID", "type": "Event", "timestamp": "Received on"}
        rows = [
            {"dict": [{"label": pack.word(names[key]), **find_value(key, one[key])} for key in names if key in one]}
            for one in events
        ]
        entries = [{"label": pack.word("Events"), "vec": rows}]
    lines = writer.row(pack.word("ID"), str(number)) + "".join(render_entry(writer, one) for one in entries)
    return writer.page(name, "", writer.box(name, writer.inner_box(None, table(lines)), writer.footer("")))


def find_value(key: str, value: Any) -> dict[str, Any]:
    """Return the value of a field as a `label_values` entry has it."""
    return {"timestamp_value": value} if key == "timestamp" else {"value": str(value)}


def render_extras(paths: list[str], pack: Pack) -> dict[str, str]:
    """Return the pages that only HTML exports have: start, index, the language."""
    writer = Writer(pack, LOOKS["D"], START)
    made = '<time datetime="2025-06-15T07:00Z">Sunday, June 15, 2025 at 9:00 AM UTC+02:00</time>'
    first = '<time datetime="2008-02-11T18:00Z">February 11, 2008 at 7:00 PM</time>'
    last = '<time datetime="2025-06-15T07:00Z">June 15, 2025 at 9:00 AM</time>'
    aside = (
        f'<aside class="_aoaa">Generated by Mira Halvorsen on {made}. '
        f"Contains data you requested from {first} to {last}</aside>"
    )
    links = "".join(f'<div><a href="{escape(path)}">{show(make_title(path, pack))}</a></div>' for path in paths)
    index = Writer(pack, LOOKS["D"], INDEX)
    language = Writer(pack, LOOKS["D"], LANGUAGE)
    names = {"en": "English (US)", "de": "Deutsch", "ja": "日本語"}
    record = {"label_values": [{"label": pack.word("Preferred language"), "value": names[pack.language]}]}
    return {
        START: writer.page("Start here", "", "", aside=aside),
        INDEX: index.page("Index", "", links),
        LANGUAGE: language.page("Preferred language", "", render_labelled(language, record)),
    }


def read_documents(export: Export, pack: Pack, *, is_selection: bool) -> dict[str, Any]:
    """Return the JSON documents of a twin by path, in the language of the pack, texts as people wrote them."""
    data = read_right(export.json_data())
    for path in data:
        if path.endswith(("language_and_locale.json", "about_you/preferences.json")):
            data[path] = replace_text(data[path], {"nb_NO": LOCALES[pack.language]})  # that of the pages
    chosen = {path: value for path, value in data.items() if not is_selection or SELECTED.search(path)}
    return {path: pack.translate(value) if pack.column is not None else value for path, value in chosen.items()}


def render_twin(documents: dict[str, Any], pack: Pack = ENGLISH, generation: str = "D") -> dict[str, bytes]:
    """Return the pages of a twin by path."""
    pages: dict[str, str] = {}
    for path, document in documents.items():
        place = path.removesuffix(".json") + ".html"
        if OFF_META.search(path):
            pages |= render_off_meta(place, document, pack, generation)
        else:
            pages[place] = render_page(place, document, pack, generation)
    if generation == "D":
        pages |= render_extras(sorted(pages), pack)
    return {path: page.encode("utf-8", "replace") for path, page in pages.items()}


def read_members(export: Export, language: str, generation: str) -> dict[str, bytes]:
    """Return the members of a sample: pages, and the files that they show."""
    pack = PACKS[language]
    is_selection = language != "en"
    documents = read_documents(export, pack, is_selection=is_selection)
    members = render_twin(documents, pack, generation)
    whole = export.members()
    kept = {path: data for path, data in whole.items() if not path.endswith(".json")}
    if is_selection:
        pages = b"".join(members.values())
        kept = {path: data for path, data in kept.items() if escape(path).encode() in pages}
    return members | kept


def read_samples(now: Export, before: Export, long_before: Export) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Yield each HTML sample: its name and its members."""
    yield "facebook_2025_html", read_members(now, "en", "D")
    yield "facebook_2025_html_de", read_members(now, "de", "D")
    yield "facebook_2025_html_ja", read_members(now, "ja", "D")
    yield "facebook_2023_html", read_members(before, "en", "C")
    yield "facebook_2019_html", read_members(long_before, "en", "B")
