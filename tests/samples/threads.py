"""The conversations with family, the ex, the lost friend and the groups."""

from __future__ import annotations

from .chat import Thread
from .people import ARNE, EIRIK, HILDE, INGRID, KASIA, OWNER, SOLVEIG
from .shapes import Raw, cesu, cut

M = OWNER
SUBSCRIBE, UNSUBSCRIBE = "Subscribe", "Unsubscribe"


def photo(name: str) -> dict[str, object]:
    """Return the field of one photo in the thread's own folder."""
    return {"photos": [{"uri": f"HERE/photos/{name}"}]}


FATHER = Thread(
    "inbox",
    "arnevikren",
    "10150340000000003",
    ARNE,
    {"A": ARNE, "M": M},
    """
2011-09-04
18:02 A Hei Mira dette er pappa. Nå er jeg på facebook
18:05 M Velkommen! 🎉 Hvordan gikk det? << 👍 A
18:21 A Ingrid hjalp meg. Hvordan skriver man på veggen
18:22 M Du trykker bare der det står «Hva tenker du på?»
2013-05-17
08:11 A Gratulerer med dagen! 🇳🇴🇳🇴 {photo17}
08:30 M Hurra! Er dere på torget? << ❤ A
2014-08-23
09:40 A Da er det snart bryllup. Talen er ferdig. Den er lang.
09:41 M Hvor lang, pappa
09:43 A 11 minutter {bumped}
2016-02-20
12:10 A Er du hjemme
12:31 A Arne called you. {call}
12:33 A Mira missed a call from Arne. {missed}
2019-11-03
20:15 A Du kan komme hjem når du vil. Rommet er der.
20:16 M Takk pappa ❤️ << ❤ A
2020-04-12
10:00 A God påske. Vi sitter på hver vår side av vinduet {window}
10:02 M {voice}
2021-06-20
15:44 A Jeg har vært hos legen. Ring når du kan.
15:45 M You called Arne. {call2}
2021-10-30
19:12 A Hun sier det er snø på fjellet alt
19:13 M Jeg kommer på fredag. Skal jeg ta med noe?
19:20 A Bare deg selv
2021-11-14
06:50 A God morgen jenta mi. Sov du godt? << ❤ M
07:31 M Ja. Jeg er der klokken ti. 😘
2021-11-21
22:03 M Jeg vet at du ikke leser dette.
22:04 M Det var så mange mennesker i kirken. Du hadde blitt flau.
2022-03-09
00:14 M Første bursdag uten at du ringer først.
2024-11-19
21:30 M Tre år i dag. Jeg har satt krukken din i vinduet. {jar}
""",
    {
        "photo17": photo("170517.jpg"),
        "window": photo("vindu_2020.heic"),
        "jar": photo("krukke.jpg"),
        "bumped": {"bumped_message_metadata": {"bumped_message": "11 minutter", "is_bumped": True}},
        "call": {"call_duration": 312},
        "missed": {"call_duration": 0, "missed": True},
        "call2": {"call_duration": 1904},
        "voice": {"audio_files": [{"uri": "HERE/audio/audioclip-15866856.mp4"}]},
    },
)

