"""The language of the app that exported a chat, by what the app itself wrote into it, and by the name of the export.

A chat in whose dates nothing shows which number is the day was still written by an app in some language, and most
languages write the day first (formats/whatsapp.md section 1.9, number 6).  Only what the app wrote is looked at: whole
phrases between angle brackets or led by its mark, and lines without a sender.  English tells nothing: the United States
put the month first, nearly all others the day.

NOTICE.  The phrases are facts about what the app prints, put together from formats/whatsapp.md sections 1.1 and 1.8,
whose sources are starkdmi/whats_json and mlomb/chat-analytics.  A language that is missing tells nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final, NamedTuple

from importers.whatsapp.marks import is_led, strip_marks
from importers.whatsapp.pieces import read_pieces
from importers.whatsapp.surveys import find_candidates

_MOST_LINE: Final = 400
_MOST: Final = 2_000  # headers that are looked at: the app's own words repeat
_ENOUGH: Final = 2 / 3
_BRACKETED: Final = re.compile(r"<([^<>\n]{3,60})>")
_SHARE: Final = 0.9  # of the regions of a language that write dates in one order


class Tongue(NamedTuple):
    """A language that shows, and in how many of the app's phrases."""

    language: str
    times: int


# What stands for a file left out (Android between angle brackets, iOS behind the mark), and is of one language only.
_OMITTED: Final = {
    "en": ("media omitted", "image omitted", "video omitted", "audio omitted", "sticker omitted", "gif omitted",
           "document omitted", "contact card omitted"),
    "de": ("medien ausgeschlossen", "medien weggelassen", "bild weggelassen", "video weggelassen", "audio weggelassen",
           "sticker weggelassen", "dokument weggelassen"),
    "es": ("multimedia omitido", "archivo omitido", "imagen omitida", "video omitido", "audio omitido",
           "sticker omitido", "documento omitido"),
    "pt": ("mídia omitida", "mídia oculta", "ficheiro não revelado", "imagem ocultada", "imagem não revelada",
           "vídeo omitido", "áudio ocultado", "figurinha omitida", "documento omitido e oculto"),
    "fr": ("médias omis", "fichier omis", "image absente", "vidéo absente", "audio omis", "sticker omis"),
    "it": ("media omessi", "immagine omessa", "video omesso", "audio omesso", "sticker omesso"),
    "nl": ("media weggelaten", "afbeelding weggelaten", "video weggelaten", "audio weggelaten"),
    "sv": ("bild utesluten", "media har utelämnats"), "da": ("billede udeladt", "mediefil udeladt"),
    "nb": ("bilde ikke inkludert", "media ikke inkludert"), "fi": ("ei kuvaa", "media jätettiin pois"),
    "pl": ("obraz pominięty", "pominięto multimedia"), "cs": ("obrázek vynechán", "média vynechána"),
    "hu": ("kép küldése sikertelen", "médiafájl kihagyva"), "ro": ("imagine omisă", "fișier media omis"),
    "tr": ("medya dahil edilmedi", "görüntü dahil edilmedi", "video dahil edilmedi"),
    "ru": ("без медиафайлов", "файл пропущен", "изображение отсутствует", "видео отсутствует"),
    "uk": ("зображення відсутнє", "пропущено медіафайл"), "el": ("εικόνα παραλείφθηκε", "παραλείφθηκαν πολυμέσα"),
    "ar": ("تم استبعاد الوسائط", "لم يتم إدراج الصورة"), "he": ("התמונה הושמטה", "המדיה לא נכללה"),
    "fa": ("رسانه حذف شد", "تصویر حذف شد"), "hi": ("मीडिया के बिना", "फ़ोटो हटाई गई"),
    "zh": ("省略多媒体文件", "忽略多媒體檔", "省略影音内容", "照片已忽略", "圖像已省略"),
    "ja": ("メディアなし", "画像は含まれていません"), "ko": ("미디어 파일 제외됨", "이미지 생략됨"),
    "id": ("media tidak disertakan", "gambar tidak disertakan"), "vi": ("đã bỏ qua hình ảnh", "bỏ qua media"),
    "th": ("ไม่มีรูปภาพ",),
}  # fmt: skip
# Pieces of the notice on encryption, with which nearly every chat begins, and of what says that a message is gone.
_NOTICES: Final = {
    "en": ("end-to-end encrypted", "this message was deleted", "you deleted this message"),
    "de": ("ende-zu-ende-verschlüsselt", "diese nachricht wurde gelöscht", "du hast diese nachricht gelöscht"),
    "es": ("cifrados de extremo a extremo", "cifrado de extremo a extremo", "se eliminó este mensaje",
           "eliminaste este mensaje"),
    "pt": ("criptografia de ponta a ponta", "encriptadas ponto a ponto", "encriptação ponto a ponto",
           "mensagem apagada", "esta mensagem foi apagada"),
    "fr": ("chiffrés de bout en bout", "chiffrement de bout en bout", "ce message a été supprimé",
           "vous avez supprimé ce message"),
    "it": ("crittografati end-to-end", "crittografia end-to-end", "questo messaggio è stato eliminato"),
    "nl": ("end-to-end versleuteld", "end-to-end-versleuteling", "dit bericht is verwijderd"),
    "sv": ("totalsträckskrypter", "det här meddelandet raderades"), "da": ("denne besked blev slettet",),
    "nb": ("ende-til-ende-krypter", "denne meldingen ble slettet"), "fi": ("päästä päähän", "tämä viesti poistettiin"),
    "pl": ("szyfrowane metodą end-to-end", "wiadomość została usunięta"),
    "cs": ("koncově šifrov", "tato zpráva byla odstraněna"), "hu": ("végpontok közötti titkosítás", "ezt az üzenetet"),
    "ro": ("criptate integral", "acest mesaj a fost șters"), "tr": ("uçtan uca şifreli", "bu mesaj silindi"),
    "ru": ("сквозным шифрованием", "данное сообщение удалено"), "uk": ("наскрізним шифруванням",
           "це повідомлення видалено"),
    "el": ("κρυπτογραφημένα από άκρο", "αυτό το μήνυμα διαγράφηκε"), "ar": ("مشفرة تمامًا", "تم حذف هذه الرسالة"),
    "he": ("מוצפנות מקצה לקצה", "הודעה זו נמחקה"), "fa": ("رمزگذاری سرتاسری", "این پیام حذف شد"),
    "hi": ("एंड-टू-एंड", "यह मैसेज हटाया गया"), "zh": ("端到端加密", "端對端加密", "此消息已被删除", "此訊息已刪除"),
    "ja": ("エンドツーエンド", "このメッセージは削除されました"), "ko": ("종단간 암호화", "이 메시지는 삭제되었습니다"),
    "id": ("terenkripsi secara end-to-end", "dienkripsi secara end-to-end", "pesan ini dihapus"),
    "vi": ("mã hóa đầu cuối", "tin nhắn này đã bị xóa"), "th": ("เข้ารหัสจากต้นทางถึงปลายทาง",),
}  # fmt: skip
_BY_PHRASE: Final = {phrase: language for language, phrases in _OMITTED.items() for phrase in phrases}
_PIECES: Final = {piece: language for language, pieces in _NOTICES.items() for piece in pieces}
_NOTICE: Final = re.compile("|".join(map(re.escape, _PIECES)))


