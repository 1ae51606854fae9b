"""Render the documents of a JSON export as Meta's pages do: stories, cards, lists, trees, label tables, albums.

Each classic document belongs to a family (`FAMILIES`): which field is its heading, which its date, and which fields
HTML does not show. What HTML hides is left out here for the reason that formats/facebook.md section 3.1 gives: ids,
who wrote the owner's own comments, EXIF below posts, the kind of a reaction but for its icon.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

from .html_frame import Writer, make_link, show, show_linked

Fields = dict[str, Any]
HIDDEN = {"fbid", "ent_name", "ent_field_name", "backup_uri", "dubbing_info", "media_variants"}
DATES = {"timestamp", "timestamp_value", "time", "creation_time", "acquisition_time", "verification_time",
         "impression_time", "update_time", "last_active_time", "online_since", "client_update_time",
         "activity_by_day"}  # fmt: skip
DAYS = {"birthday", "start_date", "end_date", "anniversary"}
EXIF = ("upload_ip", "taken_timestamp", "modified_timestamp", "upload_timestamp", "latitude", "longitude", "iso", "iso_speed",
        "focal_length", "camera_make", "camera_model", "exposure", "f_stop", "orientation", "original_width",
        "original_height")  # fmt: skip


@dataclass(frozen=True)
class Card:
    """A family of records with a heading and a date; everything else is a label table."""

    heading: str = ""
    date: str = ""


NAMED = Card("name", "timestamp")
CARDS = {
    "friends_v2": NAMED, "received_requests_v2": NAMED, "rejected_requests_v2": NAMED, "sent_requests_v2": NAMED,
    "deleted_friends_v2": NAMED, "followers_v3": NAMED, "following_v3": NAMED, "groups_admined_v2": NAMED,
    "recommended_pages_v2": NAMED, "page_likes_v2": NAMED, "pages_v2": NAMED,
    "installed_apps_v2": Card(), "admined_apps_v2": Card(), "instant_games_played_v2": Card(),
    "notifications_v2": Card("text", "timestamp"),
    "history_v2": Card("title", "timestamp"),
    "events_invited_v2": Card("name"), "your_events_v2": Card("name", "create_timestamp"),
    "items_selling_v2": Card("title", "created_timestamp"),
    "account_activity_v2": Card("action", "timestamp"), "used_ip_address_v2": Card("action", "timestamp"),
    "account_accesses_v2": Card("action", "timestamp"), "active_sessions_v2": Card(),
    "recognized_devices_v2": Card("name"), "login_protection_data_v2": Card("name"),
    "admin_records_v2": Card("event"), "avatar_marketplace_avatar_items": Card("item", "acquisition_time"),
    "pokes_v2": Card("", "timestamp"), "devices_v2": Card("type", "update_time"),
    "contact_verifications_v2": Card("contact", "verification_time"),
    "lead_gen_info_v2": Card(), "custom_audiences_all_types_v2": Card("advertiser_name"),
    "off_facebook_activity_v2": Card("name"),
    "notification_meta_privacy_policy_update": Card("", "impression_time"),
}  # fmt: skip
STORIES = {
    "comments_v2", "group_comments_v2", "group_posts_v2", "pending_posts_v2", "trash_v2", "archived_stories_v2",
    "lasso_videos_v2", "profile_updates_v2", "stories_feedback_v2", "pages_followed_v2", "pages_unfollowed_v2",
    "groups_joined_v2", "searches_v2", "group_search", "saves_v2", "collections_v2", "poll_votes_v2",
    "fundraisers_donated_to_v2", "events_hidden_v2", "reactions_v2", "other_likes_v2", "wall_posts_sent_to_you",
    "app_posts_v2", "your_new_thing_v2",
}  # fmt: skip
TREES = {
    "recently_viewed", "visited_things_v2", "controls", "people_and_friends_v2", "language_and_locale_v2",
    "people_interactions_v2", "messenger_contacts_blocked_v2", "menu_items", "group_interactions_v2",
    "events_interactions_v2", "preferences", "viewed_things",
}  # fmt: skip
KEYED = {"datr_stats_v2", "group_badges_v2", "autofill_information_v2", "last_activity_time", "support_messages"}
LINKED = {"comments_v2", "group_comments_v2", "group_posts_v2", "searches_v2", "", "saves_v2", "trash_v2"}
OLD_ROOTS = {re.sub(r"_v\d$", "", root): root for root in (*CARDS, *STORIES, *TREES, *KEYED)}
ICONS = {"LIKE": "like", "LOVE": "love", "HAHA": "haha", "WOW": "wow", "SORRY": "sorry", "ANGER": "anger",
         "CARE": "care", "DISLIKE": "dislike"}  # fmt: skip


def render_content(writer: Writer, document: Any) -> str:
    """Return the records of one document as markup."""
    if isinstance(document, list):
        return "".join(render_one(writer, "", item) for item in document)
    if "label_values" in document:
        return render_labelled(writer, document)
    if "photos" in document and "last_modified_timestamp" in document:
        return render_album(writer, document)
    return "".join(render_root(writer, root, value) for root, value in document.items())


def render_root(writer: Writer, root: str, value: Any) -> str:
    """Return what stands under one root key: a list of records, one record, or values by name."""
    root = OLD_ROOTS.get(root, root)
    if isinstance(value, dict) and "activity_log_data" in value:  # lists stood one level deeper until 2021
        value = [*value["activity_log_data"], *value.get("data", [])]
    if isinstance(value, list):
        return "".join(render_one(writer, root, item) for item in value)
    if isinstance(value, dict):
        return render_one(writer, root, value)
    return writer.box(None, f"<div>{show(str(value))}</div>")


def render_one(writer: Writer, root: str, record: Any) -> str:
    """Return one record of a family; one of no known family is a label table."""
    if not isinstance(record, dict):
        return writer.box(None, f"<div>{show(str(record))}</div>")
    if "label_values" in record:
        return render_labelled(writer, record)
    if root == "address_book":
        return "".join(render_contact(writer, one) for one in record[root])
    if root in KEYED:
        return writer.box(None, table(render_keyed(writer, record)))
    if root in TREES:
        return render_node(writer, record)
    if root == "profile_v2" and "registration_timestamp" in record:
        return render_profile(writer, record)
    if root in CARDS and not {"title", "data"} <= record.keys():
        return render_card(writer, CARDS[root], record)
    if "uri" in record and "title" not in record.get("data", {}):
        return render_photo(writer, record)
    if root in STORIES or {"timestamp", "data"} <= set(record) or {"timestamp", "title"} <= set(record):
        return render_story(writer, record, is_linked=root in LINKED)
    return writer.box(None, table(render_rows(writer, record)))


def render_contact(writer: Writer, contact: Fields) -> str:
    """Return an uploaded contact: its name, and each number or address as an element; not when it was uploaded."""
    points = [f'<div class="_3hls">{show(one["contact_point"])}</div>' for one in contact.get("details", [])]
    return writer.box(contact["name"], "".join(points))


def render_card(writer: Writer, card: Card, record: Fields) -> str:
    """Return a record with a heading and a date of its own, the rest as a label table."""
    shown = {key: value for key, value in record.items() if key not in (card.heading, card.date)}
    footer = writer.footer(writer.time(record.get(card.date))) if card.date else ""
    return writer.box(record.get(card.heading), table(render_rows(writer, shown)), footer)


def table(rows: str) -> str:
    """Return rows as a table; nothing where there are none."""
    return f'<div><table style="table-layout: fixed;">{rows}</table></div>' if rows else ""


def render_rows(writer: Writer, record: Fields) -> str:
    """Return the fields of an object as lines of a label table, groups within groups."""
    lines = []
    for key, value in record.items():
        if key not in HIDDEN and value not in (None, "", [], {}):
            lines.append(render_line(writer, key, writer.pack.label(key), value))
    return "".join(lines)


def render_line(writer: Writer, key: str, label: str, value: Any) -> str:
    """Return one field: texts and links below their label, numbers, dates and choices beside it."""
    if key in DAYS:
        return writer.row(label, writer.day(value))
    if isinstance(value, dict) and "uri" in value:
        return writer.wide_row(label, writer.file(value["uri"]))
    if isinstance(value, dict):
        rows = render_keyed(writer, value) if key in KEYED else render_rows(writer, value)
        return writer.wide_row(label, writer.inner_box(None, table(rows)))
    if isinstance(value, list):
        return writer.wide_row(label, "".join(render_item(writer, key, item) for item in value))
    if is_date(key, value):
        return writer.row(label, writer.time(value))
    if isinstance(value, str) and value.startswith(("https://", "http://")):
        return writer.wide_row(label, render_link(value, value))
    if isinstance(value, str) and writer.look.name == "D":
        return writer.wide_row(label, show(value))
    return writer.row(label, render_scalar(writer, value))


def render_keyed(writer: Writer, record: Fields) -> str:
    """Return an object whose keys are what people or machines are called: they stand there as they are."""
    return "".join(render_line(writer, key, key, value) for key, value in record.items())


def render_item(writer: Writer, key: str, item: Any) -> str:
    """Return one element of a list."""
    if isinstance(item, dict) and "uri" in item:
        return writer.file(item["uri"])
    if isinstance(item, dict):
        return writer.inner_box(None, table(render_rows(writer, item)))
    if isinstance(item, list):
        return "<div>" + "".join(f"<div>{show(str(one))}</div>" for one in item) + "</div>"
    return f"<div>{show(writer.time(item) if is_date(key, item) else render_scalar(writer, item))}</div>"


def render_scalar(writer: Writer, value: Any) -> str:
    """Return a value as text."""
    return writer.pack.word(str(value)) if isinstance(value, bool) else str(value)


def is_date(key: str, value: Any) -> bool:
    """Say whether a number is a time."""
    return isinstance(value, int) and not isinstance(value, bool) and (key.endswith("timestamp") or key in DATES)


def render_link(address: str, text: str) -> str:
    """Return a link."""
    return f'<a target="_blank" href="{escape(address, quote=True)}">{show(text)}</a>'


def render_labelled(writer: Writer, record: Fields) -> str:
    """Return one `label_values` record with what stands beside its entries."""
    beside = "".join(
        render_root(writer, key, value) for key, value in record.items() if key.endswith("_v2") or key == "bcts"
    )
    files = "".join(writer.file(one["uri"], one.get("title", ""), one.get("description", "")) for one in record.get("media", []))
    body = table("".join(render_entry(writer, entry) for entry in record["label_values"])) + files
    footer = writer.footer(writer.time(record.get("timestamp")))
    return writer.box(record.get("title"), body, footer) + beside


def render_entry(writer: Writer, entry: Fields) -> str:
    """Return one entry; groups with a title stand in a box of their own, without a label."""
    label = entry.get("label", "")
    if "href" in entry:
        return writer.wide_row(label, render_link(entry["href"], entry.get("value") or entry["href"]))
    if "vec" in entry:
        return writer.wide_row(label, "".join(render_vec(writer, item) for item in entry["vec"]))
    if "dict" in entry:
        return writer.wide_row(label, render_group(writer, entry))
    if "media" in entry:
        files = "".join(writer.file(one["uri"], one.get("title", ""), one.get("description", "")) for one in entry["media"])
        return writer.wide_row(label, writer.inner_box(entry["title"], files) if entry.get("title") else files)
    if "timestamp_value" in entry:
        return writer.row(label, writer.time(entry["timestamp_value"]))
    return writer.row(label, entry.get("value", ""))


def render_vec(writer: Writer, item: Fields) -> str:
    """Return one element of a list of values."""
    if "dict" in item:
        return writer.inner_box(None, table("".join(render_entry(writer, entry) for entry in item["dict"])))
    text = writer.time(item["timestamp_value"]) if "timestamp_value" in item else item.get("value", "")
    return writer.inner_box(None, f"<div>{show(text)}</div>")


def render_group(writer: Writer, entry: Fields) -> str:
    """Return a group: its sub-records are boxes, plain entries share one table."""
    inner = entry["dict"]
    if all("dict" in one and not one.get("label") for one in inner) and inner:
        content = "".join(render_group(writer, one) for one in inner)
    else:
        content = table("".join(render_entry(writer, one) for one in inner))
    return writer.inner_box(entry.get("title"), content)


def render_node(writer: Writer, node: Fields) -> str:
    """Return one node of a log tree: name, description, children, entries."""
    inner = show(node.get("description", "")) + "<p></p>"
    inner += "".join(render_node(writer, child) for child in node.get("children", []))
    inner += "".join(f"<div><div>{render_log_entry(writer, one)}</div></div>" for one in node.get("entries", []))
    return writer.box(node.get("name"), inner, footer=" ")


def render_log_entry(writer: Writer, entry: Fields) -> str:
    """Return one entry of a log: each thing has its place, and places may be empty."""
    data = entry.get("data", {})
    name, address = data.get("name", ""), data.get("uri", "")
    first = render_link(address, name or address) if address else show(name)
    places = [data.get(key, "") for key in ("value", "share", "watch_time", "watch_position_seconds")]
    rest = "".join(f"<div>{show(str(text))}</div>" for text in places)
    body = f"<div><div><div>{first}</div><div></div></div></div><div></div>{rest}"
    return writer.box(None, body, writer.footer(writer.time(entry.get("timestamp"))))


def render_photo(writer: Writer, media: Fields) -> str:
    """Return a photo or video of an album: the only place where EXIF is shown."""
    shown = writer.file(media["uri"], media.get("title", ""), media.get("description", ""))
    comments = "".join(render_photo_comment(writer, one) for one in media.get("comments", []))
    body = f"<div>{shown}{table(render_exif(writer, media))}{comments}</div>"
    return writer.box(None, body, writer.footer(writer.time(media.get("creation_timestamp"))))


def render_photo_comment(writer: Writer, comment: Fields) -> str:
    """Return what somebody wrote below a photo."""
    if writer.look.name == "B":
        return (
            f'<div class="pam _3-95 uiBoxGray noborder"><span class="_4mp8">{show(comment.get("author", ""))}</span>'
            f'{show(comment.get("comment", ""))}<div>{writer.time(comment.get("timestamp"))}</div></div>'
        )
    when = writer.footer(writer.time(comment.get("timestamp")))
    return writer.box(comment.get("author"), f"<div>{show(comment.get('comment', ''))}</div>", when)


def render_exif(writer: Writer, media: Fields) -> str:
    """Return the camera's data as lines of a label table."""
    found: Fields = {}
    for block in media.get("media_metadata", {}).values():
        for fields in block.get("exif_data", [block]):
            found |= {key: fields[key] for key in EXIF if fields.get(key) not in (None, "")}
    return "".join(
        render_line(writer, key, writer.pack.label(key), found[key]) for key in EXIF if key in found
    )


