"""The languages whose dates can be read, and how people and Meta name them.

Words come from CLDR (by babel); only which languages are looked at is said here: those that Meta's products are
offered in, as far as CLDR has them, and the regional forms that write dates otherwise.  Everything beyond that list
can still be named with `--language`, if CLDR knows it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from exit_kit.importing.cldr import read_locale_data
from exit_kit.importing.language_data import read_shipped

# The commonest first: where several agree on every date, the first of them is named.
OFFERED: Final = tuple(
    """
    en en_GB en_CA es es_MX es_US pt pt_PT fr fr_CA de de_AT it ru pl nl tr vi id th ar ar_EG ar_SY ar_MA ar_DZ fa he
    hi bn ur ta te mr gu kn ml pa zh_Hans zh_Hant zh_Hant_HK ja ko uk cs sk hu ro el sv da nb nn fi bg hr sr sr_Latn
    bs sl mk sq lt lv et is ms fil ceb jv su sw af am az be br ca ckb co_FR cy eo eu ff fo fy ga gl gn ha haw hy ig iu
    ka kab kk km ku ky lb lg ln lo mg mi mn mt my nd ne nr nso ny om or ps qu rm rw sa sc sd se si sn so ss st syr szl
    tg ti tk tn ts tt uz ve wo xh yi yo zgh zu hsb dsb ast as ak
    """.split()  # noqa: SIM905 -- a hundred and fifty codes
)
# Names that are not built as CLDR builds its own: the codes of Meta's own list, and words of its settings pages.
_OTHER_NAMES: Final = {
    "zh": "zh_Hans", "zh_cn": "zh_Hans", "zh_sg": "zh_Hans", "zh_tw": "zh_Hant", "zh_hk": "zh_Hant_HK",
    "zh_mo": "zh_Hant_HK", "en_us": "en", "en_pi": "en", "en_ud": "en", "es_la": "es_MX", "pt_br": "pt", "tl": "fil",
    "no": "nb", "iw": "he", "in": "id", "cb_iq": "ckb", "cx_ph": "ceb", "qb_de": "hsb", "sz_pl": "szl",
    "tz_ma": "zgh", "tagalog": "fil", "ja_ks": "ja", "fb_lt": "en", "qk_dz": "kab",
    "bahasa indonesia": "id", "bahasa melayu": "ms", "basa jawa": "jv", "norsk": "nb", "norsk (bokmål)": "nb",
    "norsk (nynorsk)": "nn", "norwegian": "nb", "norwegian (bokmal)": "nb", "norwegian (nynorsk)": "nn", "o'zbek": "uz",
    "af_soomaali": "so", "қазақша": "kk", "татарча": "tt", "ภาษาไทย": "th", "ພາສາລາວ": "lo", "မြန်မာဘာသာ": "my",
    "ភាសាខ្មែរ": "km", "azərbaycan dili": "az", "corsu": "co_FR",
    "中文(香港)": "zh_Hant_HK", "繁體中文(香港)": "zh_Hant_HK", "中文(台灣)": "zh_Hant", "中文(臺灣)": "zh_Hant",
    "中文(繁體)": "zh_Hant", "繁體中文": "zh_Hant", "繁體中文(台灣)": "zh_Hant", "简体中文": "zh_Hans",
    "traditional chinese (hong kong)": "zh_Hant_HK",
}  # fmt: skip
_BRACKETS: Final = str.maketrans("（）", "()")
_CODE: Final = re.compile(r"[a-z]{2,3}([_-]\w+)*\Z", re.IGNORECASE)
_NAME: Final = re.compile(r"([^(]+?)\s*[(]([^)]*)[)]")


@cache
def list_offered() -> tuple[str, ...]:
    """Return the languages of the list that CLDR has, the commonest first."""
    return tuple(read_shipped())


@cache
def find_language(name: str) -> str | None:
    """Return the CLDR code for a code or a name in English or in the language itself; None where it is none.

    >>> [find_language(name) for name in ("de_DE", "pt-BR", "English (UK)", "Deutsch", "中文(台灣)", "Klingon")]
    ['de', 'pt', 'en_GB', 'de', 'zh_Hant', None]
    """
    text = unicodedata.normalize("NFC", name).strip().translate(_BRACKETS)
    if not text:
        return None
    found = _find_code(text) if _CODE.match(text) else None
    return found or _find_named(text.casefold())


def name_language(code: str) -> str:
    """Return the English name of a language by its code; the code itself where there is no name.

    >>> name_language("pt"), name_language("zh_Hant")
    ('Portuguese', 'Chinese (Traditional)')
    """
    from babel import Locale

    return Locale.parse(code).english_name or code


def describe_language(said: str) -> str:
    """Return the English name of a language that an export says in its own way; that itself where it is not known.

    >>> describe_language("nb_NO"), describe_language("Deutsch"), describe_language("Klingon")
    ('Norwegian Bokmål', 'German', 'Klingon')
    """
    code = find_language(said)
    return name_language(code) if code else said


def _find_code(text: str) -> str | None:
    """Return the code as CLDR writes it; a region that changes nothing is left out."""
    from babel import Locale, UnknownLocaleError, localedata

    folded = text.replace("-", "_").casefold()
    if folded in _OTHER_NAMES:
        return _OTHER_NAMES[folded]
    try:
        locale = Locale.parse(folded)
    except (UnknownLocaleError, ValueError):
        language = folded.partition("_")[0]
        return language if localedata.exists(language) else None
    at_large = "_".join(filter(None, (locale.language, locale.script)))
    is_told = str(locale) in OFFERED or not localedata.exists(at_large)
    return str(locale) if is_told or not _is_plain(at_large, str(locale)) else at_large


def _is_plain(language: str, code: str) -> bool:
    """Say whether a region writes its dates as the language does at large."""
    plain, regional = read_locale_data(language), read_locale_data(code)
    return all(
        str(plain["date_formats"][width].pattern) == str(regional["date_formats"][width].pattern)
        for width in ("short", "medium")
    ) and dict(plain["months"]["format"]["wide"]) == dict(regional["months"]["format"]["wide"])


def _find_named(name: str) -> str | None:
    if name in _OTHER_NAMES:
        return _OTHER_NAMES[name]
    parts = _NAME.match(name)
    for names in (_list_english_names(), _list_names()):
        if name in names:
            return names[name]
        language = names.get(parts[1]) if parts else None
        if parts and language:
            return _find_regional(language, parts[2])
    return None


def _find_regional(language: str, region: str) -> str:
    """Return the regional form of a language that a name in brackets means: `English (UK)`, `Français (Canada)`."""
    from babel import Locale

    base = language.partition("_")[0]
    for code in (*(one for one in list_offered() if one.partition("_")[0] == base), *_REGIONAL.get(base, ())):
        found = _find_code(code)
        locale = Locale.parse(code)
        for speaker in (locale, Locale("en")):
            told = {locale.territory: speaker.territories.get(locale.territory or "", ""),
                    locale.script: speaker.scripts.get(locale.script or "", "")}  # fmt: skip
            words = {(word or "").casefold() for pair in told.items() for word in pair} - {""}
            words |= {short for long, short in _SHORT_REGIONS.items() if long in words}
            if found and region in words:
                return found
    return language


_REGIONAL: Final = {
    "zh": ("zh_Hans_CN", "zh_Hant_TW", "zh_Hant_HK"),
    "en": ("en_US", "en_IN"),
    "pt": ("pt_BR",),
}
_SHORT_REGIONS: Final = {"united kingdom": "uk", "united states": "us", "taiwan": "台灣", "hong kong": "香港"}


@cache
def _list_english_names() -> dict[str, str]:
    """Return the code of each language by its name in English."""
    shipped = read_shipped()
    return {one["english"]: code for code, one in reversed(shipped.items()) if one["english"]}


@cache
def _list_names() -> dict[str, str]:
    """Return the code of each language by its name in itself and in English."""
    shipped = read_shipped()
    return {name: code for code, one in reversed(shipped.items()) for name in one["names"]}


__all__ = ["find_language", "list_offered", "name_language"]
