"""Labels that Instagram writes in the account's language, as far as they were seen (formats/instagram_threads.md 3.3).

Each field has the labels of every language in which one is known, folded; a new language needs new words here only
where two texts of one record cannot be told apart otherwise.
"""

from __future__ import annotations

from typing import Final

from exit_kit.importing.label_values import make_words

WORDS: Final = make_words(
    {
        "author": ("Author", "Auteur", "Autore", "作者", "Forfatter"),
        "time": ("Time", "Tijd", "Heure", "時間", "Tidspunkt", "Datum/Uhrzeit der Suche"),
        "comment": ("Comment", "Opmerking"),
        "media_owner": ("Media Owner", "Media-eigenaar"),
        "owner": ("Owner",),
        "name": ("Name", "Naam", "Nom de profil", "Nome"),
        "username": (
            "Username",
            "Gebruikersnaam",
            "Nom de profil (Username)",
            "Nome utente",
            "Uživatelské jméno",
        ),
        "url": ("URL", "網址"),
    }
)
