"""Comments and reactions of the owner, in groups and outside."""

from __future__ import annotations

from typing import Any

from .people import ANJALI, ARNE, AYSE, EIRIK, HILDE, INGRID, KASIA, LAYLA, NIKOS, OWNER, SOREN, YUI
from .posts import attach
from .shapes import Raw, Url, at, cut, group, one

COMMENTS = """
2008-03-01 20:00|Hilde Kvamme's status|haha
2009-05-17 12:00|Ingrid Vikøren's photo|Så fin bunad!
2010-09-15 21:00|Kasia Wiśniewska's photo|Pięknie!
2010-12-24 18:00|Kasia Wiśniewska's post|Wesołych Świąt 🎄
2012-02-14 19:05|Kasia Wiśniewska's post|🎓🎓🎓
2013-09-04 16:00|נועה בן־עמי's post|שנה טובה!
2014-08-24 12:00|her own photo|Takk Åse ❤
2015-09-04 11:00|her own photo|Ja, det er pappa
2017-07-22 10:00|Νίκος Παπαδόπουλος's comment|Ευχαριστώ!
2018-02-10 09:30|김하늘's post|⛷️🥇
2019-06-15 06:00|Anjali Sharma's photo|सुंदर 🙏🏽
2020-08-05 12:30|ليلى حداد's post|❤️
2021-06-21 08:00|Arne Vikøren's photo|Du ser ung ut, pappa 😘
2021-11-16 21:00|Ingrid Vikøren's post|❤
2022-12-24 17:00|Solveig Vikøren's photo|🕯️
2023-02-03 18:40|Søren Ågård's photo|Så fin glasur! Er det celadon?
2024-04-01 08:15|Ayşe Yıldız's post|Gratulerer Ayşe! 🎈
2024-10-14 07:00|佐藤 ゆい's photo|綺麗ですね 🍵
2025-05-08 19:00|ليلى حداد's video|مبروك يا ليلى 🎉
"""
REACTED = ["LIKE", "LOVE", "HAHA", "WOW", "SORRY", "ANGER", "CARE"]
REACTED_TO = [HILDE, INGRID, KASIA, NIKOS, LAYLA, YUI, AYSE, SOREN, ANJALI, ARNE]
THINGS = ["post", "photo", "comment", "link", "video"]


def comment(
    when: str, target: str, text: str | None, *groups: Any, verb: str = "commented on", in_group: str = ""
) -> dict[str, Any]:
    """Return one comment record; None leaves out the text and its whole `data`."""
    record: dict[str, Any] = {"timestamp": at(when)}
    if groups:
        record["attachments"] = list(groups)
    if text is not None:
        body = {"timestamp": at(when), "comment": text, "author": OWNER}
        record["data"] = [{"comment": body | ({"group": in_group} if in_group else {})}]
    return record | {"title": f"{OWNER} {verb} {target}."}


def read_comments() -> list[dict[str, Any]]:
    """Return the comments outside groups, newest first."""
    plain = [comment(*line.split("|")) for line in COMMENTS.strip().splitlines()]
    sticker = {
        "uri": "your_facebook_activity/posts/media/stickers_used/851557_2.png",
        "creation_timestamp": at("2016-05-05"),
    }
    odd = [
        comment("2016-05-05 10:00", f"{HILDE}'s post", "", attach("media", sticker)),
        comment(
            "2019-01-01 10:00",
            f"{SOREN}'s link",
            "",
            attach("external_context", {"url": "https://glaze.example.org/"}),
        ),
        comment("2011-08-08 10:00", "a post", None),
        comment(
            "2022-06-06 18:00",
            "her own comment",
            f"@[100000000000012:2048:{SOREN}] se her!",
            verb="replied to",
        ),
        comment("2023-07-07 07:00", f"{INGRID}'s photo", cut("Dere er fine alle sammen 👨‍👩‍👧", 3)),
        comment("2018-11-11 11:11", f"{EIRIK}'s photo", Raw("“Right already” – Łódź")),
    ]
    return sorted(plain + odd, key=lambda record: -record["timestamp"])


def read_classic_reactions() -> list[dict[str, Any]]:
    """Return the classic reactions, newest first: one a quarter from 2011, by turns to friends and things."""
    records = []
    for i in range(56):
        when = at(f"{2011 + i // 4}-{(i % 4) * 3 + 2:02d}-{i % 27 + 1:02d} {7 + i % 15:02d}:{i * 7 % 60:02d}")
        reaction = "LIKE" if when < at("2016-02-24") else REACTED[i % 7]
        verb = "likes" if reaction == "LIKE" else "reacted to"
        records.append(
            {
                "timestamp": when,
                "data": [{"reaction": {"reaction": reaction, "actor": OWNER}}],
                "title": f"{OWNER} {verb} {REACTED_TO[i % 10]}'s {THINGS[i % 5]}.",
            }
        )
    return records[::-1]


def read_new_reactions() -> list[dict[str, Any]]:
    """Return the label_values reactions: in the account's language of the day, with and without group."""
    rows = [
        ("2025-05-08 18:30", "Love", LAYLA, ()),
        ("2025-04-02 07:00", "Like", HILDE, (("Name", "Norsk Keramikkforum"),)),
        ("2025-03-01 07:00", "Haha", SOREN, ()),
        ("2025-02-02 12:40", "Care", ANJALI, ()),
        ("2024-11-19 22:00", "Sad", INGRID, ()),
        ("2024-10-14 07:01", "Wow", YUI, ()),
        (
            "2024-06-01 12:30",
            "Like",
            AYSE,
            (("Name", "Åpent verksted"), ("Start time", at("2024-06-01 12:00"))),
        ),
    ]
    records = []
    for i, (when, reaction, author, where) in enumerate(rows):
        url = f"https://www.facebook.com/invented/posts/{900 + i}"
        groups = group("Group", where) if where else group("Group")
        records.append(
            one(
                ("Reaction", reaction),
                ("Name", f"{author}'s post"),
                ("URL", Url(url)),
                group("Owner", (("Name", author),)),
                group("Author", (("Name", author),)),
                groups,
                ts=when,
            )
        )
    german = one(
        ("Reaktion", "reaction_type", "Gefällt mir"),
        ("URL", "url", Url("https://www.facebook.com/invented/posts/920")),
        group("Verfasser", (("Name", "name", "Jürgen Weiß"),)),
        ts="2024-12-06 07:10",
        ent="UserReaction",
    )
    return [*records, german]


FORUM, HIKERS, GRIEF = "Norsk Keramikkforum", "Turlaget Bjørgvin", "Sorggruppe på nett"
GROUP_COMMENTS = {
    "group_comments_v2": [
        comment("2022-06-07 08:00", "her own post", "Takk for alle svar!", in_group=FORUM),
        comment("2023-10-03 12:00", f"{YUI}'s post", "益子! Så vakkert", in_group=FORUM),
        comment(
            "2021-12-06 00:20", "Gro Hovda's comment", "Takk. Det hjalp.", verb="replied to", in_group=GRIEF
        ),
        comment(
            "2016-04-10 12:00",
            "Dag Bøkset's photo",
            "",
            attach("external_context", {"url": "https://kart.example/ulriken"}),
            in_group=HIKERS,
        ),
    ]
}
