"""Labels that Threads writes in the account's language, as far as they were seen (formats/instagram_threads.md 3.3).

New words are needed only where two texts of one record cannot be told apart otherwise: times and addresses are known
by what they are, and so is an author by the address of a thread.
"""

from __future__ import annotations

from typing import Final

from exit_kit.importing.label_values import make_words

WORDS: Final = make_words(
    {
        "author": ("Author", "Auteur", "Autore", "Autor", "作者", "Forfatter"),
        "owner": ("Owner", "Eigenaar", "Proprietario", "所有者"),
        "username": ("Username", "Gebruikersnaam", "Nom de profil", "Nome utente", "用戶名稱", "用户名"),
        "name": ("Name", "Naam", "Nom", "Nome", "姓名", "名稱"),
        "caption": ("Caption", "Bijschrift", "Didascalia", "Légende", "Bildunterschrift", "說明"),
        "search": ("Search", "Zoekopdracht", "Suche", "Ricerca", "搜尋"),
        "email": ("Email", "Email address", "E-mail", "E-mailadres", "電子郵件"),
        "phone": ("Phone Number", "Phone number", "Telefoonnummer", "Numero di telefono", "Telefonnummer", "電話號碼"),
        "bio": ("Bio", "Biografia", "Steckbrief", "個人簡介"),
        "birthday": ("Birthday", "Date of birth", "Geboortedatum", "Data di nascita", "Geburtstag", "出生日期"),
        "links": ("Links", "Link", "連結"),
        "onboarding": ("Onboarding Time", "Onboarding time"),
        "feed name": ("Feed name",),
        "feed type": ("Feed type",),
        "feed owner": ("Owner username",),
        "topics": ("Added topic names delimited by `|`",),
        "usernames": ("Added usernames delimited by `|`",),
        "app id": ("App user ID", "Your ID in this app"),
        "expired": ("Expired on",),
        "last active": ("Last active on", "Last active time"),
    }
)  # fmt: skip
