"""Words that WhatsApp writes into chats, as further evidence where their form does not decide.

NOTICE.  What a line is, is decided by its form wherever possible (formats/whatsapp.md section 1.8): marks, files that
are in the export, phrases that repeat.  These lists come on top; whole sentences are in `sentences`.  They were put
together from that section, whose sources are the word lists of starkdmi/whats_json (the app's own strings, of iOS and
Android), mlomb/chat-analytics and Pustur/whatsapp-chat-parser, and from knowledge of the app; they are facts about what
the app prints, in no order that is anyone's, and incomplete: a language that is missing is read by form alone.

All words are compared in lower case, without invisible marks and without a full stop at the end.
"""

from __future__ import annotations

from typing import Final

# What the app calls a file, by the beginning of the word.
NOUNS: Final[dict[str, tuple[str, ...]]] = {
    "sticker": (
        "sticker", "figurinha", "autocollant", "adesivo", "pegatina", "стикер", "наклейка", "стікер",
        "αυτοκόλλητο", "ملصق", "סטיקר", "מדבקה", "استیکر", "برچسب", "स्टिकर", "贴图", "貼圖", "表情贴纸",
        "スタンプ", "ステッカー", "스티커", "สติกเกอร์", "nhãn dán", "çıkartma", "tarra", "klistermærke",
        "klistremerke", "klistermärke", "dekal", "naklejka", "naklejkę", "наклейк", "স্টিকার", "اسٹیکر",
        "pelekat", "naljepnica", "સ્ટીકર", "greamán", "adhesiu", "samolepka", "nálepka", "matrica", "stiker",
        "autocolant",
    ),
    "gif": ("gif", "صورة gif", "জিআইএফ"),
    "contact": (
        "contact card", "contact", "kontaktkarte", "kontakt", "contacto", "tarjeta de contacto",
        "fiche contact", "carte de contact", "scheda contatto", "contatto", "cartão de contato",
        "cartão do contacto", "contato", "contactkaart", "контакт", "карточка контакта", "επαφή",
        "κάρτα επαφής", "بطاقة جهة الاتصال", "איש קשר", "संपर्क", "联系人", "聯絡人", "連絡先", "연락처",
        "kişi kartı", "yhteystieto", "wizytówka", "karta kontaktu", "kartu kontak", "liên hệ", "รายชื่อ",
        "جهة اتصال", "পরিচিতি", "thẻ liên lạc", "رابطہ کارڈ", "visitekaartje", "kad kenalan", "névjegykártya",
        "posjetnica", "कॉन्टैक्ट", "સંપર્ક", "cárta teagmhála", "برگ مخاطب", "vizitka", "targeta de contacte",
    ),
    "file": (
        "document", "dokument", "documento", "asiakirja", "tiedosto", "belge", "документ", "έγγραφο", "مستند",
        "المستند", "מסמך", "המסמך", "سند", "दस्तावेज़", "文档", "文件", "ドキュメント", "문서", "dokumen",
        "tài liệu", "เอกสาร", "ডকুমেন্ট", "دستاویز", "डॉक्युमेंट", "डॉक्यूमेंट", "ડોક્યુમેન્ટ", "cáipéis",
    ),
    "video": (
        "video", "vídeo", "vidéo", "wideo", "videó", "видео", "відео", "βίντεο", "الفيديو", "فيديو", "ویدیو", "וידאו",
        "סרטון", "הווידאו", "वीडियो", "视频", "視訊", "影片", "動画", "ビデオ", "동영상", "비디오", "วิดีโอ",
        "nota de vídeo",
        "nota de video", "note vidéo", "messaggio video", "ভিডিও", "ویڈیو", "व्हिडीओ", "વિડિયો", "físeán",
    ),
    "audio": (
        "audio", "áudio", "ääni", "lyd", "ljud", "ses", "аудио", "аудіо", "ήχος", "صوت", "المقطع الصوتي",
        "אודיו", "השמע", "ऑडियो", "音频", "語音", "音訊", "音声", "オーディオ", "오디오", "음성", "เสียง",
        "âm thanh", "hang", "zvuk", "dźwięk", "voice message", "sprachnachricht", "קטע קול", "ήχο", "অডিও",
        "آڈیو", "ऑडिओ", "ઓડિયો", "comhad fuaime", "صدا", "àudio",
    ),
    "photo": (
        "image", "photo", "picture", "bild", "foto", "imagen", "imagem", "immagine", "afbeelding", "billede",
        "bilde", "kuva", "ei kuvaa", "obraz", "obrázek", "kép", "imagine", "görüntü", "fotoğraf",
        "изображение", "фото", "зображення", "εικόνα", "الصورة", "صورة", "התמונה", "תמונה", "تصویر", "फ़ोटो",
        "照片", "圖像", "图像", "图片", "画像", "이미지", "사진", "gambar", "hình ảnh", "รูปภาพ", "ইমেজ",
        "圖片", "obrázok", "imej", "इमेज", "slika", "છબી", "íomhá", "imatge",
    ),
}  # fmt: skip

