"""What labels are called in the languages of the samples: the seen ones, and invented ones beside them.

An importer must not depend on the invented ones: they are there so that it does not know every label.
"""

from __future__ import annotations

from .instagram_shapes import Say

DUTCH = {
    "Author": "Auteur", "Time": "Tijd", "Comment": "Opmerking", "Media Owner": "Media-eigenaar", "Owner": "Eigenaar",
    "Saved on": "Opgeslagen op", "Name": "Naam", "Username": "Gebruikersnaam", "Search": "Zoekopdracht",
    "Email": "E-mailadres", "Phone Number": "Telefoonnummer", "Phone Confirmed": "Telefoon bevestigd", "Bio": "Bio",
    "Website": "Site", "Gender": "Geslacht", "Date of birth": "Geboortedatum", "Private Account": "Privéaccount",
    "IP Address": "IP-adres", "Language Code": "Taalcode", "User Agent": "Gebruikersagent", "Cookie Name": "Cookienaam",
    "Changed": "Gewijzigd", "Previous Value": "Vorige waarde", "New Value": "Nieuwe waarde",
    "Change Date": "Datum van wijziging", "First Name": "Voornaam", "Last Name": "Achternaam",
    "Contact Information": "Contactgegevens", "Song Name": "Naam van nummer", "Artist Name": "Naam van artiest",
    "Created At": "Gemaakt op", "Device": "Apparaat", "Last Login": "Laatste aanmelding", "Song": "Nummer",
    "Artist": "Artiest", "Creation Time": "Tijdstip van aanmaak", "Update Time": "Tijdstip van wijziging",
    "Added Time": "Toegevoegd op", "Imprecise Latitude": "Onnauwkeurige breedtegraad",
    "Imprecise Longitude": "Onnauwkeurige lengtegraad", "GPS Time Uploaded": "GPS-tijd geüpload",
    "Product Name": "Productnaam", "Merchant Name": "Naam van verkoper", "Decision": "Beslissing", "Reason": "Reden",
    "Expired on": "Verlopen op", "Last active on": "Laatst actief op", "App user ID": "Gebruikers-ID in app",
}  # fmt: skip
ITALIAN = {
    "Author": "Autore", "Time": "Ora", "Comment": "Commento", "Media Owner": "Proprietario del contenuto",
    "Owner": "Proprietario", "Saved on": "Data di salvataggio", "Name": "Nome", "Username": "Nome utente",
    "Search": "Ricerca", "Email": "Indirizzo e-mail", "Phone Number": "Numero di telefono", "Bio": "Biografia",
    "Phone Confirmed": "Telefono confermato", "Website": "Sito web", "Gender": "Genere",
    "Date of birth": "Data di nascita", "Private Account": "Account privato", "IP Address": "Indirizzo IP",
    "Language Code": "Codice lingua", "User Agent": "Agente utente", "Cookie Name": "Nome del cookie",
    "Changed": "Modifica", "Previous Value": "Valore precedente", "New Value": "Nuovo valore",
    "Change Date": "Data della modifica", "First Name": "Nome", "Last Name": "Cognome",
    "Contact Information": "Informazioni di contatto", "Device": "Dispositivo", "Last Login": "Ultimo accesso",
    "City Name": "Nome della città", "Interest": "Interesse", "Song": "Brano", "Artist": "Artista",
    "Product Name": "Nome del prodotto", "Merchant Name": "Nome del venditore", "Decision": "Decisione",
    "Reason": "Motivo", "Hashtags": "Hashtag",
}  # fmt: skip
CHINESE = {
    "Author": "作者", "Time": "時間", "Comment": "留言", "Media Owner": "影音內容擁有者", "Owner": "擁有者", "URL": "網址",
    "Saved on": "儲存時間", "Name": "名稱", "Username": "用戶名稱", "Search": "搜尋", "Email": "電子郵件",
    "Phone Number": "電話號碼", "Phone Confirmed": "電話已確認", "Bio": "個人簡介", "Website": "網站", "Gender": "性別",
    "Date of birth": "出生日期", "Private Account": "私人帳號", "IP Address": "IP 位址", "Language Code": "語言代碼",
    "User Agent": "用戶代理程式", "Cookie Name": "Cookie 名稱", "Changed": "變更項目", "Previous Value": "先前的值",
    "New Value": "新的值", "Change Date": "變更日期", "First Name": "名字", "Last Name": "姓氏", "Caption": "說明文字",
    "Contact Information": "聯絡資料", "Device": "裝置", "Last Login": "上次登入", "Hashtags": "主題標籤",
    "Interest": "興趣", "Song": "歌曲", "Artist": "歌手", "Title": "標題", "Type": "類型", "Question": "問題",
    "Answer": "答案", "Request completion time": "要求完成時間", "Start date": "開始日期", "End date": "結束日期",
    "Types of information": "資料類型", "Media quality": "影音素材品質", "Output format": "輸出格式",
    "Website link that you visited": "你瀏覽過的網站連結", "Last updated time": "上次更新時間",
    "Title of website page that you visited": "你瀏覽過的網頁標題",
}  # fmt: skip
_WORDS = {"nl": DUTCH, "it": ITALIAN, "zh": CHINESE}


def make_say(language: str) -> Say:
    """Return the function that says a label in a language; what it has no word for stays English, as exports do."""
    words = _WORDS.get(language, {})
    return lambda label: words.get(label, label)
