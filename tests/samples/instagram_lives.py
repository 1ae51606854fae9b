"""Who the owners of the Instagram samples know, and what they say: invented, each in the owner's language."""

from __future__ import annotations

from dataclasses import dataclass

from .instagram_accounts import CHIARA, JORIS, MEILING, MIRA, Account

Person = tuple[str, str]


@dataclass(frozen=True)
class Life:
    """What a sample is made of.

    `people`: user name and name; the first four are friends, then a shop, a stranger, somebody blocked, somebody gone.
    `comments`, `captions`: three each; `searches`: two phrases and a place; `words`: small ones for settings and answers.
    """

    account: Account
    people: tuple[Person, ...]
    email: str
    phone: str
    bio: str
    birthday: str
    city: str
    ip: str
    comments: tuple[str, str, str]
    captions: tuple[str, str, str]
    searches: tuple[str, str, str]
    topics: tuple[str, str, str]
    song: tuple[str, str]
    words: dict[str, str]


_ENGLISH = {
    "yes": "True", "no": "False", "female": "female", "everyone": "Everyone", "private": "Changed to private account",
    "public": "Changed to public account", "profile name": "Profile Name", "trips": "Kiln ideas", "glad": "Ceramics shop",
    "reason": "Temporarily deactivated", "on": "On", "off": "Off",
}  # fmt: skip
MIRA_LIFE = Life(
    MIRA,
    (
        ("solveig.strand", "Solveig Strand"), ("bjorn_keramikk", "Bjørn Ødegård"), ("yui.tanaka_", "田中 結衣"),
        ("layla.haddad", "ليلى حداد"), ("glaze.daily", "Glaze Daily"), ("north_light", "North Light"),
        ("spam.gains.1", "Crypto Gains"), ("anjali.s", "Anjali Sharma"),
    ),
    "mira@example.org", "+4799900001", "Potter in Bergen ☔ – clay, glaze & rain", "1986-04-12", "Bergen", "192.0.2.11",
    ("Gratulerer! 🎉", "That glaze… how many firings?", "かわいい 🐟"),
    ("Second firing — celadon at last ✨", "Rain, again. #bergen", "Höstglasyr"),
    ("celadon recipe", "æøå keramikk", "Bryggen"),
    ("Ceramics", "Home & Garden", "Norwegian music"),
    ("Regn i Bergen", "Vårbandet"),
    _ENGLISH,
)  # fmt: skip
JORIS_LIFE = Life(
    JORIS,
    (
        ("sanne_vd.berg", "Sanne van den Berg"), ("noël.kapper".replace("ë", "e"), "Noël de Boer"),
        ("fietsclub_noord", "Fietsclub Noord"), ("eva.mulder", "Eva Mulder"), ("bakkerij.anno", "Bakkerij Anno"),
        ("wilde_tuin", "Wilde Tuin"), ("gratis.telefoon", "Gratis Telefoon"), ("opa.henk", "Henk de Wit"),
    ),
    "joris@example.org", "+31970000001", "Fietser, bakker, vader – één koekje per dag 🚲", "1979-11-30", "Groningen",
    "198.51.100.21",
    ("Wat een mooie fiets! 🚲", "Eén vraag: hoe lang rijzen?", "Prachtig, opa."),
    ("Koekjes van vanochtend", "Wind mee – eindelijk", "Café aan het water"),
    ("speculaas recept", "tweedehands bakfiets", "Noorderplantsoen"),
    ("Fietsen", "Bakken", "Tuinieren"),
    ("Over het wad", "De Noorderlingen"),
    {"yes": "Waar", "no": "Onwaar", "female": "mannelijk", "everyone": "Iedereen", "private": "Overgeschakeld naar privé",
     "public": "Overgeschakeld naar openbaar", "profile name": "Profielnaam", "trips": "Fietstochten",
     "glad": "Bakkersspullen", "reason": "Tijdelijk uitgeschakeld", "on": "Aan", "off": "Uit"},
)  # fmt: skip
CHIARA_LIFE = Life(
    CHIARA,
    (
        ("nonna.pina_", "Giuseppina Bellini"), ("luca.perché".replace("é", "e"), "Luca Perchè"), ("il_molo", "Il Molo"),
        ("sofia.d.angelo", "Sofia D’Angelo"), ("libreria.nuvola", "Libreria Nuvola"), ("mare_mosso", "Mare Mosso"),
        ("vinci.subito", "Vinci Subito"), ("zio.piero", "Piero Bellini"),
    ),
    "chiara@example.org", "+390000000001", "Libri, mare e caffè ☕ — Trieste", "1919-01-01", "Trieste", "203.0.113.31",
    ("Che bello! È stupendo 😍", "Dov’è? Così ci vado", "Più foto, per favore"),
    ("Bora forte, città vuota", "Caffè e libri — lunedì", "È già primavera"),
    ("librerie indipendenti", "come si fa il gelato", "Molo Audace"),
    ("Libri", "Viaggi", "Caffè"),
    ("Vento di Trieste", "I Gabbiani"),
    {"yes": "Vero", "no": "Falso", "female": "donna", "everyone": "Tutti", "private": "Passaggio ad account privato",
     "public": "Passaggio ad account pubblico", "profile name": "Nome del profilo", "trips": "Da leggere",
     "glad": "Cartoleria", "reason": "Disattivazione temporanea", "on": "Attivo", "off": "Non attivo"},
)  # fmt: skip
MEILING_LIFE = Life(
    MEILING,
    (
        ("chen.yating", "陳雅婷"), ("taipei_walks", "台北散步"), ("wang.xm", "王小明"), ("grandpa.lin", "林阿公"),
        ("tea.house.88", "茶屋 88"), ("mountain_fog", "山霧"), ("lucky.draw.tw", "幸運抽獎"), ("liu.jj", "劉佳佳"),
    ),
    "meiling@example.org", "+886900000001", "泡茶、爬山、拍照 🍵", "1992-02-29", "台北市", "192.0.2.88",
    ("好漂亮！🍵", "這是哪裡？", "生日快樂 🎂"),
    ("清晨的茶園", "雨後的山", "阿公的柿餅"),
    ("高山茶 推薦", "手沖壺", "象山步道"),
    ("茶", "登山", "攝影"),
    ("山上的雨", "霧裡樂團"),
    {"yes": "是", "no": "否", "female": "女性", "everyone": "所有人", "private": "切換為私人帳號",
     "public": "切換為公開帳號", "profile name": "個人檔案名稱", "trips": "茶具", "glad": "茶具店",
     "reason": "暫時停用", "on": "開啟", "off": "關閉"},
)  # fmt: skip
LIVES = {"en": MIRA_LIFE, "nl": JORIS_LIFE, "it": CHIARA_LIFE, "zh": MEILING_LIFE}