def render_album(writer: Writer, album: Fields) -> str:
    """Return the photos of an album; its name and description are the page's heading."""
    return "".join(render_photo(writer, photo) for photo in album.get("photos", []))


def render_profile(writer: Writer, profile: Fields) -> str:
    """Return the profile: a table with a heading to each line, lists as lists, the full name alone for the name."""
    lines = []
    for key, value in flatten_profile(profile).items():
        if value not in (None, "", [], {}):
            lines.append(f"<tr><th>{show(writer.pack.label(key))}</th><td>{render_cell(writer, key, value)}</td></tr>")
    body = f'<table class="_a6_n"><tbody>{"".join(lines)}</tbody></table>'
    return writer.box(None, f"<div>{body}</div>")


def flatten_profile(profile: Fields) -> Fields:
    """Return a profile with names, addresses and gender as lines of their own."""
    lines: Fields = {}
    for key, value in profile.items():
        if key == "name":
            lines[key] = value["full_name"]
        elif key in ("emails", "gender"):
            lines |= {"gender" if name == "gender_option" else name: one for name, one in value.items()}
        else:
            lines[key] = value
    return lines


def render_cell(writer: Writer, key: str, value: Any) -> str:
    """Return what stands beside a heading of the profile."""
    if isinstance(value, list) and not isinstance(value[0], dict):
        return "<ul>" + "".join(f"<li>{show(str(item))}</li>" for item in value) + "</ul>"
    if isinstance(value, list):
        return "".join(render_item(writer, key, item) for item in value)
    if key in DAYS:
        return writer.day(value)
    if isinstance(value, dict):
        return writer.inner_box(None, table(render_rows(writer, value)))
    if is_date(key, value):
        return writer.time(value)
    return render_link(value, value) if value.startswith("https://") else show(value)


