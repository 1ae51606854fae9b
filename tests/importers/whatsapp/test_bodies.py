"""What stands in a body: by form first, by words second (formats/whatsapp.md sections 1.6 to 1.8)."""

from __future__ import annotations

from itertools import cycle, islice, product
from typing import Any

import pytest

from exit_kit.importing.records import Extra
from importers.whatsapp import words
from importers.whatsapp.attachments import Phrases, choose_phrases, fold_file, read_phrase
from importers.whatsapp.bodies import Content, Setting, find_odd, read_body
from importers.whatsapp.events import find_family
from importers.whatsapp.marks import clean_name
from importers.whatsapp.sentences import ATTACHED as BESIDE_FILES
from importers.whatsapp.sentences import DELETED, LIVE_LOCATION, MEDIA_OMITTED, MISSED_CALLS
from tests.importers.whatsapp.reading import read_text

L, R = "\u200e", "\u200f"
PHOTO = "00000005-PHOTO-2023-03-24-21-07-00.jpg"
FILES = {
    fold_file(name): name
    for name in (PHOTO, "Straße été.pdf", "notes.txt", "00000009-Bill.pdf", "IMG-20230324-WA0001.jpg")
}
IOS = Setting(is_ios=True, files=FILES, folder="chat/", title="Ada & Bob")
ANDROID = Setting(files=FILES, folder="chat/", title="Ada & Bob", phrases=Phrases({"<media omitted>"}))


def read(body: str, setting: Setting = ANDROID, sender: str | None = "Ada") -> Content:
    return read_body(sender, body, setting)


def extra(content: Content) -> dict[str, Any]:
    """Return what a message has beside its text, without what is empty."""
    given = content.extra or Extra()
    return {name: value for name, value in given._asdict().items() if value not in (None, ())}


PLAIN = ["hi", "image omitted", "photo.jpg (my cat)", "so <that> happened", "POLL:\nwhat a word", "5 < 6 > 4",
         "https://maps.google.com/?q=1.0,2.0", "Nullify", "\u00dcber: 3",
         "This message was deleted by my cat, she says",
         "[24/03/2023, 21:05:07] Bob: pasted", "24/03/2023, 21:05 - Bob: pasted", "missed voice call from mum",
         "Bob added me to the list", "\u0645\u0631\u062d\u0628\u0627", "\U0001f468\u200d\U0001f469\u200d\U0001f467",
         "<3", "TODO:\nbuy: milk"]  # fmt: skip


@pytest.mark.parametrize("body", PLAIN)
@pytest.mark.parametrize("setting", [IOS, ANDROID], ids=["ios", "android"])
def test_what_a_person_wrote_stays_as_it_is(body: str, setting: Setting) -> None:
    assert read(body, setting) == Content("Ada", "text", body)


ATTACHED = [
    (IOS, f"{L}<attached: {PHOTO}>", "photo", None, PHOTO),
    (IOS, f"{L}<anything at all: {PHOTO}>", "photo", None, PHOTO),
    (IOS, f"{L}<{PHOTO} eklendi>", "photo", None, PHOTO),
    (IOS, f"{R}<\u0627\u0644\u0645\u064f\u0631\u0641\u0642: {PHOTO}>", "photo", None, PHOTO),
    (IOS, f"2015-08-04-PHOTO-00004762.jpg <{L}attached>", "photo", None, "2015-08-04-PHOTO-00004762.jpg"),
    (IOS, f"Bill.pdf • {L}2 pages {L}<attached: 00000009-Bill.pdf>", "file", "Bill.pdf", "00000009-Bill.pdf"),
    (ANDROID, "IMG-20230324-WA0001.jpg (file attached)", "photo", None, "IMG-20230324-WA0001.jpg"),
    (ANDROID, "IMG-20230324-WA0001.jpg (\u30d5\u30a1\u30a4\u30eb)", "photo", None, "IMG-20230324-WA0001.jpg"),
    (ANDROID, "IMG-20230324-WA0001.jpg (file attached)\na caption\nof two lines", "photo", "a caption\nof two lines",
     "IMG-20230324-WA0001.jpg"),
    (ANDROID, f"{L}IMG-20230324-WA0001.jpg (file attached)", "photo", None, "IMG-20230324-WA0001.jpg"),
    (ANDROID, "PTT-20230324-WA0009.opus (archivo adjunto)", "audio", None, "PTT-20230324-WA0009.opus"),
    (ANDROID, "Strasse\u0301.pdf (Datei angeh\u00e4ngt)", "file", None, "Strasse\u0301.pdf"),
    (ANDROID, "Straße e\u0301te\u0301.pdf (any word)", "file", None, "Straße été.pdf"),
    (ANDROID, "notes.txt (file attached)", "file", None, "notes.txt"),
    (ANDROID, "Bob Example.vcf (file attached)", "contact", None, "Bob Example.vcf"),
    (ANDROID, "STK-20230324-WA0002.webp (file attached)", "sticker", None, "STK-20230324-WA0002.webp"),
]  # fmt: skip