def find_tongue(chunks: Callable[[], Iterable[bytes]], numbers: range) -> Tongue | None:
    """Return the language of what the app wrote in the lines of some headers, None where nothing shows one."""
    votes: Counter[str] = Counter()
    number = 0
    for piece in read_pieces(chunks):
        for found in find_candidates(piece, is_first=False, follows_cr=False):
            number += 1
            if number - 1 in numbers:
                end = piece.find("\n", found.end)
                line = piece[found.end : min(end if end >= 0 else len(piece), found.end + _MOST_LINE)]
                votes.update(filter(None, (read_tongue(line),)))
        if number >= _MOST:
            break
    for language, times in votes.most_common(1):
        if times > _ENOUGH * votes.total():
            return Tongue(language, times)
    return None


def read_tongue(line: str) -> str | None:
    """Return the language of a line that the app wrote, with the sender's name before it; None where it is none.

    >>> read_tongue("Ada: <Medien ausgeschlossen>"), read_tongue("Ada: \u200eimagen omitida"), read_tongue("Ada: hola")
    ('de', 'es', None)
    >>> read_tongue("Les messages et les appels sont chiffrés de bout en bout.")
    'fr'
    """
    sender, separator, body = line.partition(": ")
    plain = strip_marks(body if separator else sender).casefold().rstrip(".")
    if separator and not is_led(body):
        bracketed = _BRACKETED.fullmatch(plain)
        return _BY_PHRASE.get(bracketed[1]) if bracketed else None
    if plain in _BY_PHRASE:
        return _BY_PHRASE[plain]
    found = _NOTICE.search(plain)
    return _PIECES[found[0]] if found else None


@cache
def find_order(language: str, orders: tuple[str, ...], *, is_padded: bool = False) -> str | None:
    """Return which of these orders a language writes dates in, by CLDR; None where its regions differ.

    Where `03/04/24` was seen, those regions tell which write a zero before day and month, if there are any.

    >>> find_order("de", ("dmy", "mdy")), find_order("es", ("dmy", "mdy")), find_order("en", ("dmy", "mdy"))
    ('dmy', 'dmy', None)
    >>> find_order("es", ("dmy", "mdy"), is_padded=True)
    """
    from babel import Locale, localedata

    codes = [
        code
        for code in localedata.locale_identifiers()
        if code == language or code.startswith(f"{language}_")
    ]
    patterns = {code: str(Locale.parse(code).date_formats["short"].pattern) for code in codes}
    padded = {code: pattern for code, pattern in patterns.items() if "dd" in pattern and "MM" in pattern}
    written = {code: _read_order(pattern) for code, pattern in ((is_padded and padded) or patterns).items()}
    counts = Counter(order for order in written.values() if order in orders)
    for order, count in counts.most_common(1):
        is_own = written.get(language) in (order, None) or written.get(language) not in orders
        if is_own and count >= _SHARE * counts.total():
            return order
    return None


def _read_order(pattern: str) -> str:
    """Return the order of the letters in a pattern.

    >>> _read_order("dd.MM.yy"), _read_order("M/d/yy")
    ('dmy', 'mdy')
    """
    plain = re.sub(r"'[^']*'", "", pattern).lower()
    return "".join(dict.fromkeys(letter for letter in plain if letter in "dmy"))


__all__ = ["Tongue", "find_order", "find_tongue", "read_tongue"]
