"""Labels that Instagram writes in the account's language (formats/instagram_threads.md 3.3 and 1.2 to 1.3.2).

Structure decides wherever it can; these words tell one text of a record from another.  Beside the labels that were seen
stand the plain words of some large languages for the owner's own names, on which it hangs whose account it is.
"""

from __future__ import annotations

from typing import Final

from exit_kit.importing.label_values import make_words

WORDS: Final = make_words(
    {
        "author": ("Author", "Auteur", "Autore", "作者", "Forfatter"),
        "comment": ("Comment", "Opmerking"),
        "media_owner": ("Media Owner", "Media-eigenaar"),
        "owner": ("Owner",),
        "name": ("Name", "Naam", "Nom", "Nome", "Nombre", "名稱", "姓名", "Group name"),
        "username": (
            "Username", "User Name", "Gebruikersnaam", "Nom de profil (Username)", "Nome utente", "Uživatelské jméno",
            "Benutzername", "Nombre de usuario", "Nome de usuário", "Nom d'utilisateur", "用戶名稱", "用户名",
            "使用者名稱",
        ),
        "url": ("URL", "網址"),
        "email": ("Email", "Email address", "E-mail", "E-mailadres", "Indirizzo e-mail", "電子郵件"),
        "phone": ("Phone Number", "Telefoonnummer", "Numéro de téléphone", "Numero di telefono", "電話號碼"),
        "bio": ("Bio", "個人簡介"),
        "website": ("Website", "Sito web", "網站"),
        "gender": ("Gender", "Geslacht", "Genere", "性別"),
        "birthday": ("Date of birth", "Birthday", "Geboortedatum", "Data di nascita", "出生日期"),
        "device": ("Device", "Apparaat", "Dispositivo"),
        "device_id": ("Device ID",),
        "cookie": ("Cookie Name", "Cookie name"),
        "language": ("Language Code", "Language"),
        "port": ("Port", "Port number"),
        "app": ("App",),
        "change": ("Changed", "Gewijzigd"),
        "before": ("Previous Value", "Previous value"),
        "after": ("New Value", "New value"),
        "activation": ("Activation Type",),
        "reason": ("Inactivation Reason", "Reason"),
        "song": ("Song", "Song Name", "Title"),
        "artist": ("Artist", "Artist Name"),
        "caption": ("Caption",),
        "hashtags": ("Hashtags",),
        "surface": ("Surface",),
        "action": ("Action",),
        "title": ("Title",),
        "library": ("Ad library public URL",),
        "question": ("Question",),
        "answer": ("Answer", "Text"),
        "emoji": ("Emoji",),
        "search": ("Search", "Search query", "Zoekopdracht", "Suche"),
        "type": ("Type",),
        "interest": ("Interest",),
        "explanation": ("Usage explanation",),
        "first_name": ("First Name", "Voornaam", "Nome", "名字"),
        "last_name": ("Last Name", "Achternaam", "Cognome", "姓氏"),
        "contact": ("Contact Information", "Contactgegevens"),
        "app_id": ("App user ID", "Your ID in this app"),
        "expired": ("Expired on",),
        "last_active": ("Last active on", "Last active time"),
        "added": ("Added on", "Added Time"),
        "created": ("Creation Time", "Created At", "Creation timestamp"),
        "updated": ("Update Time", "Updated At", "Update time", "Last updated time"),
        "link": ("Website link that you visited", "Website link you visited"),
        "page_title": ("Title of website page that you visited", "Title of website page you visited"),
        "session_start": ("Website session start time",),
        "session_end": ("Website session end time",),
        "product": ("Product Name",),
        "merchant": ("Merchant Name",),
        "decision": ("Decision",),
        "completed": ("Request completion time",),
        "from": ("Start date",),
        "to": ("End date",),
        "kinds": ("Types of information",),
        "quality": ("Media quality",),
        "format": ("Output format",),
        "imprecise_latitude": ("Imprecise Latitude", "Latitude imprécise"),
        "imprecise_longitude": ("Imprecise Longitude", "Longitude inexacte"),
        "precise_latitude": ("Precise Latitude",),
        "precise_longitude": ("Precise Longitude",),
        "channel": ("Channel",),
        "value": ("Value",),
    }
)  # fmt: skip