# Pieces of the phrase that stands for a file that was left out.  Where the app's word is one that it uses of other
# things as well, the whole phrase stands here.
OMITTED: Final = (
    "omitted", "weggelassen", "ausgeschlossen", "omitid", "oculta", "omesso", "omessa", "omessi", "absent",
    "omis", "não revelad", "weggelaten", "utelämnad", "utesluten", "udeladt", "ikke inkludert", "utelatt",
    "ei kuvaa", "ei videota", "pominięt", "vynech", "küldése sikertelen", "omisă", "dahil edilmedi",
    "отсутствует", "без медиафайлов", "пропущен", "відсутн", "παραλείφθηκε", "لم يتم إدراج", "تم استبعاد",
    "הושמט", "حذف شد", "हटाई गई", "हटाई गयी", "हटाया गया", "के बिना", "忽略", "略去", "省略",
    "含まれていません", "メディアなし", "생략됨", "제외됨", "tidak disertakan", "đã bỏ video", "đã bỏ sticker",
    "bỏ qua", "ไม่มี", "ละเว้น", "วิดีโอถูกลบ", "বাদ দেওয়া হয়েছে", "نکال دی گئی", "نظرانداز", "نظر انداز",
    "tidak dimasukkan", "वगळ", "छोड़ा गया", "izostavljen", "પડતી મૂકાઈ", "પડતી મુકાઈ", "પડતું મુકાયું",
    "પડતું મૂકાયું", "શામેલ કરી નથી", "સામેલ કર્યું નહિ", "ar lár", "ei sisällytet", "jätetty pois",
    "jätettiin pois", "kihagy", "omès", "omesa", "omesos", "non incluso", "esclusa", "gif retiré", "manquant",
    "ocultad", "fără audio", "sløyfet", "uteslut", "utelslut", "ausgelassen", "παραλήφθηκε", "παράληψη",
    "не додано", "не добавлен", "تم حذف الملصقات",
)  # fmt: skip
VIEW_ONCE: Final = (
    "view once", "einmal", "una vez", "vue unique", "visualizza una volta", "visualização única", "eenmalig",
    "однократн", "tek görümlük", "sekali lihat", "阅后即焚", "限時", "1回表示", "한 번 보기",
)  # fmt: skip

# How the phrase begins where an administrator took the message away; the administrator's name follows.
DELETED_BY_ADMIN: Final = (
    "this message was deleted by admin", "you deleted this message as admin", "diese nachricht wurde von admin",
    "du hast diese nachricht als admin gelöscht", "diese nachricht wurde vom admin",
    "el administrador", "ce message a été supprimé par l’admin", "ce message a été supprimé par l'admin",
    "questo messaggio è stato eliminato dall'amministratore", "mensagem apagada pelo admin",
    "dit bericht is verwijderd door beheerder",
)  # fmt: skip

EDITED: Final = frozenset((
    "this message was edited", "diese nachricht wurde bearbeitet", "se editó este mensaje",
    "este mensaje fue editado",
    "ce message a été modifié", "questo messaggio è stato modificato", "mensagem editada",
    "esta mensagem foi editada",
    "dit bericht is bewerkt", "сообщение изменено", "данное сообщение изменено", "bu mesaj düzenlendi",
    "このメッセージは編集されました", "이 메시지는 편집되었습니다", "此消息已被编辑", "此訊息已編輯",
    "pesan ini diedit",
    "ta wiadomość została edytowana", "wiadomość edytowana", "tato zpráva byla upravena",
    "tin nhắn này đã được chỉnh sửa",
    "تم تعديل هذه الرسالة", "הודעה זו נערכה", "det här meddelandet har redigerats", "denne meldingen ble redigert",
    "denne besked blev redigeret", "tätä viestiä muokattiin", "यह मैसेज एडिट किया गया",
))  # fmt: skip

