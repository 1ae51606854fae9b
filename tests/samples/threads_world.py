"""The conversations with friends abroad, strangers and a deleted account, and a chat of a group."""

from __future__ import annotations

from . import people as p
from .chat import Thread
from .people import OWNER
from .threads import photo

M = OWNER


def pair(number: int, name: str, script: str, slug: str = "", **more: object) -> Thread:
    """Return an inbox thread between that person (letter F) and the owner."""
    return Thread("inbox", slug, f"101503400001{number:05d}", name, {"F": name, "M": M}, script, **more)  # type: ignore[arg-type]


RENAMED = pair(
    1,
    p.ANJALI,
    """
2019-06-01
06:30 F नमस्ते मीरा! तुम्हारी मिट्टी कैसी है?
06:45 M Namaste! Den er våt 😄 << 😂 F
2021-11-16
07:00 F I am so sorry. 🙏🏽🕯️
07:20 M Takk, Anjali
2022-11-01
05:00 F दीपावली की शुभकामनाएँ 🪔🪔 << ❤ M
2023-02-11
10:00 F We set a date! 💍
10:01 M 😍😍 When?
2024-02-20
09:00 F New name, same clay 😄
09:02 M Anjali Sharma-Iyer! Det kler deg << ❤️ F
""",
    "anjalisharmaiyer",
)

DELETED = Thread(
    "inbox",
    "",
    "100006000000777",
    "Facebook user",
    {"J": "", "F": "Facebook user", "M": M},
    """
2020-08-01
12:00 J Hei! Kommer du på fjellturen på lørdag?
12:10 M Ja, tar bussen 08:15
2020-08-02
17:00 J {top} << 🏔️ M
2022-05-09
20:00 J Lenge siden. Alt bra?
20:31 M Alt bra! Og du?
2023-01-04
08:00 F Godt nytt år
""",
    {"top": photo("ulriken.jpg")},
    participants=["Facebook user", M],
)

BUYER = Thread(
    "message_requests",
    "petterlunde",
    "100000000000881",
    "Petter Lunde",
    {"P": "Petter Lunde", "M": M},
    """
2025-03-08
18:22 P Hei, er dreieskiven fortsatt til salgs?
18:23 P Petter sent a message about the listing Dreieskive, lite brukt.
18:40 P Kan hente i kveld, 2500 kr?
19:05 P ??
""",
    head={"is_pending": True},
)

SPAM = Thread(
    "filtered_threads",
    "cryptogainsofficial",
    "100000000000882",
    "Crypto Gains Official",
    {"C": "Crypto Gains Official", "M": M},
    """
2024-09-30
03:11 C CONGRATULATIONS Dear!!! 💰💰 you was selected. Click https://prize.example/claim {link}
2024-10-02
03:11 C Dear last warning 💰
""",
    {"link": {"share": {"link": "https://prize.example/claim"}}},
)

EMOJI = Thread(
    "inbox",
    "",
    "24000000000000008",
    "🎂🎉",
    {"I": p.INGRID, "V": p.SOLVEIG, "M": M},
    """
2023-06-25
10:00 I Hemmelig! Mamma blir 70 🤫
10:01 M Hvor?
10:05 I Hytta. Ingen sier noe
2023-07-30
20:00 M {party_1}
= M {party_2}
20:01 V Dere er gale ❤️ << 😂 I, ❤ M
20:30 I Ingrid removed you from the group. {gone}
""",
    {
        "party_1": photo("fest_1.jpg"),
        "party_2": photo("fest_2.jpg"),
        "gone": {"users": [{"name": M}], "type": "Unsubscribe"},
    },
    head={"is_still_participant": False},
    participants=[],
)