def render_story(writer: Writer, record: Fields, *, is_linked: bool) -> str:
    """Return a post, comment, reaction, search …: attachments first, then texts, then the times of changes."""
    is_beside = writer.look.name == "B"
    tags = render_tags(writer, record.get("tags", []))
    parts = [] if is_beside else [tags]
    is_quoted = [item.get("text") for group in record.get("attachments", []) for item in group.get("data", [])]
    for group in record.get("attachments", []):
        inner = render_items(writer, group.get("data", []))
        parts.append(f'<div class="_2pin"><div><div>{inner}</div></div></div>' if inner else "")
    for data in record.get("data", []):
        parts.append(render_data(writer, data, is_shown=not any(is_quoted)))
    body = "".join(parts)
    link = make_link(f"{record.get('timestamp')}{record.get('title')}") if is_linked else ""
    footer = writer.footer(writer.time(record.get("timestamp")), link)
    whole = f"<div>{body}</div>" if body else ""
    return writer.box(record.get("title"), whole, footer, beside=tags if is_beside else "")


def render_tags(writer: Writer, tags: list[Any]) -> str:
    """Return who was tagged, as a sentence."""
    names = [tag if isinstance(tag, str) else tag["name"] for tag in tags]
    if not names:
        return ""
    joined = ", ".join(names[:-1]) + (writer.pack.word(" and ") if names[1:] else "") + names[-1]
    return f'<div><div class="_u14">{show(writer.pack.word("You tagged ") + joined)}</div></div>'


