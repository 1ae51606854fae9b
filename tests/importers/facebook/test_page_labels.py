"""Classic label tables in languages whose labels no table of words has: known by their values, or kept as facts."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from exit_kit.importing.page_labels import learn_labels
from exit_kit.importing.pipeline import import_paths
from exit_kit.importing.shapes import Shape
from exit_kit.importing.told import Told
from importers.facebook.page_words import LABELS
from tests.laws.archives import write_zip
from tests.samples.facebook_html import render_page
from tests.samples.html_words import ENGLISH, Pack

UA = "Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0"
DOCUMENTS: dict[str, dict[str, Any]] = {
    "security_and_login_information/account_activity": {
        "account_activity_v2": [
            {"action": "Login", "timestamp": 1749977880, "ip_address": "192.0.2.17", "user_agent": UA, "city": "Bergen",
             "region": "Vestland", "country": "NO", "site_name": "www.facebook.com", "port": 443,
             "datr_cookie": "Abc1************"},
            {"action": "Login", "timestamp": 1749884400, "ip_address": "2001:db8:4f::12", "user_agent": "[FBAN/FB4A;]",
             "city": "Øystese", "country": "NO"},
        ]
    },
    "security_and_login_information/where_you're_logged_in": {
        "active_sessions_v2": [
            {"updated_timestamp": 1749988800, "device": "Linux", "location": "Bergen, Norway", "app": "Firefox",
             "session_type": "Web", "created_timestamp": 1749977880, "user_agent": UA,
             "datr_cookie": "Abc1************", "ip_address": "192.0.2.17"},
        ]
    },
    "apps_and_websites_off_of_facebook/connected_apps_and_websites": {
        "installed_apps_v2": [
            {"name": "Eksempelrutine", "added_timestamp": 1459512000, "user_app_scoped_id": 10150000000000081},
            {"name": "Quiz", "added_timestamp": 1357041600, "user_app_scoped_id": 10150000000000082,
             "category": "inactive", "removed_timestamp": 1527336000},
        ]
    },
}  # fmt: skip
PROFILE = {"profile_v2": {"name": {"full_name": "Mira Halvorsen"}, "registration_timestamp": 1199182500,
                          "username": "mira.h", "profile_uri": "https://www.facebook.com/mira.h",
                          "emails": {"emails": ["mira@example.org"]},
                          "gender": {"gender_option": "FEMALE"}}}  # fmt: skip
# IP address, browser, city, region, country, site, port, cookie, created, updated, device, place, app, kind of session,
# app's name, id, added, removed, category
TRANSLATED = {
    "es": "Dirección IP|Navegador|Ciudad|Región|País|Sitio|Puerto|Galleta|Creado|Actualizado|Dispositivo|Lugar|"
          "Aplicación|Tipo de sesión|Nombre de app|Número único|Fecha de adición|Fecha de eliminación|Categoría",
    "fr": "Adresse IP|Navigateur|Ville|Région|Pays|Site web|Port|Témoin|Créé|Mis à jour|Appareil|Lieu|Application|"
          "Type de session|Nom de l’application|Identifiant unique|Date d’ajout|Date de suppression|Catégorie",
    "pt": "Endereço IP|Navegador|Cidade|Região|País|Local|Porta|Cookie|Criado|Atualizado|Aparelho|Lugar|Aplicativo|"
          "Tipo de sessão|Nome do aplicativo|Identificação exclusiva|Data de adição|Data de remoção|Categoria",
    "it": "Indirizzo IP|Browser usato|Città|Regione|Paese|Sito|Porta|Cookie|Creato|Aggiornato|Apparecchio|Luogo|"
          "Applicazione|Tipo di sessione|Nome dell’app|ID univoco|Data di aggiunta|Data di rimozione|Categoria",
    "nl": "IP-adres|Bladeraar|Stad|Gewest|Land|Plek|Poort|Koekje|Gemaakt|Bijgewerkt|Apparaat|Locatie|Toepassing|"
          "Soort sessie|Naam van app|Unieke ID|Toegevoegd op|Verwijderd op|Soort",
    "pl": "Adres IP|Przeglądarka|Miasto|Obszar|Kraj|Witryna|Numer portu|Ciasteczko|Utworzono|Zaktualizowano|Urządzenie|"
          "Miejsce|Aplikacja|Rodzaj sesji|Nazwa aplikacji|Unikatowy numer|Data dodania|Data usunięcia|Kategoria",
    "ru": "IP-адрес|Браузер|Город|Область|Страна|Сайт|Порт|Куки|Создано|Обновлено|Устройство|Место|Приложение|"
          "Тип сеанса|Название приложения|Уникальный номер|Дата добавления|Дата удаления|Категория",
    "tr": "IP adresi|Tarayıcı|Şehir|Bölge|Ülke|Alan|Kapı|Çerez|Oluşturuldu|Güncellendi|Cihaz|Konum|Uygulama|"
          "Oturum türü|Uygulama adı|Benzersiz kimlik|Eklenme tarihi|Kaldırılma tarihi|Kategori",
    "zh_Hans": "IP 地址|浏览器|城市|地区|国家|网站|端口|曲奇|创建|更新|设备|位置|"
               "应用|会话类型|应用名称|唯一编号|添加日期|移除日期|类别",
    "ar": "عنوان IP|المتصفح|المدينة|المنطقة|البلد|الموقع|المنفذ|الكعكة|أنشئ|حُدّث|الجهاز|المكان|التطبيق|"
          "نوع الجلسة|اسم التطبيق|المعرف الفريد|تاريخ الإضافة|تاريخ الإزالة|الفئة",
}  # fmt: skip
KEYS = (
    "IP address|User agent|City|Region|Country|Site|Port|Cookie|Created|Updated|Device|Location details|App|"
    "Session type|App Name|Unique ID|Date Added|Date Removed|Category"
).split("|")


@dataclass(frozen=True)
class Foreign(Pack):
    """A language of which the sample's table of words knows nothing."""

    def word(self, text: str) -> str:
        """Return a label as it may stand in that language; one that is not in the table becomes a new word."""
        known = dict(zip(KEYS, TRANSLATED[self.language].split("|"), strict=True))
        known["Name"] = known["App Name"]
        return known.get(text) or text[::-1].lower() + "u"