@pytest.mark.parametrize(("setting", "body", "kind", "text", "file"), ATTACHED)
def test_attached_files_are_found_by_form(
    setting: Setting, body: str, kind: str, text: str | None, file: str
) -> None:
    found = read(body, setting)
    assert (found.sender, found.kind, found.text) == ("Ada", kind, text)
    assert [use.uri for use in (found.extra or Extra()).media] == [f"chat/{file}"]


OMITTED = [
    (IOS, f"{L}image omitted", "photo"), (IOS, f"{L}Bild weggelassen", "photo"), (IOS, f"{L}GIF omitted", "gif"),
    (IOS, f"{L}video note omitted", "video"), (IOS, f"{L}Contact card omitted", "contact"),
    (IOS, f"{L}audio omitted", "audio"),
    (IOS, f"{L}sticker weggelassen", "sticker"), (IOS, f"{L}görüntü dahil edilmedi", "photo"),
    (IOS, f"{L}照片已忽略", "photo"),
    (IOS, f"{R}لم يتم إدراج الصورة", "photo"), (IOS, f"{L}ei kuvaa", "photo"),
    (IOS, f"Bill.pdf • {L}2 pages {L}document omitted", "file"),
    (ANDROID, "<Media omitted>", "media"), (ANDROID, "<Multimedia omitido>", "media"),
    (ANDROID, "<Video message omitted>", "video"),
    (ANDROID, "<Medien ausgeschlossen>\na caption", "media"), (ANDROID, "<View once voice message omitted>", "audio"),
]  # fmt: skip


@pytest.mark.parametrize(("setting", "body", "kind"), OMITTED)
def test_files_left_out_are_found(setting: Setting, body: str, kind: str) -> None:
    found = read(body, setting)
    assert (found.kind, extra(found)["is_omitted"]) == (kind, True)
    assert found.text == ("a caption" if "caption" in body else None)
    assert extra(found).get("is_view_once") == (True if "View once" in body else None)


WORDS = {  # what the app writes, one language after another
    "photo": "изображение отсутствует|圖片已略去|इमेज वगळली|obrázok vynechaný|imej tidak dimasukkan|Imatge omesa",
    "video": "đã bỏ video|วิดีโอถูกลบ|ویڈیو نظرانداز|videota ei sisällytetä|físeán ligthe ar lár|Videó kihagyva",
    "audio": "ήχος παραλείφθηκε|صدا حذف شد|ऑडियो हटाई गयी|fără audio|ljud utelslutet|קטע קול הושמט",
    "sticker": "sticker non incluso|Наклейку не додано|تم حذف الملصقات|pominięto naklejkę|貼圖已忽略",
    "gif": "GIF retiré|GIF esclusa|Παράληψη GIF|لم يتم إدراج صورة GIF|জিআইএফ বাদ দেওয়া হয়েছে",
    "contact": (
        "Kontaktkarte ausgelassen|Fiche contact manquante|Vizitka vynechána|Kontaktkort sløyfet|"
        "Bỏ qua thẻ liên lạc"
    ),
    "file": "document manquant|ละเว้นเอกสาร|document omis|ডকুমেন্ট বাদ দেওয়া হয়েছে|utelatt dokument",
    "unsent": (
        "Detta meddelande raderades|এই মেসেজটি বাদ দেওয়া হয়েছে।|این پیام حذف شد|此訊息已刪除。|"
        "Ez az üzenet törlésre került"
    ),
    "call": (
        "Пропущенный аудиозвонок|Missat samtal|Gemist videogesprek|부재중 전화|Nem fogadott hanghívás|"
        "Αναπάντητη κλήση"
    ),
    "location": "Mevcut konum paylaşıldı|liveposition delad|Lokasi terkini dibagikan|تمت مشاركة الموقع المباشر",
}  # fmt: skip