def render_items(writer: Writer, items: list[Fields]) -> str:
    """Return the things of one attachment; files stand side by side."""
    files = [item["media"] for item in items if "media" in item]
    shown = "".join(
        f'<div class="_a7ng">{writer.file(one["uri"], one.get("title", ""), one.get("description", ""))}</div>'
        for one in files
    )
    others = "".join(
        OTHERS.get(key, render_table_item)(writer, key, value)
        for item in items
        for key, value in item.items()
        if key != "media"
    )
    if len(files) > 1 and writer.look.name == "B":
        return render_grid(writer, files) + others
    return (f'<div><div class="_a7nf">{shown}</div></div>' if shown else "") + others


def render_grid(writer: Writer, files: list[Fields]) -> str:
    """Return files in a table that only sets them side by side, two in a row."""
    cells = [
        f'<td class="_51m- pas">{writer.file(one["uri"], one.get("title", ""), one.get("description", ""))}</td>'
        for one in files
    ]
    rows = ("".join(cells[at : at + 2]) for at in range(0, len(cells), 2))
    lines = "".join(f'<tr class="_51mx">{row}</tr>' for row in rows)
    return f'<div><table class="uiGrid _51mz"><tbody>{lines}</tbody></table></div>'


def render_context(writer: Writer, key: str, value: Fields) -> str:
    """Return a link with its title and source."""
    url = value.get("url", "")
    link = render_link(url, url) if url else ""
    texts = "".join(f"<div>{show(value.get(name, ''))}</div>" for name in ("name", "source"))
    return f"<div><div><div>{texts}<div>{link}</div></div></div></div>"