WORLD_THREADS = [
    pair(
        2,
        p.YUI,
        """
2017-04-02
01:12 F 桜が満開です🌸 写真を送りますね
01:13 F {sakura}
06:00 M 綺麗！ That's all the Japanese I have << 😆 F
2024-10-14
02:00 F 益子の陶器市に来ませんか？🍵
""",
        extras={"sakura": photo("sakura.jpg")},
    ),
    pair(
        3,
        p.HANEUL,
        """
2018-02-10
09:00 F 올림픽 개막식 봤어요? 🇰🇷❄️
09:05 M Ja! Skøytene! ⛸️
2024-09-17
08:00 F 추석 잘 보내세요 🌕 << ❤ M
""",
    ),
    pair(
        4,
        p.XIAOMING,
        """
2015-11-20
03:00 F 你好！景德镇的瓷器你看过吗？
07:00 M Only in books. Some day!
2023-10-01
04:00 F 国庆节快乐 🇨🇳 来景德镇吧 << 👍🏻 M
""",
    ),
    pair(
        5,
        p.SOMCHAI,
        """
2019-04-13
02:00 F สุขสันต์วันสงกรานต์ 💦💦
08:00 M สวัสดี! 😄 << 🙏 F
""",
    ),
    pair(
        6,
        p.LAYLA,
        """
2014-07-28
12:00 F عيد مبارك يا ميرا 🌙
12:30 M Eid mubarak, Layla! << ❤ F
2020-08-05
09:00 M Er du trygg? Jeg ser bildene fra Beirut
11:42 F نحن بخير، الحمد لله. النوافذ كلها مكسورة.
11:43 M Gudskjelov ❤
2025-05-01
10:00 F افتتاح معرضي يوم الخميس {invite}
""",
        extras={"invite": {"share": {"link": "https://gallery.example.org/layla", "share_text": "معرض خزف"}}},
    ),
    pair(
        7,
        p.NOA,
        """
2013-09-04
15:00 F שנה טובה ומתוקה! 🍎🍯
15:20 M Shana tova, Noa! << ❤ F
2022-01-02
10:00 F ראיתי על אבא שלך. משתתפת בצערך
10:10 M Takk ❤️
""",
    ),
    pair(
        8,
        p.OLGA,
        """
2012-05-09
06:00 F С праздником! Как погода в Бергене?
06:10 M Regn. Дождь :)
2021-12-31
21:00 F С Новым годом!!! 🎄🥂
""",
    ),
    pair(
        9,
        p.NIKOS,
        """
2016-08-14
18:00 F Καλησπέρα Μίρα! Πότε έρχεστε στη Σίφνο;
18:30 M Neste sommer, lover! 🏺
2017-07-20
12:00 M {sifnos} << 😍 F
""",
        extras={
            "sifnos": {
                "photos": [{"uri": "https://scontent.example.invalid/v/t1.15752-9/sifnos_n.jpg?oh=00"}]
            }
        },
    ),
    pair(
        10,
        p.AYSE,
        """
2018-06-15
09:00 F Bayramın kutlu olsun! İstanbul'a ne zaman? 🇹🇷
09:20 M Snart, Ayşe! << 😘 F
2023-02-06
07:00 M Er familien din trygg?
13:10 F İyiyiz, çok şükür. Köydeki ev yıkıldı.
""",
        "ayseyldz",
    ),
    pair(
        11,
        p.HANH,
        """
2019-02-05
03:00 F Chúc mừng năm mới! Năm Hợi 🐷🧧
08:00 M Chúc mừng! << ❤️ F
""",
        "nguynthhnh",
    ),
    pair(
        12,
        p.SOREN,
        """
2018-08-08
10:00 F Hej! Så din udstilling i Aarhus – fantastisk 😊
10:10 M Tusen takk! Kom og drei med oss
2025-06-01
19:00 F Reacted ❤ to your message 
19:01 F Toget er forsinket. Øv {bare}
""",
        "srengrd",
        extras={"bare": {"photos": [{"uri": "tog_forsinket.jpg"}]}},
    ),
    pair(
        13,
        p.JUERGEN,
        """
2017-10-03
08:00 F Grüße vom Töpfermarkt in Höhr-Grenzhausen! {voice}
08:30 M Vielen Dank, Jürgen
2024-12-06
07:00 F Du hast einen Anruf von Jürgen verpasst. {call}
""",
        "jrgenwei",
        extras={
            "voice": {"audio_files": [{"uri": "HERE/audio/markt.aac"}, {"uri": "HERE/audio/glocke.wav"}]},
            "call": {"call_duration": 0},
        },
    ),
    pair(
        14,
        "रोहन मेहता",
        """
2020-01-14
05:00 F You are now connected on Messenger
05:01 F मकर संक्रांति की बधाई 🪁
""",
    ),
]

OTHER_THREADS = [RENAMED, DELETED, BUYER, SPAM, EMOJI, *WORLD_THREADS]

HIKERS = Thread(
    "groups",
    "turlaget",
    "0",
    "Turlaget Bjørgvin – prat 🥾",
    {"A": "Dag Bøkset", "B": "Gro Hovda", "M": M},
    """
2023-09-02
08:00 A God morgen! Vidden i dag? 🌤️
08:02 B Ja! Møtes på Fløyen kl. 10
08:20 M Jeg er med << 👍 A, 👍 B
2024-04-21
17:00 B {view}
17:04 A For en utsikt
""",
    {"view": {"photos": [{"uri": "your_facebook_activity/groups/your_group_messages/media/vidden.jpg"}]}},
)