@pytest.mark.parametrize("kind", WORDS)
def test_words_are_known_in_many_languages_and_wanted_a_closer_look(kind: str) -> None:
    phones = (
        [(IOS, L), (Setting(has_marks=False), "")] if kind in ("unsent", "call", "location") else [(IOS, L)]
    )
    for phrase in WORDS[kind].split("|"):
        for setting, lead in phones:
            body = f"{lead}{phrase}"
            assert (phrase, read(body, setting).kind) == (phrase, kind)
            assert find_odd(["Ada"], [body], setting) == [0], phrase


def test_no_sentence_is_passed_over_and_a_medium_of_any_language_is_one() -> None:
    sentences = [*DELETED, *MISSED_CALLS, *LIVE_LOCATION, *(f"<{phrase}>" for phrase in MEDIA_OMITTED)]
    setting = Setting(has_marks=False)
    assert find_odd(["Ada"] * len(sentences), sentences, setting) == list(range(len(sentences)))
    kinds = {read(sentence, setting).kind for sentence in sentences}
    assert kinds == {"unsent", "call", "location", "media"}
    for word in BESIDE_FILES:
        assert read(f"Bill {word}.pdf ({word})", setting).kind == "file"
        assert read(f"{L}<{word}: {PHOTO}>", IOS).kind == "photo"


def test_a_phrase_of_an_unknown_language_is_known_by_repeating() -> None:
    bodies = ["<ማህደረ መረጃ ቀርቷል>"] * 3 + ["<br>"] * 9 + ["<a note>", "hello"]
    counts: dict[str, int] = {}
    for body in bodies:
        phrase = read_phrase(body)
        if phrase:
            counts[phrase] = counts.get(phrase, 0) + 1
    setting = Setting(phrases=choose_phrases(counts))
    kinds = [read(body, setting).kind for body in dict.fromkeys(bodies)]
    assert kinds == ["media", "text", "text", "text"]
    known = Setting(phrases=choose_phrases({"<media omitted>": 3, "<laughs out loud>": 9}))
    assert [read(body, known).kind for body in ("<Media omitted>", "<laughs out loud>")] == ["media", "text"]