def render_place(writer: Writer, key: str, value: Fields) -> str:
    """Return a place: name and coordinates, address, link."""
    spot = value.get("coordinate")
    where = f" ({spot['latitude']}, {spot['longitude']})" if spot else ""
    lines = [writer.pack.word("Place: ") + value.get("name", "") + where]
    if value.get("address"):
        lines.append(writer.pack.word("Address: ") + value["address"])
    shown = "".join(f"<div>{show(line)}</div>" for line in lines)
    if value.get("url"):
        shown += f"<div>{render_link(value['url'], value['url'])}</div>"
    return f"<div>{shown}</div>"


def render_text(writer: Writer, key: str, value: Any) -> str:
    """Return a text that is attached (search terms stand in quotes)."""
    return f"<div><div><div>{show(str(value))}</div></div></div>"


def render_life_event(writer: Writer, key: str, value: Fields) -> str:
    """Return a life event: its title and dates as a table, its place and photos below."""
    plain = {name: one for name, one in value.items() if name not in ("photos", "place")}
    files = "".join(f'<div class="_a7ng">{writer.file(one["uri"])}</div>' for one in value.get("photos", []))
    place = render_place(writer, "place", value["place"]) if "place" in value else ""
    return f"<div>{table(render_rows(writer, plain))}{place}{files}</div>"


