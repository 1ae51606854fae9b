"""Countries as a guide names them: ISO 3166 codes, and the groups that Meta and the law treat alike."""

from __future__ import annotations

from typing import Final

from exit_kit.errors import GuideError

# Members of the European Union, then the rest of the European Economic Area.
_EU: Final = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
EU: Final = frozenset(_EU.split())
EEA: Final = EU | {"IS", "LI", "NO"}
GROUPS: Final = {"EU": EU, "EEA": EEA}
# What people write for the country that the code does not look like.
_OTHER_NAMES: Final = {"UK": "GB", "EL": "GR", "USA": "US", "ENGLAND": "GB", "SCOTLAND": "GB", "WALES": "GB"}
_CODES: Final = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY "
    "BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK "
    "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR "
    "IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK "
    "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF "
    "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK"
)
CODES: Final = frozenset(_CODES.split())


def read_country(text: str) -> str:
    """Return the ISO 3166 code of what somebody wrote: a code, in any case, or UK; of US-CA the country.

    Raises GuideError for anything else.
    """
    written = text.strip().upper().partition("-")[0]
    code = _OTHER_NAMES.get(written, written)
    if code not in CODES:
        raise GuideError(
            f"“{text.strip()[:40]}” is no country that exit-kit knows. Nothing was changed.",
            "Countries are written as two letters: DE for Germany, GB for the United Kingdom, US, NZ.",
            "Give the two letters of the country that you live in with --country.",
        )
    return code


def expand_countries(names: list[str]) -> frozenset[str]:
    """Return the codes of a list that may name groups (EU, EEA).

    Raises ValueError with the first name that is neither.
    """
    codes: set[str] = set()
    for name in names:
        if name not in GROUPS and name not in CODES:
            raise ValueError(name)
        codes |= GROUPS.get(name, {name})
    return frozenset(codes)


def describe_countries(codes: frozenset[str]) -> str:
    """Return codes as people read them: the EU and EEA by that name, the rest as they are."""
    names = ["the EU and EEA"] if codes >= EEA else ["the EU"] if codes >= EU else []
    rest = codes - EEA if codes >= EEA else codes - EU if codes >= EU else codes
    names += [_NAMES.get(code, code) for code in sorted(rest)]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


# Countries outside the EEA that guides name.
_NAMES: Final = {
    "AU": "Australia",
    "BR": "Brazil",
    "CA": "Canada",
    "CH": "Switzerland",
    "GB": "the United Kingdom",
    "JP": "Japan",
    "KR": "South Korea",
    "NZ": "New Zealand",
    "US": "the United States",
}