OTHERS: list[tuple[Setting, str, str, str | None, dict[str, Any]]] = [
    (IOS, f"{L}This message was deleted.", "unsent", None, {"is_unsent": True}),
    (ANDROID, "You deleted this message", "unsent", None, {"is_unsent": True}),
    (ANDROID, "Diese Nachricht wurde gelöscht", "unsent", None, {"is_unsent": True}),
    (ANDROID, "このメッセージは削除されました。", "unsent", None, {"is_unsent": True}),
    (IOS, f"{L}This message was deleted by admin Cyd.", "unsent", None,
     {"is_unsent": True, "details": {"deleted_by_admin": "This message was deleted by admin Cyd."}}),
    (IOS, f"so it is {L}<This message was edited>", "text", "so it is", {"is_edited": True}),
    (IOS, f"so it is {L}<palabra desconocida>", "text", "so it is", {"is_edited": True}),
    (ANDROID, "so it is <This message was edited>", "text", "so it is", {"is_edited": True}),
    (ANDROID, "two\nlines <Diese Nachricht wurde bearbeitet.>", "text", "two\nlines", {"is_edited": True}),
    (ANDROID, "null", "unknown_empty", None, {}), (ANDROID, "", "unknown_empty", None, {}),
    (ANDROID, "Waiting for this message. This may take a while.", "undecryptable", None, {}),
    (IOS, f"{L}Waiting for this message. This may take a while.", "undecryptable", None, {}),
    (IOS, f"{L}Video call, {L}5 min", "call", None, {"call_seconds": 300, "details": {"video": True}}),
    (IOS, f"{L}Voice call, {L}1 hr 2 min", "call", None, {"call_seconds": 3720}),
    (IOS, f"{L}Sprachanruf, {L}45 Sek.", "call", None, {"call_seconds": 45}),
    (IOS, f"{L}Voice call. {L}No answer", "call", None, {"is_missed_call": True}),
    (IOS, f"{L}Missed voice call. {L}Tap to call back", "call", None, {"is_missed_call": True}),
    (ANDROID, "Missed video call", "call", None, {"is_missed_call": True, "details": {"video": True}}),
    (IOS, f"{L}Location: https://maps.google.com/?q=52.5,-13.25", "location", None,
     {"link": "https://maps.google.com/?q=52.5,-13.25", "latitude": 52.5, "longitude": -13.25}),
    (ANDROID, "Standort: https://maps.google.com/?q=52.5,13.25", "location", None,
     {"link": "https://maps.google.com/?q=52.5,13.25", "latitude": 52.5, "longitude": 13.25}),
    (ANDROID, "Café A\nMain Street 1\nhttps://foursquare.com/v/4b0", "location", "Café A",
     {"link": "https://foursquare.com/v/4b0", "details": {"name": "Café A", "address": "Main Street 1"}}),
    (IOS, "Café A (Main Street 1): https://foursquare.com/v/4b0", "location", "Café A",
     {"link": "https://foursquare.com/v/4b0", "details": {"name": "Café A", "address": "Main Street 1"}}),
    (ANDROID, "live location shared", "location", None, {"details": {"live": True}}),
    (IOS, f"{L}POLL:\r\n{L}Where to?\r\n{L}OPTION: The sea (2 votes)\r\n{L}OPTION: Home (1 vote)\r\n", "poll",
    "Where to?",
     {"options": (("The sea", 2), ("Home", 1))}),
    (ANDROID, "ENCUESTA:\nWhere\nto?\nOPCIÓN: a (b) (10 votos)", "poll", "Where to?", {"options": (("a (b)", 10),)}),
    (ANDROID, "투표:\n어디로?\n선택: 바다 (2표)\n선택: 집 (0표)", "poll", "어디로?", {"options": (("바다", 2),
    ("집", 0))}),
    (ANDROID, "ask @\u2068Bob Example\u2069 or @\u2068~\u202fCyd\u2069", "text", "ask @Bob Example or @~\u202fCyd",
     {"people": ("Bob Example", "Cyd")}),
]  # fmt: skip


@pytest.mark.parametrize(("setting", "body", "kind", "text", "more"), OTHERS)
def test_what_else_there_is(
    setting: Setting, body: str, kind: str, text: str | None, more: dict[str, Any]
) -> None:
    found = read(body, setting)
    assert (found.kind, found.text, extra(found)) == (kind, text, more)