def render_table_item(writer: Writer, key: str, value: Any) -> str:
    """Return an event, a poll, a thing for sale, a fundraiser: a box with a label table."""
    return writer.inner_box(None, table(render_rows(writer, value)))


OTHERS: dict[str, Callable[[Writer, str, Any], str]] = {
    "external_context": render_context,
    "place": render_place,
    "text": render_text,
    "name": render_text,
    "life_event": render_life_event,
}


def render_data(writer: Writer, data: Fields, *, is_shown: bool) -> str:
    """Return one element of `data`: a text, a reaction's icon, or the time of a change."""
    if "reaction" in data:
        icon = f"files/icons/reactions/{ICONS[data['reaction']['reaction']]}.png"
        return f'<div class="_2pin"><div><div><img src="{icon}" height="16" /></div></div></div>'
    text = data.get("post") or data.get("comment", {}).get("comment") or data.get("name") or ""
    if "text" in data and is_shown:
        text = data["text"]
    for key, word in (("update", "Updated "), ("backdated", "Backdated "), ("published", "Published ")):
        if writer.time(data.get(f"{key}_timestamp")):
            text = writer.pack.word(word) + writer.time(data[f"{key}_timestamp"])
    group = data.get("comment", {}).get("group", "")
    if not text and not group:
        return ""
    if "name" in data:  # a page, a group: deeper, as in "You visited on Facebook"
        return f'<div class="_2pin"><div><div><div><div>{show(text)}</div></div></div></div></div>'
    if text and group:
        return f'<div class="_2pin"><div>{render_group_name(writer, group)}{show_linked(text)}</div></div>'
    return f'<div class="_2pin"><div>{show_linked(text)}</div><div>{show(group)}</div></div>'


def render_group_name(writer: Writer, group: str) -> str:
    """Return the group that stands above a comment, in the same element."""
    token = "_4mp8" if writer.look.name == "B" else "_a6_m"
    return f'<div class="_3-95"><span class="{token}">{show(writer.pack.word("Group: "))}</span>{show(group)}</div>'