KASIA_THREAD = Thread(
    "inbox",
    "kasiawisniewska",
    "10150340000000001",
    KASIA,
    {"K": KASIA, "M": M},
    """
2010-09-12
17:20 K Cześć! Tu Kasia z korytarza na trzecim piętrze :) {ip}
17:25 M Hei! My Polish is still only «dziękuję» {ip2}
17:26 K Wystarczy. Kolacja o 19:00, gotujemy pierogi!
2010-09-13
09:02 M Best pierogi in Kraków << 😍 K
09:04 K Źródło: ja 😄
2010-12-20
21:11 K Wesołych Świąt, zażółć gęślą jaźń ;) {pl}
21:30 M God jul! I miss the corridor already
2011-06-30
08:15 M Last day. Whose is the blue mug?
08:16 K Twój. Na zawsze.
2012-02-14
19:00 K Obroniłam się!!! 🎓
19:02 M GRATULERER 🎓🎉👩‍🎓 << ❤️ K
19:03 M So proud. Bergen is waiting for you
2013-07-02
11:30 K Ląduję o 14:05 {landing}
11:31 M Jeg står der med flagg
2013-07-09
20:45 M Bildene fra Fløyen {two}
= M {two_b}
20:52 K Piękne! << ❤ M
2014-05-02
12:11 M We're getting married in August. You have to come.
12:19 K Oczywiście że przyjadę ❤️ << ❤️ M
2014-08-25
10:02 K Najpiękniejszy ślub. Wujek Leif tańczył trzy godziny.
2015-03-03
16:40 K Zaczęłam nową pracę, zero czasu 🙈
16:59 M Good luck!
2015-10-21
21:00 M How are you? It's been a while
2015-11-02
08:12 K Przepraszam, dopiero teraz widzę. Dużo się dzieje.
2016-09-12
12:00 M Seks år siden korridoren! 🎂
2016-09-15
07:55 K 😊
2017-01-01
00:20 M Godt nytt år, Kasia
2017-08-30
18:45 M I found the blue mug when we moved. {mug}
2017-12-24
18:00 M God jul. Hope you are well.
""",
    {
        "ip": {"ip": "198.51.100.80"},
        "ip2": {"ip": "192.0.2.17"},
        "landing": {
            "share": {
                "link": "https://flights.example/krk-bgo",
                "share_text": cut("KRK–BGO, 2 h 10 min ✈", 2),
            }
        },
        "pl": {"share": {"share_text": "Pangram polski – Słownik przykładowy"}},
        "two": photo("floyen_1.jpg"),
        "two_b": photo("floyen_2.jpg"),
        "mug": photo("blue_mug.png"),
    },
)

EVERYDAY = [
    ("Kjøper du melk?", "Ja 🥛"),
    ("Hjemme kl. 18", "👍"),
    ("Husk tannlegen", "Å nei 😱"),
    ("Savner deg", "Savner deg mer"),
    ("Nøklene ligger i krukka", "Hvilken krukke"),
    ("Middag?", "Fiskekaker 🐟"),
    ("Regner det hos deg også?", "☔️ Bergen…"),
    ("Kan du hente posten", "Gjort"),
    ("God natt", "God natt 😘"),
    ("Bussen er sen", "Kjør forsiktig"),
]
MONTHS = [
    f"{year}-{month:02d}-{(year * month) % 27 + 1:02d}"
    for year in range(2012, 2019)
    for month in (2, 5, 8, 11)
]


def everyday_lines() -> str:
    """Return seven years of small talk, a pair of lines every three months."""
    pairs = ((day, *EVERYDAY[i % len(EVERYDAY)]) for i, day in enumerate(MONTHS))
    return "\n".join(
        f"{day}\n17:{i % 50 + 10} M {ask}\n17:{i % 50 + 11} E {answer}"
        for i, (day, ask, answer) in enumerate(pairs)
    )


EX = Thread(
    "archived_threads",
    "eirikhalvorsen",
    "10150340000000002",
    EIRIK,
    {"E": EIRIK, "M": M},
    "2011-12-31\n23:58 E Godt nytt år, du som danser 🎆\n23:59 M Hvem er dette?\n"
    + everyday_lines()
    + """
2019-02-14
19:30 E Kan vi snakke når du kommer hjem?
19:31 M Ja.
2019-03-02
21:00 M Eirik set the nickname for Mira to Mira. {none}
21:10 E Jeg har pakket det meste
21:12 M {unsent_empty}
2019-04-15
10:00 E Advokaten sendte papirene {papers}
10:30 M Fått.
2019-09-01
12:00 E Er det greit at jeg tar katten i helgene?
12:04 M Ja. Han liker deg best, dessverre 🐈 << 😂 E
2020-12-24
17:00 E God jul, Mira {gif}
17:20 M God jul {sticker}
2023-03-03
14:00 E Katten er hos dyrlegen {unsent1}
14:05 E Det gikk bra. Han spiser igjen. {edited}
14:07 M Takk for at du sa fra << ❤ E
""",
    {
        "none": {},
        "papers": {"files": [{"uri": "HERE/files/Avtale_2019.pdf"}]},
        "unsent_empty": {"is_unsent": True},
        "gif": {"gifs": [{"uri": "HERE/gifs/julenisse.gif"}]},
        "sticker": {
            "sticker": {
                "uri": "your_facebook_activity/messages/stickers_used/851557_1.png",
                "ai_stickers": [],
            }
        },
        "unsent1": {"content": "Denne meldingen ble trukket tilbake", "is_unsent": True},
        "edited": {},
    },
    then={
        "unsent1": {"content": "Katten er hos dyrlegen, det er alvorlig", "is_unsent": None},
        "edited": {"content": "Det gikk bra. Han spsier igjen."},
    },
    per_file=25,
)

