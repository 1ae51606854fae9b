"""Lines that the app wrote: what happened, and to whom (formats/whatsapp.md section 1.7).

The family of a line is found by pieces of its sentence, in the languages listed (notices of encryption and of security
codes: the app's own strings in 50 and 40 languages; the others: as the word lists of public parsers and exported chats
in tests have them); a line in another language is an event all the same, of the family "other".  Endings such as "Tap
to learn more." vary and are not looked at.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from importers.whatsapp.marks import clean_name, strip_marks

OTHER: Final = "other"
PRIVACY: Final = "advanced_privacy"

# The first family of which a piece occurs is it: those that contain another's pieces stand first.
_FAMILIES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("encryption", (
        "end-to-end encrypted", "end-to-end encryption", "ende-zu-ende-verschlüssel",
        "ende-zu-ende verschlüssel", "cifrado de extremo a extremo", "cifrados de extremo a extremo",
        "chiffrés de bout en bout", "chiffrement de bout en bout", "crittografati end-to-end",
        "crittografia end-to-end", "criptografia de ponta a ponta", "encriptadas ponto a ponto",
        "encriptação ponto a ponto", "end-to-end versleuteld", "end-to-end-versleuteling",
        "сквозным шифрованием", "uçtan uca şifrel", "エンドツーエンドの暗号化", "エンドツーエンド暗号化",
        "종단간 암호화", "端到端加密", "端對端加密", "dienkripsi secara end-to-end", "end-to-end-krypt",
        "totalsträckskrypter", "päästä päähän", "szyfrowan", "šifrov", "المشفرة تماما", "مشفرة تمامًا",
        "מוצפנות מקצה לקצה", "سرتاسر رمزگذاری", "एंड-टू-एंड", "מקצה-לקצה", "מקצה לקצה", "κρυπτογραφούνται",
        "šifriranj", "με κρυπτογράφηση", "наскрізним шифруванням", "এন্ড-টু-এন্ড", "端對端的加密",
        "端对端的加密", "端對端加密保護", "mã hóa đầu cuối", "mã hoá đầu-cuối", "اینڈ ٹو اینڈ", "رمزکاری",
        "เข้ารหัสจากต้นทางถึงปลายทาง", "komplett krypter", "zaszyfrowane", "criptate integral",
        "criptare integrală", "ende-til-ende-krypt", "kryptering", "hujung ke hujung", "एन्ड-टू-एन्ड",
        "कूटबद्ध", "암호화되어 안전", "エンドツーエンドの暗号化", "titkosít", "terenkripsi secara end-to-end",
        "enkripsi end-to-end", "potpunom enkripcijom", "end-to-end metodom", "શરૂથી અંત સુધી સુરક્ષિત",
        "ગુપ્તીકરણ", "criptiúchán", "salataan täysin", "xifrats d'extrem", "encriptació d'extrem", "šifrēšanu",
        "šifravimu", "shifrlash", "шифрлау", "fund-e-krye", "ufumbaji wa mwisho", "மறையாக்க",
        "رمزگذاری سرتاسری", "otsast otsani krüpteerimis", "криптиране от край до край", "এনক্রিপশান",
        "end-tot-end enkripsie", "end-to-end encryptie", "şifrələnir", "എൻക്രിപ്ഷൻ", "шифрирање",
        "ಎನ್ಕ್ರಿಪ್ಷನ್", "التشفير التام", "encriptadas automaticamente", "шифровањем", "ਇੰਕ੍ਰਿਪਸ਼ਨ",
        "एन्क्रिप्शन से सुरक्षित", "criptografia de ponta-a-ponta", "encriptação de ponta a ponta",
    )),
    (PRIVACY, (
        "advanced chat privacy", "erweiterten chat-datenschutz", "erweiterter chat-datenschutz",
        "erweiterte chat-privatsphäre", "erweiterten chatdatenschutz", "privacidad avanzada del chat",
        "confidentialité avancée des discussions", "confidentialité avancée de la discussion",
        "privacy avanzata della chat", "privacidade avançada da conversa", "privacidade avançada de conversas",
        "geavanceerde chatprivacy", "расширенная конфиденциальность", "расширенную конфиденциальность",
        "gelişmiş sohbet gizliliği",
    )),
    ("security_code", (
        "security code", "sicherheitsnummer", "sicherheitscode", "código de seguridad", "code de sécurité",
        "codice di sicurezza", "código de segurança", "beveiligingscode", "код безопасности", "güvenlik kod",
        "קוד האבטחה", "κωδικός ασφαλείας", "κωδικόσ ασφαλείασ", "код безпеки", "رمز أمان", "নিরাপত্তা কোড",
        "安全代碼", "安全碼", "安全代码", "mã bảo mật", "سیکیورٹی کوڈ", "รหัสความปลอดภัย", "bezpečnostný kód",
        "bezpečnostní kód", "kod zabezpieczeń", "codul dvs. de securitate", "sikkerhetskode", "sikkerhedskode",
        "säkerhetskod", "kod keselamatan", "kode keamanan", "सुरक्षा कोड", "보안 코드", "セキュリティコード",
        "biztonsági kód", "sigurnosni k", "સુરક્ષા કોડ", "cód slándála", "turvanumero", "کد امنیتی",
        "codi de seguretat",
    )),
    ("number_changed", (
        "changed their phone number", "changed to +", "changed their number", "changed phone number",
        "hat die telefonnummer geändert", "hat eine neue telefonnummer", "hat seine telefonnummer",
        "telefonnummer gewechselt", "cambió su número", "cambió de número", "a changé de numéro",
        "ha cambiato numero", "mudou de número", "mudou o número", "mudou para +",
        "heeft een nieuw telefoonnummer", "сменил(а) номер", "сменил номер", "wechselte zu +", "hat zu +",
        "hast zu +", "cambió a +", "電話番号を変更", "번호를 변경했습니다", "cambió a un nuevo número",
        "telefon numarasını değiştir",
    )),
    ("timer", (
        "disappearing messages", "message timer", "selbstlöschende nachrichten",
        "nachrichten, die verschwinden", "mensajes temporales", "messages éphémères", "messaggi effimeri",
        "mensagens temporárias", "duração das mensagens", "zelfverwijderende berichten",
        "verdwijnende berichten", "исчезающие сообщения", "süreli mesajlar", "updated the message timer",
        "消えるメッセージ", "限時訊息", "阅后即焚", "사라지는 메시지", "הטיימר של ההודעות", "הודעות זמניות",
        "nachrichtendauer",
    )),
    ("joined", (
        "joined using", "joined from the community", "joined via", "joined the group",
        "ist dieser gruppe über", "ist der gruppe über", "über den einladungslink",
        "ist der gruppe beigetreten", "ist beigetreten", "se unió", "te uniste", "a rejoint", "avez rejoint",
        "si è unito", "si è unita", "entrou usando", "entrou com", "neemt deel via", "присоединил", "katıldı",
        "einladungslink beigetreten", "heeft deelgenomen via", "is toegetreden via", "entrou neste grupo",
        "entrou no grupo", "招待リンクから参加", "招待リンクを使", "透過群組邀請連結加入",
        "通过群邀请链接加入", "הצטרף",
    )),
    ("invite_link", (
        "group's invite link", "group invite link", "reset this group", "einladungslink dieser gruppe",
        "einladungslink zurück",
        "enlace de invitación", "restableció el enlace", "lien d'invitation de ce groupe", "a réinitialisé le lien",
    )),
    ("admin", (
        "now an admin", "no longer an admin", "as an admin", "jetzt admin", "jetzt ein admin",
        "kein admin mehr", "ahora eres admin", "es ahora admin", "zum admin gemacht", "artık yönetici",
        "bir yöneticisiniz", "é mais um administrador", "agora é um administrador", "ya no eres admin",
        "est maintenant admin", "désormais admin", "ora sei amministratore", "ora è amministratore",
        "agora é admin", "agora você é admin", "nu beheerder",
    )),
    ("settings", (
        "only admins", "settings to allow", "group's settings", "nur admins", "nur noch admins",
        "gruppeneinstellungen",
        "solo los admin", "ajustes de este grupo", "seuls les admin", "solo gli amministratori",
        "somente admin", "só os admin", "alleen beheerders", "gruppen-einstellungen", "הגדרות הקבוצה",
    )),
    ("icon", (
        "group's icon", "group icon", "gruppenbild", "ícono de este grupo", "icono de este grupo",
        "icono del grupo", "ícono del grupo", "l'icône du groupe", "l'immagine del gruppo",
        "imagem deste grupo", "imagem do grupo", "foto do grupo", "groepsafbeelding", "groepsicoon",
        "иконку группы", "значок группы", "grup simgesi", "grubun simgesi", "l'icône de ce groupe",
        "l'icona del gruppo", "ícone deste grupo", "ícone do grupo", "foto del grupo", "imagen de este grupo",
        "groepsfoto", "グループのアイコン", "群組圖示", "תמונת הקבוצה", "תמונת קבוצה",
    )),
    ("description", (
        "group description", "gruppenbeschreibung", "descripción del grupo", "description du groupe",
        "descrizione del gruppo", "descrição do grupo", "groepsbeschrijving", "описание группы",
        "grup açıklaması", "grubun açıklama", "グループの説明", "תיאור הקבוצה",
    )),
    ("renamed", (
        "changed the group name", "changed the subject", "changed the name of the group", "gruppennamen",
        "den betreff", "das thema", "cambió el asunto", "cambió el nombre", "cambiaste el nombre",
        "a changé le sujet", "nom du groupe", "ha cambiato l'oggetto", "nome del gruppo", "mudou o nome",
        "mudou o assunto", "nome do grupo", "groepsnaam", "onderwerp", "название группы", "тему группы",
        "grup adını", "gruppenbetreff", "le sujet", "изменил(а) тему", "изменила тему", "изменил тему",
        "изменил(а) название", "grubun adını", "grup konusunu", "grubun konusunu", "ha modificato l'oggetto",
        "alterou o assunto", "グループ名を", "更改了群組名稱", "更改了群名", "그룹 이름을", "נושא הקבוצה",
    )),
    ("created", (
        "created group", "created this group", "created the group", "created a group", "gruppe erstellt",
        "erstellte gruppe", "hat die gruppe \"", "hat die gruppe „", "hat die gruppe “", "hast die gruppe \"",
        "hast die gruppe „", "hast die gruppe “", "diese gruppe erstellt", "creó el grupo", "creaste el grupo",
        "creó este grupo", "creaste este grupo", "a créé le groupe", "avez créé le groupe", "a créé ce groupe",
        "ha creato il gruppo", "hai creato il gruppo", "criou o grupo", "criou este grupo", "groep aangemaakt",
        "heeft groep ", "heeft de groep \"", "heeft de groep “", "создал(а) группу", "создала группу",
        "создал группу", "создана группа", "grubunu oluşturdu", "grup oluşturdu", "创建了群组",
        "グループを作成", "그룹을 만들", "grubu oluşturdu", "を作成しました", "建立了群組", "أنشأ المجموعة",
        "את הקבוצה \"",
    )),
    ("unblocked", ("unblocked this", "freigegeben", "desbloqueaste", "avez débloqué", "hai sbloccato",
    "desbloqueou")),
    ("blocked", ("blocked this", "blockiert", "bloqueaste", "avez bloqué", "hai bloccato", "bloqueou",
    "geblokkeerd")),
    ("pinned", (
        "pinned a message", "hat eine nachricht angepinnt", "nachricht angeheftet", "nachricht fixiert",
        "fijó un mensaje",
        "fijaste un mensaje", "a épinglé un message", "ha fissato un messaggio", "fixou uma mensagem",
        "heeft een bericht vastgezet", "закрепил", "הודעה הוצמדה",
    )),
    ("call", (
        "started a call", "started a video call", "started a voice call", "hat einen anruf gestartet",
        "anruf gestartet",
        "inició una llamada", "inició una videollamada", "a démarré un appel", "ha avviato una chiamata",
        "iniciou uma chamada",
        "iniciou uma ligação",
    )),
    ("business", (
        "secure service from meta", "business account", "unternehmenskonto", "unternehmensaccount",
        "cuenta de empresa",
        "compte professionnel", "account business", "conta comercial", "zakelijk account", "this business",
        "official business",
        "dieses unternehmen", "this chat is with a business",
    )),
    ("ai", ("meta ai", "messages are generated by ai", "ki generiert")),
    ("contact", (
        "is a contact", "ist ein kontakt", "ist in deinen kontakten", "es un contacto", "est un contact",
        "è un contatto",
        "é um contato", "is in your contacts", "not in your contacts", "nicht in deinen kontakten",
    )),
    ("community", ("community", "comunidad", "communauté", "comunidade")),
    ("removed", (
        " removed ", "hat dich entfernt", " entfernt", "eliminó a ", "eliminaste a ", "expulsó a ",
        "a retiré ", "avez retiré", "a supprimé ", "ha rimosso ", "hai rimosso", "removeu ", "verwijderd",
        "удалил(а)", "çıkardı", "移除了", "fue eliminado", "te eliminó", "a exclu", "foi removid",
        "님을 내보냈습니다", "הוסר", "を削除しました",
    )),
    ("added", (
        " added ", "was added", "were added", "added you", "hinzugefügt", "añadió", "añadiste", "agregó",
        "agregaste", "a ajouté", "avez ajouté", "ha aggiunto", "hai aggiunto", "adicionou", "adicionado",
        "adicionada", "toegevoegd", "добавил(а)", "добавлен", "ekledi", "添加了", "を追加しました",
        "추가했습니다", "se añadió a", "eklendi", "新增了", "بإضافة", "צירף", "נוספ",
    )),
    ("left", (
        " left", "hat die gruppe verlassen", "verlassen", "salió del grupo", "abandonó", "saliste del grupo",
        "a quitté", "avez quitté", "ha abbandonato", "è uscito", "è uscita", "saiu", "heeft de groep verlaten",
        "вышел", "вышла", "покинул", "ayrıldı", "退出了", "が退出", "나갔습니다", " salió", "saliste",
        "a lasciato il gruppo", "est parti", "غادر", "יצא",
    )),
)  # fmt: skip

_OFF: Final = re.compile(
    "turned off|deaktiviert|ausgeschaltet|desactiv|désactiv|disattiva|desativ|uitgeschakeld|отключ|выключ|kapat"
)
# Who is added or taken away, where the sentence is known; the family is the one found above.
_WHOM: Final[dict[str, tuple[re.Pattern[str], ...]]] = {
    "added": (
        re.compile(r"^(?P<who>.+?) added (?P<whom>.+?)\.?$"),
        re.compile(r"^(?P<whom>.+?) (?:was|were) added\.?$"),
        re.compile(r"^(?P<who>.+?) (?:hat|hast) (?P<whom>.+?) hinzugefügt\.?$"),
        re.compile(r"^(?P<whom>.+?) (?:wurde|wurden|wurdest) hinzugefügt\.?$"),
        re.compile(r"^(?P<who>.+?) (?:añadió|agregó) a (?P<whom>.+?)\.?$"),
        re.compile(r"^(?P<who>.+?) a ajouté (?P<whom>.+?)\.?$"),
        re.compile(r"^(?P<who>.+?) (?:adicionou|ha aggiunto) (?P<whom>.+?)\.?$"),
        re.compile(r"^(?P<who>.+?) heeft (?P<whom>.+?) toegevoegd\.?$"),
    ),
    "removed": (
        re.compile(r"^(?P<who>.+?) removed (?P<whom>.+?)\.?$"),
        re.compile(r"^(?P<who>.+?) (?:hat|hast) (?P<whom>.+?) entfernt\.?$"),
        re.compile(r"^(?P<who>.+?) eliminó a (?P<whom>.+?)\.?$"),
        re.compile(r"^(?P<who>.+?) (?:a retiré|removeu|ha rimosso) (?P<whom>.+?)\.?$"),
        re.compile(r"^(?P<who>.+?) heeft (?P<whom>.+?) verwijderd\.?$"),
    ),
    "left": (
        re.compile(r"^(?P<whom>.+?) (?:has )?left(?: the group)?\.?$"),
        re.compile(r"^(?P<whom>.+?) (?:hat die Gruppe verlassen|heeft de groep verlaten)\.?$"),
        re.compile(
            r"^(?P<whom>.+?) (?:salió|salió del grupo|a quitté|a quitté le groupe|saiu|ha abbandonato|è uscit[oa])\.?$"
        ),
    ),
    "joined": (
        re.compile(r"^(?P<whom>.+?) joined (?:using|from|via|the).*$"),
        re.compile(r"^(?P<whom>.+?) ist (?:dieser|der) Gruppe .*beigetreten\.?$"),
        re.compile(r"^(?P<whom>.+?) se unió .*$"),
    ),
}
_AND: Final = re.compile(r",? (?:and|und|y|et|e|en) |, ")
_YOU: Final = frozenset(("you", "dich", "du", "te", "tú", "vous", "ti", "você", "je", "u"))
_MOST_NAMED: Final = 60


class Event(NamedTuple):
    """What the app tells: its family, and who was added, removed, came or went, as far as the sentence is known."""

    family: str
    people: tuple[str, ...] = ()


def read_event(body: str) -> Event:
    """Return what a line tells that the app wrote.

    >>> read_event("Ada added Bob and Cyd")
    Event(family='added', people=('Bob', 'Cyd'))
    >>> read_event("Ada turned off advanced chat privacy.").family
    'advanced_privacy_off'
    """
    plain = strip_marks(body)
    family = find_family(plain)
    if family == PRIVACY:
        return Event(f"{PRIVACY}_{'off' if _OFF.search(plain.casefold()) else 'on'}")
    return Event(family, _find_people(family, plain))


@lru_cache(maxsize=2_000)
def find_family(plain: str) -> str:
    """Return the family of an app's sentence, without marks."""
    folded = plain.casefold().replace("’", "'")
    return next((family for family, pieces in _FAMILIES if any(one in folded for one in pieces)), OTHER)


def _find_people(family: str, plain: str) -> tuple[str, ...]:
    for pattern in _WHOM.get(family, ()):
        found = pattern.match(plain)
        if found:
            names = [clean_name(name) for name in _AND.split(found["whom"])[:_MOST_NAMED]]
            return tuple(name for name in names if name and name.casefold() not in _YOU)
    return ()