def make_tree(pack: Pack, documents: dict[str, dict[str, Any]]) -> dict[str, bytes]:
    """Return the pages of some documents in a language, and in which language and zone they are."""
    tree = {
        f"{path}.html": render_page(f"{path}.html", one, pack, "D").encode()
        for path, one in documents.items()
    }
    return {**tree, "logged_information/location/timezone.json": b'{"timezone_v2": "Europe/Oslo"}'}


def read_rows(folder: Path, pack: Pack, documents: dict[str, dict[str, Any]], *queries: str) -> list[Any]:
    """Import pages and return what queries give."""
    part = write_zip(folder / "facebook-mira-2025-06-15-abcdefgh.zip", make_tree(pack, documents))
    import_paths([part], folder / "x.db", told=Told(language=pack.language))
    with closing(sqlite3.connect(folder / "x.db")) as db:
        return [db.execute(query).fetchall() for query in queries]


def list_texts(value: Any) -> Iterator[str]:
    """Yield the texts of a document."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from list_texts(one)
    elif isinstance(value, str):
        yield value


SESSIONS = "SELECT kind, at, ended_at, ip_address, user_agent, cookie, details->>'port' FROM sessions ORDER BY kind, at"
APPS = "SELECT name, at, removed_at, app_scoped_id FROM apps ORDER BY name"


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    return read_rows(tmp_path_factory.mktemp("en"), ENGLISH, DOCUMENTS, SESSIONS, APPS)


@pytest.mark.parametrize("language", TRANSLATED)
def test_label_tables_say_in_every_language_what_their_values_show(
    tmp_path: Path, language: str, english: list[Any]
) -> None:
    sessions, apps, facts, *shown = read_rows(
        tmp_path, Foreign(language, ""), DOCUMENTS, SESSIONS, APPS,
        "SELECT topic, label, value FROM facts", *(f"SELECT * FROM {table}" for table in ("sessions", "apps", "facts")),
    )  # fmt: skip
    assert [sessions, apps] == english
    assert ("active sessions", Foreign(language, "").word("Device"), "Linux") in facts
    told = repr(shown)
    assert [text for text in list_texts(DOCUMENTS) if text not in told] == []
    where = "SELECT location FROM sessions WHERE kind = 'account activity' ORDER BY at"
    with closing(sqlite3.connect(tmp_path / "x.db")) as db:
        assert [place for (place,) in db.execute(where)] == ["Øystese, NO", "Bergen, Vestland, NO"]


def test_a_profile_in_a_language_without_words_is_facts_under_its_own_labels(tmp_path: Path) -> None:
    pages = {"profile_information/profile_information": PROFILE}
    facts, accounts = read_rows(
        tmp_path, Foreign("ru", ""), pages,
        "SELECT label, value FROM facts WHERE topic = 'profile'", "SELECT name, registered_at FROM accounts",
    )  # fmt: skip
    assert accounts == [("Mira Halvorsen", "2008-01-01T10:15:00Z")]
    assert {("e-mail", "mira@example.org"), ("profile address", "https://www.facebook.com/mira.h")} <= set(
        facts
    )
    assert [value for label, value in facts if label.endswith("u")] == ["mira.h", "FEMALE"]


SESSION = Shape(
    dict.fromkeys(("ip_address", "ip", "name", "city", "region", "country"), str),
    created_timestamp=int, updated_timestamp=int, port=int, count=int,
)  # fmt: skip


def learn(*tables: dict[str, str]) -> dict[str, str]:
    read_time = {"Mon": 100, "Tue": 200, "Wed 1": 300, "Tue 1": 200, "Mon 1": 100}.get
    return learn_labels([list(table.items()) for table in tables], SESSION, LABELS, read_time)


def test_of_two_labels_of_moments_the_earlier_one_is_the_first() -> None:
    assert learn({"b": "Tue 1", "a": "Mon 1"}, {"a": "Mon 1"}) == {
        "a": "created_timestamp",
        "b": "updated_timestamp",
    }
    assert learn({"a": "Mon 1", "b": "Tue 1"}, {"a": "Wed 1", "b": "Tue 1"}) == {}  # the records do not agree
    assert learn({"a": "Mon 1", "b": "Mon 1"}) == {}
    assert learn({"x": "y", "a": "Mon 1"}) == {"x": "name", "a": "created_timestamp"}


def test_labels_that_their_values_leave_open_are_not_guessed() -> None:
    assert learn({"x": "y", "a": "192.0.2.1", "b": "192.0.2.2"}) == {"x": "name"}
    assert learn({"a": "80", "b": "90"}) == {}  # a port and a count
    assert learn({"a": "192.0.2.1"}, {"a": "none"}) == {}
    assert learn({"a": "p", "b": "q", "c": "NO"}, {"b": "q", "c": "SE"}) == {
        "c": "country", "a": "city", "b": "region"}  # fmt: skip
    assert learn({"a": "p", "c": "NO"}) == {"c": "country", "a": "name"}


def test_a_new_label_in_a_language_that_is_known_is_no_other_key() -> None:
    known = {"IP address": "192.0.2.1", "City": "Oslo", "Country": "NO"}
    assert learn({**known, "Expires": "Mon 1", "Owner": "Ada"}) == {}