POTTERS = Thread(
    "inbox",
    "keramikkgjengen",
    "24000000000000004",
    "Keramikkgjengen 🏺",
    {"I": INGRID, "H": HILDE, "S": "Søren Ågård", "A": "Anjali Sharma-Iyer", "L": "Åse Aarnes", "M": M},
    """
2018-10-01
18:00 M Mira created the group. {subscribe}
18:01 M Mira named the group Keramikkgjengen 🏺.
18:04 H Endelig! 🏺🏺
18:06 S Goddag fra Aarhus 🇩🇰 << 👋 M
18:10 I Hvem brenner denne uka?
18:11 M Jeg. Ovnen går til 1240°
2018-10-07
20:00 M {bowls} << 😮 H, ❤ I, ❤️ S
20:03 H Nydelig!
20:09 A सुंदर! बहुत बढ़िया 👏🏽 << 🙏🏽 M
2019-01-20
11:00 L Åse left the group. {unsubscribe}
11:05 M Snufs
2019-05-11
13:00 S Jeg er her nå {pin}
13:01 M 2 min!
2019-12-01
10:00 M Mira created a poll: Når tar vi julebord?. {poll}
10:02 H Hilde voted for "13. desember" in the poll: Når tar vi julebord?.
2020-03-13
09:00 I Verkstedet er stengt 😷
09:02 H {sticker}
09:04 S {gif}
2020-03-20
19:00 M Hilde started a video chat. {chat}
19:48 M The video chat ended. {chat_end}
2021-11-15
09:10 H Kondolerer så mye, begge to ❤ << ❤ M, ❤️ I
09:12 S Tænker på jer 🕯️
09:15 A 🙏🏽
2022-06-06
17:00 M Oppskriften på celadon {glaze}
17:05 H Takk! << 👍 M
17:09 A Reacted 👍 to your message 
2022-10-10
08:00 S Tysk lærebog til salg: «Glasuren für Anfänger» {book}
2023-01-22
16:00 I Se hvordan den snurrer {film} << 🔥 H
16:01 I {film_bare}
16:04 H {blank}
2024-05-30
20:00 H 👩‍👩‍👧‍👦 hele familien kommer på åpningen! << ❤ M
20:02 M Åpent verksted lørdag kl. 12 ❤️⏎⏎Ta med kopp!⏎– M {bump}
20:05 S Jeg kommer med toget 🚄
2025-02-02
12:00 A New kiln arrived 🎉 {flagged}
12:01 A {taken}
12:06 M Så flott! {cesu}
12:07 H {lone}
12:10 H Hilde changed the theme to Pottery.
""",
    {
        "subscribe": {
            "users": [{"name": INGRID}, {"name": HILDE}, {"name": "Søren Ågård"}],
            "type": SUBSCRIBE,
        },
        "unsubscribe": {"users": [{"name": "Åse Aarnes"}], "type": UNSUBSCRIBE},
        "bowls": {
            "photos": [
                {"uri": "HERE/photos/bolle_1.jpg"},
                {"uri": "HERE/photos/bolle_2.jpg"},
                {"uri": "HERE/photos/Bolle_3.JPG"},
            ]
        },
        "pin": {
            "share": {
                "link": "https://www.bing.com/maps/default.aspx?v=2&pc=FACEBK&mid=8100&where1=60.3913%2C+5.3221"
                "&FORM=FBKPL1&mkt=en-US",
                "share_text": "Pinned Location",
            }
        },
        "poll": {},
        "chat": {"call_duration": 0},
        "chat_end": {"call_duration": 2871},
        "sticker": {
            "sticker": {
                "uri": "your_facebook_activity/messages/stickers_used/851557_1.png",
                "ai_stickers": [],
            }
        },
        "gif": {"gifs": [{"uri": "HERE/gifs/vask_hendene.gif"}]},
        "glaze": {"files": [{"uri": "HERE/files/celadon.txt"}]},
        "book": {
            "share": {
                "link": "https://books.example.org/glasuren",
                "share_text": "Glasuren für Anfänger – 2. Auflage",
            }
        },
        "film": {
            "videos": [
                {
                    "uri": "HERE/videos/dreieskive.mp4",
                    "thumbnail": {"uri": "HERE/videos/thumbnails/dreieskive.jpg"},
                }
            ]
        },
        "film_bare": {"videos": [{"uri": "HERE/videos/IMG_0412.mov"}]},
        "blank": {"content": ""},
        "bump": {
            "bumped_message_metadata": {
                "bumped_message": "Åpent verksted lørdag kl. 12 ❤️",
                "is_bumped": False,
            }
        },
        "flagged": {"is_taken_down": False, "is_geoblocked_for_viewer": True},
        "taken": {"is_taken_down": True, "is_unsent_image_by_messenger_kid_parent": True},
        "cesu": {"content": cesu("Så flott! 🎊😀")},
        "lone": {"content": Raw("Endelig \ud83d")},
    },
    head={
        "image": {
            "uri": "your_facebook_activity/messages/photos/gruppe_24000000000000004.jpg",
            "creation_timestamp": 1538416900,
        },
        "joinable_mode": {"mode": 1, "link": "https://www.facebook.com/groups/invented/join/"},
        "magic_words": [
            {
                "magic_word": "leire",
                "animation_emoji": "🏺",
                "creation_timestamp_ms": 1664000000000,
                "initiator_name": HILDE,
                "new_magic_word_count": 1,
                "removed_magic_word_count": 0,
            }
        ],
    },
    participants=[INGRID, HILDE, "Søren Ågård", "Anjali Sharma-Iyer", M],
)