UNDECRYPTABLE: Final = (
    "waiting for this message", "warte auf diese nachricht", "esperando el mensaje", "esperando este mensaje",
    "en attente de ce message", "in attesa del messaggio", "in attesa di questo messaggio", "aguardando mensagem",
    "a aguardar mensagem", "wachten op dit bericht", "ожидание данного сообщения", "в ожидании данного сообщения",
    "bu mesaj bekleniyor", "このメッセージを待っています", "메시지를 기다리는 중", "正在等待此消息",
    "正在等待此訊息", "menunggu pesan ini",
)  # fmt: skip

CALLS: Final = (
    "call", "anruf", "llamada", "appel", "chiamata", "chamada", "ligação", "oproep", "gesprek", "звонок", "виклик",
    "дзвінок", "arama", "aramas", "samtal", "opkald", "anrop", "puhelu", "połączenie", "hovor", "hívás", "apel",
    "κλήση",
    "مكالمة", "שיחה", "שיחת", "تماس", "कॉल", "通话", "通話", "语音电话", "語音來電", "着信", "통화", "panggilan",
    "cuộc gọi", "การโทร", "สาย",
)  # fmt: skip
MISSED: Final = (
    "missed", "no answer", "verpasst", "keine antwort", "perdida", "sin respuesta", "manqué", "sans réponse",
    "pas de réponse", "persa", "nessuna risposta", "sem resposta", "não atendida", "perdida", "gemist",
    "niet opgenomen",
    "geen antwoord", "пропущен", "нет ответа", "cevapsız", "yanıt yok", "cevap yok", "missat", "inget svar",
    "mistet", "ubesvar",
    "ubesvart", "vastaamaton", "nieodebran", "zmeškan", "nem fogadott", "pierdut", "αναπάντητη", "فائتة", "שלא נענתה",
    "بی‌پاسخ", "छूटी", "मिस्ड", "未接", "无应答", "無人接聽", "不在着信", "応答なし", "부재중", "응답 없음",
    "tak terjawab", "tidak terjawab", "nhỡ",
    "ไม่ได้รับ",
)  # fmt: skip
# Units of a call's length by the beginning of the word, longest first where one begins like another.
UNITS: Final[tuple[tuple[str, int], ...]] = (
    ("std", 3600), ("hour", 3600), ("hr", 3600), ("heure", 3600), ("hora", 3600), ("ora", 3600), ("ore", 3600),
    ("uur", 3600), ("uren", 3600), ("tim", 3600), ("ч", 3600), ("год", 3600), ("sa", 3600), ("godz", 3600), ("jam",
    3600),
    ("小时", 3600), ("小時", 3600), ("時間", 3600), ("시간", 3600), ("ساعة", 3600), ("שע", 3600), ("t", 3600), ("h",
    3600),
    ("min", 60), ("мин", 60), ("хв", 60), ("dk", 60), ("dak", 60), ("perc", 60), ("menit", 60), ("分", 60), ("분",
    60),
    ("دقيقة", 60), ("دقائق", 60), ("דק", 60), ("phút", 60), ("นาที", 60), ("m", 60),
    ("sec", 1), ("sek", 1), ("seg", 1), ("сек", 1), ("с", 1), ("sn", 1), ("detik", 1), ("giây", 1), ("秒", 1),
    ("초", 1),
    ("ثانية", 1), ("ثوان", 1), ("שנ", 1), ("วินาที", 1), ("mp", 1), ("s", 1),
)  # fmt: skip

POLL: Final = frozenset((
    "poll", "encuesta", "enquete", "sondagem", "sondage", "umfrage", "sondaggio", "peiling", "опрос", "anket",
    "ankieta",
    "omröstning", "afstemning", "avstemning", "kysely", "anketa", "szavazás", "sondaj", "опитування", "投票",
    "アンケート", "설문", "polling",
    "jajak pendapat", "استطلاع", "סקר",
))  # fmt: skip
