"""Chats as phones export them: iOS in English, Android in German, iOS in Arabic, and one whose dates leave it open.

Everybody and everything in them is invented.  Each sample is the folder that a zip is unpacked to, named as the zip.
`{m}` stands for U+200E, the mark of what the app wrote; `{a}` for U+200F, the same in Arabic; records of iOS end in CRLF,
and a bare line feed is a new line within one (formats/whatsapp.md sections 1.6 and 1.10).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from .media import make_media

_IOS: Final = """\
[3/24/23, 9:05:07\u202fAM] Kiln & Kettle: {m}Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them.
[3/24/23, 9:05:07\u202fAM] Kiln & Kettle: {m}Ada Example created group “Kiln & Kettle: spring”
[3/24/23, 9:05:08\u202fAM] Kiln & Kettle: {m}Ada Example added Bo Sample
[3/24/23, 9:06:00\u202fAM] Ada Example: Good morning! The kiln is loaded.
[3/24/23, 9:06:00\u202fAM] Ada Example: Good morning! The kiln is loaded.
[3/24/23, 9:07:31\u202fAM] ~\u202fMoss: Three things:|1. wax|2. cones|[21:05, 3/23/2023] Bo Sample: this was pasted
{m}[3/24/23, 9:09:12\u202fAM] Bo Sample: {m}<attached: 00000006-PHOTO-2023-03-24-09-09-12.jpg>
[3/24/23, 9:08:55\u202fAM] Ada Example: came late, stands where it came
{m}[3/24/23, 9:12:00\u202fAM] Ada Example: {m}image omitted
[3/24/23, 9:12:30\u202fAM] Ada Example: image omitted
[3/24/23, 12:00:01\u202fPM] \u202a+1\u00a0(555)\u00a0010\u20110199\u202c: noon
[3/25/23, 12:00:01\u202fAM] Bo Sample: midnight
[3/25/23, 8:15:00\u202fAM] Bo Sample: Glaze list {m}<This message was edited>
[3/25/23, 8:16:00\u202fAM] Bo Sample: {m}This message was deleted.
[3/25/23, 8:17:00\u202fAM] Ada Example: {m}POLL:|{m}When do we fire?|{m}OPTION: Saturday (2 votes)|{m}OPTION: Sunday (1 vote)
{m}[3/25/23, 8:18:00\u202fAM] Ada Example: Price list.pdf • {m}2 pages {m}<attached: 00000015-Price list.pdf>
[3/25/23, 8:19:00\u202fAM] Bo Sample: {m}Location: https://maps.google.com/?q=60.391263,5.322054
[3/25/23, 8:20:00\u202fAM] Ada Example: {m}Missed voice call. {m}Tap to call back
[3/26/23, 2:30:00\u202fAM] Ada Example: 👨\u200d👩\u200d👧 all of us
[3/27/23, 7:00:00\u202fPM] Bo Sample: {m}Bo Sample left
"""
_ANDROID: Final = """\
24.03.23, 09:05 - Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt. Niemand außerhalb dieses Chats kann sie lesen oder anhören.
24.03.23, 09:05 - Frieda Muster: Moin! Kommst du morgen?
24.03.23, 09:05 - Jörn Beispiel: Klar: um acht.
24.03.23, 09:07 - Jörn Beispiel: IMG-20230324-WA0001.jpg (Datei angehängt)|der Steg bei Ebbe
24.03.23, 09:08 - Frieda Muster: <Medien ausgeschlossen>
24.03.23, 09:09 - Frieda Muster: <Medien ausgeschlossen>
24.03.23, 09:09 - Jörn Beispiel: PTT-20230324-WA0002.opus (Datei angehängt)
25.03.23, 20:15 - Frieda Muster: Einkauf:||- Brot|- Milch, 2 l|20.15.21.15 h gehts los
26.03.23, 03:10 - Jörn Beispiel: null
26.03.23, 03:11 - Jörn Beispiel: Diese Nachricht wurde gelöscht
26.03.23, 03:12 - Jörn Beispiel: 10:45 Uhr: Fähre
26.03.23, 03:13 - Jörn Beispiel: Noch eins <Diese Nachricht wurde bearbeitet.>
26.03.23, 03:14 - Verpasster Sprachanruf
27.03.23, 07:00 - Frieda Muster: Frieda.vcf (Datei angehängt)
27.03.23, 07:00 - Frieda Muster: ok
27.03.23, 07:00 - Frieda Muster: ok
"""
_ARABIC: Final = """\
[٢٤{a}/٣{a}/٢٠٢٣، ٩:٠٥:٠٧ ص] سلمى: {a}الرسائل والمكالمات مشفرة تمامًا بين الطرفين.
[٢٤{a}/٣{a}/٢٠٢٣، ٩:٠٦:٠٠ ص] سلمى: صباح الخير
[٢٤{a}/٣{a}/٢٠٢٣، ١٢:٠٠:٣٠ م] كريم: صباح النور|كيف الحال؟
{a}[٢٤{a}/٣{a}/٢٠٢٣، ٩:٠٥:٠٩ م] كريم: {a}<المُرفق: 00000004-PHOTO-2023-03-24-21-05-09.jpg>
[٢٥{a}/٣{a}/٢٠٢٣، ١٢:٠٠:٠٠ ص] سلمى: جميل جدًا 🌙
"""
_OPEN: Final = """\
3/4/24, 09:05 - Messages and calls are end-to-end encrypted. No one outside of this chat can read or listen to them.
3/4/24, 09:05 - Kit Example: lunch?
3/4/24, 09:06 - Lou Sample: yes
5/4/24, 12:30 - Kit Example: at the harbour then
5/4/24, 12:31 - Lou Sample: 👍
"""


@dataclass(frozen=True)
class Chat:
    """One chat: the name of the sample, of the zip, and of the text in it; its lines; the files beside it.

    In `lines`, `|` is a new line within a record.  `told` counts what is in it.
    """

    name: str
    zip_name: str
    text_name: str
    lines: str
    is_ios: bool
    files: tuple[str, ...]
    told: dict[str, Any]

    def members(self) -> dict[str, bytes]:
        """Return the members of the unpacked zip, below its folder."""
        end = "\r\n" if self.is_ios else "\n"
        text = self.lines.replace("{m}", "\u200e").replace("{a}", "\u200f").replace("\n", end).replace("|", "\n")
        files = {f"{self.zip_name}/{name}": make_file(name) for name in self.files}
        return {f"{self.zip_name}/{self.text_name}": text.encode(), **files}

    def count(self) -> dict[str, Any]:
        """Count what an importer should find."""
        return {"members": 1 + len(self.files), "media_references_missing": [], **self.told}


def make_file(name: str) -> bytes:
    """Return a small file of the kind that its name says."""
    if name.endswith(".vcf"):
        return b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Muster;Frieda;;;\r\nFN:Frieda Muster\r\nTEL;TYPE=CELL:+49 30 23125 000\r\nEND:VCARD\r\n"
    return b"OggS" + name.encode() if name.endswith(".opus") else make_media(name)


CHATS: Final = (
    Chat(
        "whatsapp_ios_en", "WhatsApp Chat - Kiln & Kettle", "_chat.txt", _IOS, True,
        ("00000006-PHOTO-2023-03-24-09-09-12.jpg", "00000015-Price list.pdf"),
        {"messages": 20, "date_order": "mdy", "sureness": "certain", "events": 4, "media_files": 2},
    ),
    Chat(
        "whatsapp_android_de", "WhatsApp Chat mit Jörn Beispiel", "WhatsApp Chat mit Jörn Beispiel.txt", _ANDROID, False,
        ("IMG-20230324-WA0001.jpg", "PTT-20230324-WA0002.opus", "Frieda.vcf"),
        {"messages": 16, "date_order": "dmy", "sureness": "certain", "events": 1, "media_files": 3},
    ),
    Chat(
        "whatsapp_ios_ar", "WhatsApp Chat - كريم", "_chat.txt", _ARABIC, True, ("00000004-PHOTO-2023-03-24-21-05-09.jpg",),
        {"messages": 5, "date_order": "dmy", "sureness": "certain", "events": 1, "media_files": 1},
    ),
    Chat(
        "whatsapp_android_open", "WhatsApp Chat with Lou Sample", "WhatsApp Chat with Lou Sample.txt", _OPEN, False, (),
        {"messages": 5, "date_order": "dmy", "sureness": "assumed", "events": 1, "media_files": 0},
    ),
)  # fmt: skip
