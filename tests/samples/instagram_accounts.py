"""Whose the sample exports of Instagram are: invented people, one for each language.

Mira has two exports, of 2022 and of 2026, which belong to one account; the user name is that of her Facebook.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Account:
    """One account: the name shown, the user name, the language that labels are in, and its exports by sample and day."""

    name: str
    username: str
    language: str
    samples: tuple[tuple[str, str], ...]


MIRA = Account(
    "Mira Halvorsen",
    "mira.halvorsen",
    "en",
    (("instagram_2022_json", "2022-11-16"), ("instagram_2026_json", "2026-08-19")),
)
JORIS = Account("Joris de Wit", "joris_de.wit", "nl", (("instagram_2024_json_nl", "2024-05-10"),))
CHIARA = Account("Chiara Bellini", "chiara.bellini_", "it", (("instagram_2025_json_it", "2025-03-02"),))
MEILING = Account("林美玲", "lin.meiling", "zh", (("instagram_2026_json_zh", "2026-05-11"),))
ACCOUNTS = (MIRA, JORIS, CHIARA, MEILING)
DAYS = {sample: day for account in ACCOUNTS for sample, day in account.samples}
