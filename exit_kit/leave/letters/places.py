"""Where somebody lives: which law a letter names, whom it goes to, which authority is the right one.

Facts: facts/leaving-meta.md sections 7.1 to 7.3.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from exit_kit.errors import GuideError
from exit_kit.leave.countries import EEA, read_country
from exit_kit.leave.letters.templates import Addressee, load_laws

CALIFORNIA: Final = "US-CA"
_LAWS: Final = {"GB": "uk", CALIFORNIA: "ccpa", "BR": "lgpd", "NZ": "nz", "AU": "au"}
_CALIFORNIA_NAMES: Final = frozenset({"US-CA", "USCA", "CALIFORNIA", "CALIF"})
_NAMES: Final = {
    "GB": "the United Kingdom", CALIFORNIA: "California", "BR": "Brazil", "NZ": "New Zealand", "AU": "Australia",
}  # fmt: skip
_SUPPORTED: Final = (
    "Letters are there for the countries of the EU and EEA (DE, FR, IE, NO ...), GB, US-CA (California), BR, "
    "NZ and AU."
)


@dataclass(frozen=True, slots=True)
class Place:
    """One country, or California: its code, its name as in a sentence, and the law that letters name."""

    code: str
    name: str
    law: str


def read_place(text: str | None) -> Place:
    """Return the place that somebody wrote; raises GuideError, with the list, where there are no letters for it."""
    if text is None or not text.strip():
        raise GuideError(
            "Where do you live? The law decides what a letter may ask.", _SUPPORTED, "Add --country DE, say."
        )
    if text.strip().upper() in _CALIFORNIA_NAMES:
        return Place(CALIFORNIA, _NAMES[CALIFORNIA], "ccpa")
    code = read_country(text)
    law = "gdpr" if code in EEA else _LAWS.get(code)
    if law is None:
        hint = "For the United States it is California only: --country US-CA." if code == "US" else ""
        raise GuideError(
            f"There are no letters for {code} yet, because its law has not been looked into. Nothing was written.",
            _SUPPORTED,
            hint or "Meta's own form takes requests from everywhere: https://help.meta.com/support/privacy/",
        )
    return Place(code, _NAMES.get(code) or name_country(code), law)


def name_country(code: str) -> str:
    """Return a country's name in English."""
    from babel import Locale

    return str(Locale("en").territories.get(code, code))


def find_controller(place: Place, platform: str) -> Addressee:
    """Return who answers for a platform's data: another company in the EEA, and another one for WhatsApp."""
    seat = "ireland" if place.law == "gdpr" else "america"
    return load_laws().controllers[f"{seat}-whatsapp" if platform == "whatsapp" else seat]


def find_regulator(place: Place) -> Addressee:
    """Return the authority that takes complaints from a place."""
    regulators = load_laws().regulators
    found = regulators.get(place.code) or regulators["EEA"]
    return Addressee(
        found.name.format(country=place.name),
        tuple(line.format(country=place.name) for line in found.lines),
        found.online,
        found.email,
        found.note,
    )