EVENTS = [
    ("Messages and calls are end-to-end encrypted. Tap to learn more.", "encryption"),
    ("Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.", "encryption"),
    ("Ada created group \"Trip: day 1\"", "created"), ("Du hast diese Gruppe erstellt", "created"),
    ("Ada changed the subject to \"Trip\"", "renamed"), ("Ada changed this group's icon", "icon"),
    ("Ada changed the group description", "description"), ("Ada added Bob", "added"), ("Ada hat Bob hinzugefügt",
    "added"),
    ("Ada removed Bob", "removed"), ("Bob left", "left"), ("Bob hat die Gruppe verlassen.", "left"),
    ("Bob joined using this group's invite link", "joined"), ("You're now an admin", "admin"),
    ("Ada changed this group's settings to allow only admins to send messages", "settings"),
    ("Your security code with Bob changed. Tap to learn more.", "security_code"),
    ("Bob changed their phone number to a new number. Tap to message or add the new number.", "number_changed"),
    ("You turned on disappearing messages. New messages will disappear after 7 days.", "timer"),
    ("You blocked this contact. Tap to unblock.", "blocked"), ("You unblocked this contact.", "unblocked"),
    ("Ada pinned a message", "pinned"), ("Ada started a video call", "call"), ("+1 555 010 is a contact", "contact"),
    ("This business uses a secure service from Meta to manage this chat.", "business"),
    ("Ada turned on advanced chat privacy.", "advanced_privacy_on"), ("Ada turned off advanced chat privacy.",
    "advanced_privacy_off"),
    ("Bob hat den erweiterten Chat-Datenschutz deaktiviert.", "advanced_privacy_off"), ("Ընկերը հեռացավ", "other"),
]  # fmt: skip


NOTICES = {  # of other languages, by family
    "encryption": (
        "Meddelanden och samtal är komplett krypterade.|Az üzenetek titkosítással vannak védve.|"
        "訊息已受端對端加密保護。"
    ),
    "security_code": (
        "Код безпеки з контактом Bob змінився.|Bobとのセキュリティコードが変更されました。|"
        "Kode keamanan Anda dengan Bob berubah."
    ),
    "created": (
        "Du hast die Gruppe \"X\" erstellt.|Ada heeft groep “X” gemaakt|Ada建立了群組「X」|"
        "Ada님이 \"X\" 그룹을 만들었습니다"
    ),
    "renamed": "Ada изменил(а) тему с \"X\" на \"Y\"|Ada grup adını değiştirdi|Vous avez changé le sujet en \"X\"",
    "icon": (
        "Ada a changé l'icône de ce groupe|Ada a changé l’icône du groupe|Ada mudou o ícone deste grupo|"
        "Ada heeft de groepsfoto gewijzigd"
    ),
    "left": "Bob heeft de groep verlaten|Bob salió|Bob saiu|Bob님이 나갔습니다|Bob ha lasciato il gruppo",
    "joined": (
        "Bob ist dieser Gruppe mit dem Einladungslink beigetreten.|Bobが招待リンクから参加しました|"
        "Bob heeft deelgenomen via uitnodigingslink"
    ),
    "removed": "Ada님이 Bob님을 내보냈습니다|Ada a exclu Bob|Ada heeft Bob verwijderd",
    "added": "Ada님이 Bob님을 추가했습니다|Ada新增了Bob|Ada heeft Bob toegevoegd",
    "number_changed": "+49 30 hat zu +49 40 gewechselt.|Bobが電話番号を変更しました",
    "settings": "Ada hat in den Gruppen-Einstellungen festgelegt, dass nur Admins senden können.",
    "pinned": "Ada закрепил(а) сообщение",
    "advanced_privacy": "Ada hat erweiterten Chat-Datenschutz aktiviert",
}  # fmt: skip


def test_notices_of_other_languages_have_families() -> None:
    lines = [(line, family) for family, lines in NOTICES.items() for line in lines.split("|")]
    assert [(line, find_family(line)) for line, _ in lines] == lines


@pytest.mark.parametrize(("line", "family"), EVENTS)
def test_events_have_families(line: str, family: str) -> None:
    alone = read(line, sender=None)
    assert (alone.sender, alone.kind, alone.text, extra(alone)["event"]) == (None, "event", line, family)
    marked = read(f"{L}{line}", IOS)  # newer iOS gives every notice a sender
    assert (marked.kind, extra(marked)["event"]) == ("event", family)
    assert marked.sender == ("Ada" if line.startswith("Ada") else None)


