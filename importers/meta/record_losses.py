"""What pages of Instagram and Threads do not say although the JSON of the same account does (4.2): the one list of it.

`docs/html.md` shows it, and a law holds it tight, as that of Facebook's pages (`importers.facebook.page_losses`).
"""

from __future__ import annotations

from typing import Final

from importers.meta.losses import ANY, Loss

LOSSES: Final = (
    Loss("posts", ("details.reply_control", "details.is_reply"), "Pages of Threads do not say it."),
    Loss("activity", ("details.fbid",), "Pages do not show Meta's own numbers."),
    Loss("media_uses", ("at",), "Of several files in a post only the post has a date.", {"post_id": ANY}),
    Loss("media_uses", ("title",), "Of several files in a post only the post has a text.", {"post_id": ANY}),
    Loss("media", ("title",), "Of several files in a post only the post has a text."),
    Loss("media_uses", ("at",), "A profile picture has no date of its own there.", {"role": "profile"}),
)
