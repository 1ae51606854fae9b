"""What pages of Instagram and Threads do not say although the JSON of the same account does (4.2): the one list of it.

`docs/html.md` shows it, and a law holds it tight, as that of Facebook's pages (`importers.facebook.page_losses`).
"""

from __future__ import annotations

from typing import Final

from importers.meta.losses import ANY, Loss

LOSSES: Final = (
    Loss("posts", ("details.reply_control", "details.is_reply"), "Pages of Threads do not say it."),
    Loss("posts", ("details.fbid",), "Pages do not show Meta's own numbers."),
    Loss("activity", ("details.fbid",), "Pages do not show Meta's own numbers."),
    Loss("activity", ("details.* / description",), "Explanations beside a label are not shown."),
    Loss("media_uses", ("at",), "Of several files in a post only the post has a date.", {"post_id": ANY}),
    Loss("media_uses", ("title",), "Of several files in a post only the post has a text.", {"post_id": ANY}),
    Loss("media", ("title",), "Of several files in a post only the post has a text."),
    Loss(
        "media_uses",
        (
            "details.backup_uri",
            "details.is_profile_picture",
            "details.music_genre",
            "details.cross_post_source",
        ),
        "Of a file only camera data is shown.",
    ),
    Loss("media_uses", (), "Subtitles are not shown.", {"role": "subtitles"}),
    Loss("media_uses", (), "A file of the phone itself has no address on a page.", {"uri": "file:*"}),
    Loss("media_uses", ("at",), "A profile picture has no date of its own there.", {"role": "profile"}),
    Loss("media_uses", ("at",), "In tables a file has no date.", {"role": "listed"}),
    Loss("media_uses", ("at",), "A file in a chat has the time of its message.", {"message_id": ANY}),
    Loss(
        "conversations",
        ("is_participant", "is_pending"),
        "Pages of messages say who wrote what, and nothing of the conversation.",
    ),
    Loss("conversation_people", (), "A page does not name those who only read.", {"is_member": "1"}),
    Loss("messages", ("is_unsent", "details.*"), "Pages do not say it."),
    Loss(
        "messages",
        ("kind", "call_seconds"),
        "Calls and unsent messages are lines like others, in the account's language.",
        {"kind": ("call", "unsent", "text", "empty")},
    ),
)
