"""What Meta's HTML pages do not say although the JSON of the same account does: the one list of it, with reasons.

`docs/html.md` shows it, and a law holds it tight: HTML and JSON twins agree on everything else, and an entry that a
twin could do without fails the law.
"""

from __future__ import annotations

from typing import Final

from importers.meta.losses import ANY, Loss

_CAMERA: Final = ("taken_at", "latitude", "longitude", "width", "height", "details.*", "kind")
LOSSES: Final = (
    Loss("albums", ("at",), "Album pages do not say when the album was last changed."),
    Loss(
        "media_uses", (), "Album pages do not mark the cover: it is one of the pictures.", {"role": "cover"}
    ),
    Loss("media_uses", (), "Pages show a video, not its preview picture.", {"role": "preview"}),
    Loss("media_uses", (), "A file that the JSON mentions without naming it cannot be shown.", {"key": ""}),
    Loss("media", (), "A file that the JSON mentions without naming it cannot be shown.", {"key": ""}),
    Loss(
        "media_uses",
        ("at", *_CAMERA),
        "Below posts a file has neither date nor camera data; only album pages have them.",
        {"post_id": ANY},
    ),
    Loss("media_uses", ("at",), "Below comments a file has no date.", {"comment_id": ANY}),
    Loss("media_uses", ("at",), "In label tables a file has no date.", {"role": ("listed", "profile")}),
    Loss("media_uses", ("at",), "In label tables a file has no date.", {"activity_id": ANY}),
    Loss(
        "facts",
        (),
        "The profile page shows the whole name only.",
        {"topic": "profile", "label": ("first name", "middle name", "last name")},
    ),
    Loss("facts", (), "Explanations beside a label are not shown.", {"label": "* / description"}),
    Loss("posts", ("details.* / description",), "Explanations beside a label are not shown."),
    Loss("activity", ("detail",), "Explanations beside a label are not shown.", {"kind": "surveys"}),
    Loss(
        "posts",
        ("details.name", "details.text"),
        "The name of an app that posted looks like any other text that is attached.",
        {"details.text": ANY},
    ),
    Loss(
        "connections",
        ("at", "at_precision", "details.updated_at"),
        "The page of address books shows names, numbers and addresses only.",
        {"kind": "uploaded contact"},
    ),
    Loss(
        "conversations",
        ("is_participant", "is_pending", "join_link", "magic_words"),
        "Pages of messages say who wrote what, and nothing of the conversation.",
    ),
    Loss("messages", ("ip_address", "is_unsent", "is_taken_down"), "Pages do not say it."),
    Loss(
        "messages",
        ("kind", "call_seconds", "is_missed_call"),
        "Calls, unsent messages and changes of members are lines like others, in the account's language.",
        {"kind": ("call", "unsent", "joined", "left", "event", "text", "empty")},
    ),
    Loss("message_people", (), "Whom a message added or removed stands in its text only."),
    Loss("media_uses", ("at",), "A file in a chat has the time of its message.", {"message_id": ANY}),
    Loss(
        "media_uses", (), "The picture of a group is not shown.", {"role": "avatar", "conversation_id": ANY}
    ),
)