SISTER = Thread(
    "e2ee_cutover",
    "ingridvikren",
    "10150340000000005",
    INGRID,
    {"I": INGRID, "M": M},
    """
2016-07-01
10:00 I Har du husket bursdagen til mamma?
10:02 M 🙈
2019-03-04
22:00 I Kom hit. Jeg har vin.
22:01 M På vei 🚋 << ❤ I
2021-11-14
11:40 I Hvor er du
11:41 M På trikken
11:58 I Skynd deg
2021-11-15
01:12 M Jeg får ikke sove
01:13 I Ikke jeg heller ❤ << ❤️ M
2023-08-12
14:00 I {kids} << 😂 M
14:02 M 👨‍👩‍👧 De ligner på pappa
2024-01-17
09:00 I Messages and calls are secured with end-to-end encryption.
""",
    {"kids": photo("barna.webp")},
)

FAMILY = Thread(
    "e2ee_cutover",
    "familienvikren",
    "24000000000000006",
    "Familien Vikøren",
    {"I": INGRID, "V": SOLVEIG, "A": ARNE, "M": M},
    """
2015-12-20
12:00 V Hvem tar med pinnekjøtt?
12:01 A Jeg kan ta med potetene
12:03 I 😂 << 😂 M, 😂 V
2021-11-16
18:00 V Begravelsen er torsdag kl. 11. {obituary}
18:01 M ❤ << ❤️ I, ❤ V
2022-12-24
16:00 V Jeg har dekket til fire.
16:01 I 🕯️
""",
    {"obituary": {"photos": [{"uri": "HERE/photos/annonse.jpg"}, {"uri": ""}]}},
    participants=[INGRID, SOLVEIG, M],
)

HILDE_LEGACY = Thread(
    "legacy_threads",
    "hildekvamme",
    "1150340000007",
    HILDE,
    {"H": HILDE, "M": M},
    """
2008-02-12
20:00 H Du er på Facebook!! {g}
20:03 M Alle er jo her nå {g}
2009-01-05
15:00 H Husker du passordet til hytta? {g}
15:20 M {s}
2009-05-17
23:10 H Hilde called you. {c}
2009-07-01
12:00 H {p}
""",
    {
        "g": {"type": "Generic", "ip": "203.0.113.9"},
        "c": {"type": "Call", "call_duration": 0, "missed": True},
        "p": {"type": "Generic", "photos": [{"uri": "HERE/photos/hytta.jpg", "undated": True}]},
        "s": {"type": "Share", "share": {"link": "https://hytte.example/bok"}},
    },
    head={"thread_type": "Regular"},
    flags=False,
)

FAMILY_THREADS = [FATHER, KASIA_THREAD, EX, POTTERS, SISTER, FAMILY, HILDE_LEGACY]
