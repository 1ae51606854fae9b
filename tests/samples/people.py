"""Name the people of the samples: all invented, with reserved numbers, addresses and domains."""

from __future__ import annotations

from datetime import date, timedelta

from .shapes import at, digest

OWNER = "Mira Halvorsen"
OWNER_BEFORE = "Mira Vikøren"
KASIA = "Kasia Wiśniewska"
EIRIK = "Eirik Halvorsen"
ARNE = "Arne Vikøren"
SOLVEIG = "Solveig Vikøren"
INGRID = "Ingrid Vikøren"
ANJALI_2023 = "Anjali Sharma"
ANJALI = "Anjali Sharma-Iyer"
JONAS_2023 = "Jonas Rypdal"
HILDE = "Hilde Kvamme"
YUI, HANEUL, XIAOMING, SOMCHAI = "佐藤 ゆい", "김하늘", "王小明", "สมชาย ใจดี"
LAYLA, NOA, HINDI = "ليلى حداد", "נועה בן־עמי", "रोहन मेहता"
OLGA, NIKOS, AYSE, HANH = "Ольга Смирнова", "Νίκος Παπαδόπουλος", "Ayşe Yıldız", "Nguyễn Thị Hạnh"
SOREN, JUERGEN = "Søren Ågård", "Jürgen Weiß"
WORLD = [YUI, HANEUL, XIAOMING, SOMCHAI, LAYLA, NOA, HINDI, OLGA, NIKOS, AYSE, HANH, SOREN, JUERGEN]
CLOSE = [INGRID, SOLVEIG, HILDE, ANJALI, ARNE]
SINCE = {
    ANJALI: "2018-09-01", ARNE: "2011-09-04", YUI: "2017-03-30", HANEUL: "2018-02-01", XIAOMING: "2015-11-19",
    SOMCHAI: "2019-04-01", LAYLA: "2014-07-01", NOA: "2013-09-01", HINDI: "2020-01-14", OLGA: "2012-05-01",
    NIKOS: "2016-08-10", AYSE: "2018-06-01", HANH: "2019-02-01", SOREN: "2013-02-01", JUERGEN: "2017-10-01",
    "Facebook user": "2020-07-30",
}  # fmt: skip

FIRST = [
    "Åse",
    "Bjørn",
    "Camilla",
    "Dag",
    "Elin",
    "Frode",
    "Gro",
    "Håkon",
    "Ida",
    "Jostein",
    "Kjersti",
    "Leif",
]
LAST = [
    "Aarnes",
    "Bøkset",
    "Dyrli",
    "Espeland",
    "Fjellvåg",
    "Grønhaug",
    "Hovda",
    "Indrebø",
    "Kleppe",
    "Løkkeberg",
]

FRIEND_COUNT = 126
LOGIN_IPS = ["192.0.2.17", "198.51.100.44", "203.0.113.9", "2001:db8:4f::12"]


def friends() -> list[dict[str, object]]:
    """Return the friends list, newest first; one is a deactivated account, two share a name."""
    names = CLOSE + WORLD + ["Facebook user", "Camilla Espeland"]
    names += [f"{FIRST[i % 12]} {LAST[(i * 7 + i // 12) % 10]}" for i in range(FRIEND_COUNT - len(names))]
    start = date(2008, 2, 12)
    records = []
    for i, name in enumerate(names):
        day = SINCE.get(name) or (start + timedelta(days=int((i / FRIEND_COUNT) ** 1.6 * 6250))).isoformat()
        records.append({"name": name, "timestamp": at(day) + digest(name + day) % 30000})
    return sorted(records, key=lambda record: -record["timestamp"])  # type: ignore[operator]