def test_who_was_added_is_known_where_the_sentence_is() -> None:
    assert extra(read("Ada added Bob, Cyd and you", sender=None))["people"] == ("Bob", "Cyd")
    assert extra(read("Dani hat Bob und \u202a+49 30 1234\u202c hinzugefügt", sender=None))["people"] == (
        "Bob",
        "+49 30 1234",
    )


def test_a_notice_of_the_timer_may_have_a_sender_on_android() -> None:
    found = read("+123 45 updated the message timer. New messages will disappear.", sender="+123 45")
    assert (found.kind, extra(found)["event"]) == ("event", "timer")


def test_a_call_that_nobody_took_needs_no_known_sentence_where_nobody_sent_it() -> None:
    line = "Nieodebrane połączenie głosowe"
    assert [read(line, sender=one).kind for one in (None, "Ada")] == ["call", "text"]


def test_names_are_compared_without_what_nobody_sees() -> None:
    assert clean_name("\u202a+1\u00a0555\u2011010\u202c") == clean_name("+1 555-010")
    assert clean_name("~\u202fBob\u200e") == "Bob"
    assert clean_name("e\u0301") == "é"


def test_a_line_cut_inside_a_quotation_has_no_sender() -> None:
    lines = (
        'Bob “b” Ott: 5"',
        "Ada created group “Trip: Summer”",
        'Ada changed the subject to "Trip: Winter"',
    )
    told = read_text(
        "".join(f"[05.03.24, 10:0{minute}:00] {line}\n" for minute, line in enumerate(lines))
    ).told
    assert [sender for _, sender, _ in told] == ["Bob “b” Ott", None, None]


def test_a_family_needs_no_mark_in_the_sentence() -> None:
    assert find_family("nothing that anybody knows") == "other"


SENTENCES = (
    *DELETED, *words.DELETED_BY_ADMIN, *words.UNDECRYPTABLE, *LIVE_LOCATION, *MISSED_CALLS, "null", "",
    "<Media omitted>", "image omitted", "IMG-20230324-WA0001.jpg (file attached)", f"<attached: {PHOTO}>",
    "Ada turned on disappearing messages", "Ada changed to +1 555", "location: https://maps.google.com/?q=1.0,2.0",
    "Cafe (Street 1): https://foursquare.com/v/123", "POLL:\nWhere?\nOPTION: sea (2 votes)\nOPTION: b (1 vote)",
    "hello <This message was edited>", "Voice call, 5 min", "@\u2068Bob\u2069 hi", *PLAIN,
)  # fmt: skip
LEADS, GAPS, ENDS = ("", "\u00a0", L, "\u202c"), (" ", "  "), ("", "。", "!", " \n")
CASES = (str, str.upper)


@pytest.fixture(scope="module")
def notices() -> list[str]:
    """What the app writes, as it may be written otherwise: blanks, marks, capitals, a full stop."""
    ways = product(SENTENCES, LEADS, CASES, GAPS, ENDS)
    told = (f"{lead}{case(text).replace(' ', gap)}{end}" for text, lead, case, gap, end in ways)
    return list(dict.fromkeys(told))


@pytest.mark.parametrize(
    "setting", [IOS, ANDROID, Setting(is_ios=True, has_marks=False)], ids=["ios", "android", "bare"]
)
def test_no_body_is_found_plain_that_is_read_as_something_else(setting: Setting, notices: list[str]) -> None:
    senders = list(islice(cycle(("Ada", "T", "Ch")), len(notices)))
    odd = set(find_odd(senders, notices, setting))
    plain = [pair for at, pair in enumerate(zip(senders, notices, strict=True)) if at not in odd]
    assert [body for who, body in plain if read(body, setting, who) != Content(who, "text", body)] == []
    said = ["hi", "", "this is it", "5 (or 6) of them", "what: this?"]
    assert find_odd(["Bob"] * len(said), said, ANDROID) == [1]
    assert find_odd([None, "Bob", None], ["Ada left", "left", "hi"], ANDROID) == [0, 2]
