"""The words of Meta's pages: which label stands for which key of JSON, and fixed words before dates and names.

A key's own name needs no entry here (`ip_address` is "IP address").  English labels were seen in pages or in the
descriptions of them; the German and Japanese ones are those of the sample pages.  Labels in other languages are known
by their values (`exit_kit.importing.page_labels`) or become facts under their own names; texts, headings, dates and
files are read by where they stand, in every language.
"""

from __future__ import annotations

import re
from typing import Final

from exit_kit.importing.page_labels import Labels

_SPELLINGS: Final = {
    "timestamp": ("Time", "Date", "Uhrzeit", "Datum", "時刻", "日時"),
    "time": ("Uhrzeit", "時刻"),
    "name": ("App Name", "App-Name", "アプリ名", "名前", "Business", "Page name"),
    "full_name": ("Vollständiger Name", "氏名"),
    "first_name": ("Vorname", "名"),
    "middle_name": ("Zweiter Vorname", "ミドルネーム"),
    "last_name": ("Nachname", "姓"),
    "emails": ("E-Mail-Adressen", "メールアドレス"),
    "previous_emails": ("Frühere E-Mail-Adressen", "以前のメールアドレス"),
    "pending_emails": ("Ausstehende E-Mail-Adressen", "保留中のメールアドレス"),
    "ad_account_emails": ("E-Mail-Adressen des Werbekontos", "広告アカウントのメールアドレス"),
    "birthday": ("Geburtstag", "生年月日", "Birth date"),
    "gender": ("Geschlecht", "性別"),
    "gender_option": ("Angabe zum Geschlecht", "性別の選択"),
    "pronoun": ("Pronomen", "代名詞"),
    "previous_names": ("Frühere Namen", "以前の名前", "Former names"),
    "other_names": ("Weitere Namen", "その他の名前"),
    "current_city": ("Aktueller Wohnort", "居住地"),
    "hometown": ("Heimatstadt", "出身地"),
    "relationship": ("Beziehung", "交際", "Relationship status"),
    "previous_relationships": ("Frühere Beziehungen", "過去の交際"),
    "family_members": ("Familienmitglieder", "家族", "Family"),
    "relation": ("Verwandtschaft", "続柄"),
    "education_experiences": ("Education", "Ausbildung", "学歴"),
    "work_experiences": ("Work", "Beruf", "職歴"),
    "employer": ("Arbeitgeber", "勤務先"),
    "graduated": ("Abgeschlossen", "卒業"),
    "concentrations": ("Schwerpunkte", "専攻"),
    "school_type": ("Art der Schule", "学校の種類"),
    "start_timestamp": ("Beginn", "開始", "Start time"),
    "end_timestamp": ("Ende", "終了", "End time"),
    "languages": ("Sprachen", "言語"),
    "websites": ("ウェブサイト",),
    "address": ("Adresse", "住所", "Website"),
    "phone_numbers": ("Telefonnummern", "電話番号", "Phones"),
    "phone_type": ("Art des Telefons", "電話の種類"),
    "phone_number": ("Telefonnummer", "電話番号"),
    "verified": ("Bestätigt", "確認済み"),
    "places_lived": ("Frühere Wohnorte", "住んだことがある場所"),
    "place": ("Ort", "場所"),
    "intro_bio": ("Steckbrief", "自己紹介", "Bio"),
    "name_pronunciation": ("Aussprache des Namens", "名前の読み方"),
    "interested_in": ("Interessiert an", "興味の対象"),
    "username": ("Benutzername", "ユーザーネーム", "Vanity"),
    "registration_timestamp": ("Registration date", "Registrierungsdatum", "登録日"),
    "profile_uri": ("Profile link", "Profillink", "プロフィールリンク"),
    "status": ("ステータス",),
    "type": ("Art", "種類"),
    "title": ("Titel", "タイトル"),
    "description": ("Beschreibung", "説明"),
    "location": ("Location details", "Standort", "Standortdetails", "場所の情報", "位置情報の詳細"),
    "action": ("Aktion", "アクション"),
    "ip_address": ("IP-Adresse", "IPアドレス"),
    "ip": ("IP address", "IP-Adresse", "IPアドレス"),
    "last_connected_ip": ("Last connected IP address",),
    "user_agent": ("Browser", "ユーザーエージェント"),
    "city": ("Stadt", "市区町村"),
    "region": ("地域",),
    "country": ("Land", "国"),
    "site_name": ("Site", "Website", "Seite", "サイト"),
    "site": ("Seite", "サイト"),
    "port": ("ポート",),
    "datr_cookie": ("Cookie", "Browser cookie", "クッキー"),
    "created_timestamp": ("Erstellt", "作成日時"),
    "creation_timestamp": ("Created", "Erstellt", "作成日時"),
    "create_timestamp": ("Created", "Erstellt", "作成日時"),
    "creation_time": ("Created", "Erstellt", "作成日時"),
    "updated_timestamp": ("Aktualisiert", "更新日時"),
    "update_time": ("Updated", "Aktualisiert", "更新日時"),
    "device": ("Gerät", "デバイス"),
    "app": ("アプリ",),
    "session_type": ("Art der Sitzung", "セッションの種類"),
    "start_date": ("Startdatum", "開始日"),
    "end_date": ("Enddatum", "終了日"),
    "taken_timestamp": ("Aufgenommen", "撮影日時"),
    "modified_timestamp": ("Geändert", "変更日時"),
    "upload_ip": ("Upload IP address", "IP-Adresse beim Hochladen", "アップロード元IPアドレス"),
    "upload_timestamp": ("Upload time", "Zeitpunkt des Hochladens", "アップロード日時"),
    "orientation": ("Ausrichtung", "向き"),
    "iso": ("ISO speed", "ISO-Wert", "ISO感度"),
    "focal_length": ("Brennweite", "焦点距離"),
    "camera_make": ("Kamerahersteller", "カメラのメーカー"),
    "camera_model": ("Kameramodell", "カメラの機種"),
    "exposure": ("Belichtung", "露出"),
    "f_stop": ("Blende", "F値"),
    "latitude": ("Breitengrad", "緯度"),
    "longitude": ("Längengrad", "経度"),
    "original_width": ("Originalbreite", "元の幅"),
    "original_height": ("Originalhöhe", "元の高さ"),
    "question": ("Frage", "質問"),
    "options": ("Optionen", "選択肢"),
    "option": ("選択肢の内容",),
    "voted": ("Abgestimmt", "投票済み"),
    "price": ("Preis", "価格"),
    "seller": ("Verkäufer", "販売者"),
    "category": ("Kategorie", "カテゴリ"),
    "marketplace": ("マーケットプレイス",),
    "donated_amount": ("Gespendeter Betrag", "寄付額"),
    "added_timestamp": ("Date Added", "Hinzugefügt am", "追加日"),
    "removed_timestamp": ("Date Removed", "Entfernt am", "削除日"),
    "user_app_scoped_id": ("Unique ID", "Eindeutige ID", "固有ID"),
    "events_joined": ("Zugesagte Veranstaltungen", "参加するイベント"),
    "events_declined": ("Abgesagte Veranstaltungen", "参加しないイベント"),
    "events_interested": ("Veranstaltungen von Interesse", "興味のあるイベント"),
    "acquisition_time": ("Acquired",),
    "verification_time": ("Verified on",),
    "impression_time": ("Seen",),
    "href": ("Link",),
    "spn": ("Carrier",),
    "message": ("Nachricht", "メッセージ"),
    "url": ("Link",),
}  # fmt: skip
# What a value shows to be in any language, and the keys that hold such values.
_FORMS: Final = (
    (re.compile(r"\d{1,3}(\.\d{1,3}){3}\Z|(?=.*:.*:)[0-9a-fA-F:]+\Z"), ("ip_address", "ip", "upload_ip")),
    (re.compile(r"https?://"), ("url", "href", "profile_uri")),
    (re.compile(r"Mozilla/|\[FB(AN|_IAB)/|Dalvik/|\w+/[\d.]+ .*\("), ("user_agent",)),
    (re.compile(r"[\w-]{2,8}\*{6,}\Z"), ("datr_cookie",)),
    (re.compile(r"(\w+\.)*(facebook|messenger|instagram|workplace|oculus)\.com\Z"), ("site_name", "site")),
    (re.compile(r"([^\s@]+@[^\s@]+\.\w+(\n|\Z))+\Z"), ("emails", "email")),
    (re.compile(r"\+\d[\d ()/-]{6,20}\Z"), ("phone_number",)),
)
_YES: Final = (
    "True", "Yes", "Wahr", "Ja", "はい", "真", "Sí", "Verdadero", "Sim", "Verdadeiro", "Oui", "Vrai", "Sì", "Vero",
    "Waar", "Tak", "Prawda", "Да", "Истина", "Так", "Evet", "Doğru", "是", "예", "네", "참", "نعم", "صحيح", "כן", "हाँ",
    "सही", "ใช่", "จริง", "Có", "Đúng", "Ya", "Benar", "Ano", "Igen", "Igaz", "Da", "Adevărat", "Ναι", "Sant", "Sand",
    "Kyllä", "Tosi", "بله",
)  # fmt: skip
_NO: Final = (
    "False", "No", "Falsch", "Nein", "いいえ", "偽", "Falso", "Não", "Non", "Faux", "Nee", "Onwaar", "Nie", "Fałsz",
    "Нет", "Ложь", "Ні", "Hayır", "Yanlış", "否", "아니요", "거짓", "لا", "خطأ", "לא", "नहीं", "गलत", "ไม่", "ไม่ใช่",
    "เท็จ", "Không", "Sai", "Tidak", "Salah", "Ne", "Nem", "Hamis", "Nu", "Fals", "Όχι", "Nej", "Nei", "Falskt", "Falsk",
    "Usann", "Ei", "Epätosi", "خیر",
)  # fmt: skip
LABELS: Final = Labels(_SPELLINGS, _YES, _NO, _FORMS)

# What stands before the time of a change, and which one it is; a page in another language says "updated" mostly.
CHANGES: Final = {
    "update_timestamp": ("Updated", "Aktualisiert:", "更新:"),
    "backdated_timestamp": ("Backdated", "Backdated to", "Rückdatiert:", "日付変更:"),
    "published_timestamp": ("Published", "Veröffentlicht:", "公開:"),
}
PLACE_WORDS: Final = ("Place:", "Ort:", "場所:")
ADDRESS_WORDS: Final = ("Address:", "Adresse:", "住所:")
TAG_WORDS: Final = ("You tagged", "Markiert:", "タグ付け:")
LAST_WORDS: Final = (" and ", " und ", "、")
