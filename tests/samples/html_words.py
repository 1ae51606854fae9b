"""The words that Meta's pages themselves say, in English, German and Japanese: labels, titles, fixed phrases.

Refuses to translate what a person wrote. A label of JSON (`ip_address`) has a spelling for people; where the
table has none, it is the key itself with spaces, as Meta's own English labels mostly are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# key or English word -> German, Japanese
WORDS: dict[str, tuple[str, str]] = {
    "Name": ("Name", "名前"),
    "Full name": ("Vollständiger Name", "氏名"),
    "First name": ("Vorname", "名"),
    "Middle name": ("Zweiter Vorname", "ミドルネーム"),
    "Last name": ("Nachname", "姓"),
    "Emails": ("E-Mail-Adressen", "メールアドレス"),
    "Previous emails": ("Frühere E-Mail-Adressen", "以前のメールアドレス"),
    "Pending emails": ("Ausstehende E-Mail-Adressen", "保留中のメールアドレス"),
    "Ad account emails": ("E-Mail-Adressen des Werbekontos", "広告アカウントのメールアドレス"),
    "Birthday": ("Geburtstag", "生年月日"),
    "Gender": ("Geschlecht", "性別"),
    "Gender option": ("Angabe zum Geschlecht", "性別の選択"),
    "Pronoun": ("Pronomen", "代名詞"),
    "Previous names": ("Frühere Namen", "以前の名前"),
    "Other names": ("Weitere Namen", "その他の名前"),
    "Current city": ("Aktueller Wohnort", "居住地"),
    "Hometown": ("Heimatstadt", "出身地"),
    "Relationship": ("Beziehung", "交際"),
    "Previous relationships": ("Frühere Beziehungen", "過去の交際"),
    "Family members": ("Familienmitglieder", "家族"),
    "Relation": ("Verwandtschaft", "続柄"),
    "Education": ("Ausbildung", "学歴"),
    "Work": ("Beruf", "職歴"),
    "Employer": ("Arbeitgeber", "勤務先"),
    "Graduated": ("Abgeschlossen", "卒業"),
    "Concentrations": ("Schwerpunkte", "専攻"),
    "School type": ("Art der Schule", "学校の種類"),
    "Start": ("Beginn", "開始"),
    "End": ("Ende", "終了"),
    "Languages": ("Sprachen", "言語"),
    "Websites": ("Websites", "ウェブサイト"),
    "Address": ("Adresse", "住所"),
    "Phone numbers": ("Telefonnummern", "電話番号"),
    "Phone type": ("Art des Telefons", "電話の種類"),
    "Phone number": ("Telefonnummer", "電話番号"),
    "Verified": ("Bestätigt", "確認済み"),
    "Places lived": ("Frühere Wohnorte", "住んだことがある場所"),
    "Place": ("Ort", "場所"),
    "Intro bio": ("Steckbrief", "自己紹介"),
    "Name pronunciation": ("Aussprache des Namens", "名前の読み方"),
    "Interested in": ("Interessiert an", "興味の対象"),
    "Username": ("Benutzername", "ユーザーネーム"),
    "Registration date": ("Registrierungsdatum", "登録日"),
    "Profile link": ("Profillink", "プロフィールリンク"),
    "Status": ("Status", "ステータス"),
    "Type": ("Art", "種類"),
    "Time": ("Uhrzeit", "時刻"),
    "Title": ("Titel", "タイトル"),
    "Description": ("Beschreibung", "説明"),
    "Location": ("Standort", "場所の情報"),
    "Action": ("Aktion", "アクション"),
    "IP address": ("IP-Adresse", "IPアドレス"),
    "User agent": ("Browser", "ユーザーエージェント"),
    "City": ("Stadt", "市区町村"),
    "Region": ("Region", "地域"),
    "Country": ("Land", "国"),
    "Site": ("Seite", "サイト"),
    "Port": ("Port", "ポート"),
    "Cookie": ("Cookie", "クッキー"),
    "Created": ("Erstellt", "作成日時"),
    "Updated": ("Aktualisiert", "更新日時"),
    "Device": ("Gerät", "デバイス"),
    "App": ("App", "アプリ"),
    "Session type": ("Art der Sitzung", "セッションの種類"),
    "Backdated": ("Rückdatiert", "日付変更"),
    "Published": ("Veröffentlicht", "公開日時"),
    "Start date": ("Startdatum", "開始日"),
    "End date": ("Enddatum", "終了日"),
    "Taken": ("Aufgenommen", "撮影日時"),
    "Modified": ("Geändert", "変更日時"),
    "Upload IP address": ("IP-Adresse beim Hochladen", "アップロード元IPアドレス"),
    "Upload time": ("Zeitpunkt des Hochladens", "アップロード日時"),
    "Orientation": ("Ausrichtung", "向き"),
    "ISO speed": ("ISO-Wert", "ISO感度"),
    "Focal length": ("Brennweite", "焦点距離"),
    "Camera make": ("Kamerahersteller", "カメラのメーカー"),
    "Camera model": ("Kameramodell", "カメラの機種"),
    "Exposure": ("Belichtung", "露出"),
    "F-stop": ("Blende", "F値"),
    "Latitude": ("Breitengrad", "緯度"),
    "Longitude": ("Längengrad", "経度"),
    "Original width": ("Originalbreite", "元の幅"),
    "Original height": ("Originalhöhe", "元の高さ"),
    "Poll": ("Umfrage", "アンケート"),
    "Question": ("Frage", "質問"),
    "Options": ("Optionen", "選択肢"),
    "Option": ("Option", "選択肢の内容"),
    "Voted": ("Abgestimmt", "投票済み"),
    "Price": ("Preis", "価格"),
    "Seller": ("Verkäufer", "販売者"),
    "Category": ("Kategorie", "カテゴリ"),
    "Marketplace": ("Marketplace", "マーケットプレイス"),
    "Donated amount": ("Gespendeter Betrag", "寄付額"),
    "Events joined": ("Zugesagte Veranstaltungen", "参加するイベント"),
    "Events declined": ("Abgesagte Veranstaltungen", "参加しないイベント"),
    "Events interested": ("Veranstaltungen von Interesse", "興味のあるイベント"),
    "True": ("Wahr", "はい"),
    "False": ("Falsch", "いいえ"),
    "App Name": ("App-Name", "アプリ名"),
    "Unique ID": ("Eindeutige ID", "固有ID"),
    "Date Added": ("Hinzugefügt am", "追加日"),
    "Date Removed": ("Entfernt am", "削除日"),
    "Location details": ("Standortdetails", "位置情報の詳細"),
    "Preferred language": ("Bevorzugte Sprache", "使用言語"),
    "Updated ": ("Aktualisiert: ", "更新: "),
    "Backdated ": ("Rückdatiert: ", "日付変更: "),
    "Published ": ("Veröffentlicht: ", "公開: "),
    "Place: ": ("Ort: ", "場所: "),
    "Address: ": ("Adresse: ", "住所: "),
    "You tagged ": ("Markiert: ", "タグ付け: "),
    "Participants: ": ("Teilnehmer: ", "参加者: "),
    " and ": (" und ", "、"),
    "Click for video:": ("Zum Ansehen des Videos klicken:", "クリックして動画を再生:"),
    "Group": ("Gruppe", "グループ"),
    "Group: ": ("Gruppe: ", "グループ: "),
    "Owner": ("Eigentümer", "所有者"),
    "Author": ("Verfasser", "投稿者"),
    "Reaction": ("Reaktion", "リアクション"),
    "URL": ("URL", "URL"),
    "ID": ("ID", "ID"),
    "Event": ("Ereignis", "イベント"),
    "Events": ("Ereignisse", "イベント一覧"),
    "Received on": ("Erhalten am", "受信日時"),
    "Timezone": ("Zeitzone", "タイムゾーン"),
    "Message": ("Nachricht", "メッセージ"),
    "Like": ("Gefällt mir", "いいね！"),
    "Love": ("Love", "超いいね！"),
    "Duration: ": ("Dauer: ", "通話時間: "),
}
PHRASES: dict[str, tuple[str, str]] = {
    "updated her status.": ("hat ihren Status aktualisiert.", "さんが近況をアップデートしました。"),
    "shared a link.": ("hat einen Link geteilt.", "さんがリンクをシェアしました。"),
    "You searched Facebook": ("Du hast Facebook durchsucht", "Facebookで検索しました"),
    "Session updated": ("Sitzung aktualisiert", "セッションが更新されました"),
}
# JSON key -> the English label; a key that is missing here is its own label with spaces.
LABELS: dict[str, str] = {
    "ip": "IP address", "ip_address": "IP address", "upload_ip": "Upload IP address", "datr_cookie": "Cookie",
    "site_name": "Site", "education_experiences": "Education", "work_experiences": "Work",
    "registration_timestamp": "Registration date", "profile_uri": "Profile link", "iso": "ISO speed",
    "f_stop": "F-stop", "timestamp": "Time", "time": "Time", "creation_time": "Created", "href": "Link", "url": "URL",
    "spn": "Carrier", "acquisition_time": "Acquired", "verification_time": "Verified on", "impression_time": "Seen",
    "added_timestamp": "Date Added", "removed_timestamp": "Date Removed", "user_app_scoped_id": "Unique ID",
    "location": "Location details", "upload_timestamp": "Upload time", "update_time": "Updated", "create_timestamp": "Created", "os": "OS",
}  # fmt: skip


@dataclass(frozen=True)
class Pack:
    """One language: its name in CLDR, and where in `WORDS` its words stand."""

    language: str
    generated: str
    column: int | None = None

    def word(self, text: str) -> str:
        """Return one of Meta's own words in this language; what is not in the table stays English."""
        return text if self.column is None or text not in WORDS else WORDS[text][self.column]

    def label(self, key: str) -> str:
        """Return the label that stands for a key of JSON."""
        english = LABELS.get(key)
        if english is None:
            english = key.removesuffix("_timestamp").replace("_", " ")
            english = english[:1].upper() + english[1:]
        return self.word(english)

    def prose(self, text: str) -> str:
        """Return one of Meta's sentences about a record in this language, as far as it is known."""
        for english, others in PHRASES.items() if self.column is not None else ():
            text = text.replace(english, others[self.column or 0])
        return text

    def translate(self, data: Any) -> Any:
        """Return a document in which Meta's own words are in this language: labels, titles of groups, prose."""
        if isinstance(data, list):
            return [self.translate(item) for item in data]
        if not isinstance(data, dict):
            return data
        changed = {key: self.translate(value) for key, value in data.items()}
        for key in ("label", "title"):
            if isinstance(changed.get(key), str):
                changed[key] = self.prose(self.word(changed[key]))
        return changed


ENGLISH = Pack("en", "Generated by Mira Halvorsen on Sunday, June 15, 2025 at 9:00 AM UTC+02:00")
GERMAN = Pack("de", "Erstellt von Mira Halvorsen am Sonntag, 15. Juni 2025 um 09:00 UTC+02:00", 0)
JAPANESE = Pack("ja", "作成者: Mira Halvorsen、2025年6月15日日曜日 9:00 UTC+02:00", 1)
PACKS = {pack.language: pack for pack in (ENGLISH, GERMAN, JAPANESE)}
