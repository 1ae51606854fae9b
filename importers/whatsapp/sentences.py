"""Whole sentences that WhatsApp writes into chats, in the languages of its app: what has no other form than its words.

NOTICE.  Facts about what the app prints, put together from formats/whatsapp.md section 1.8 and the strings of the app
that starkdmi/whats_json and mlomb/chat-analytics collected (iOS 22.24, Android 2.8), in alphabetical order.  A language
or a version that is missing is read by form alone, as far as it has one (`attachments`).

All are compared in lower case (casefold), without invisible marks and without a full stop of any script at the end.
"""

from __future__ import annotations

from typing import Final

STOPS: Final = ".。।"


def fold_sentence(plain: str) -> str:
    """Return a sentence, without marks, as it is compared.

    >>> fold_sentence("This message was deleted."), fold_sentence("此訊息已刪除。")
    ('this message was deleted', '此訊息已刪除')
    """
    return plain.strip().casefold().rstrip(STOPS)


def _read(text: str) -> frozenset[str]:
    return frozenset(one for line in text.splitlines() for one in map(str.strip, line.split("|")) if one)


# By the sender, or by the owner of the phone.
DELETED: Final = _read("""
    acest mesaj a fost șters | anda menghapus pesan ini | anda telah memadamkan mesej ini |
    anda telah menghapus pesan ini | apagou esta mensagem | aquest missatge està esborrat |
    aquest missatge s'ha suprimit | ați șters acest mesaj | binura mo itong mensahe | bu ismarıc silindi |
    bu mesaj silindi | bu mesajı sildiniz | bạn đã xoá tin nhắn này | bạn đã xóa tin nhắn này |
    ce message a été supprimé | denne besked blev slettet | denne besked er blevet slettet |
    denne meldingen ble slettet | det här meddelandet raderades | detta meddelande raderades |
    diese nachricht wurde gelöscht | dit bericht is verwijderd | du har slettet denne besked |
    du har tagit bort meddelandet | du hast diese nachricht gelöscht | du raderade det här meddelandet |
    du raderade detta meddelande | du slettede denne besked | du slettet denne meldingen |
    eliminaste este mensaje | eliminou esta mensagem | essa mensagem foi apagada | esta mensagem foi apagada |
    esta mensagem foi apagada pelo remetente | este mensaje fue eliminado | ez az üzenet törlésre került |
    ezt az üzenetet törölted | ezt az üzenetet törölték | hai eliminato questo messaggio |
    has esborrat aquest missatge | has suprimit aquest missatge | hierdie boodskap was uitgevee |
    itong mensahe ay binura na | izbrisali ste ovu poruku | je hebt dit bericht verwijderd |
    jy het boodskap uitgevee | jūs izdzēsāt šo ziņu | jūs ištrynėte šią žinutę | kustutasid selle sõnumi |
    mensagem apagada | mesej ini telah dipadam | ova je poruka izbrisana | ova poruka je izbrisana |
    pesan ini dihapus | pesan ini telah dihapus | poistit tämän viestin | questo messaggio è stato eliminato |
    scrios tú an teachtaireacht seo | scriosadh an teachtaireacht seo | se eliminó este mensaje |
    see sõnum on kustutatud | siz bu ismarıcı sildiniz | siz ushbu xabarni o‘chirdingiz |
    ta wiadomość została usunięta | tato zpráva byla odstraněna | tato zpráva byla smazána |
    this message was deleted | tin nhắn này đã bị xoá | tin nhắn này đã bị xóa |
    to sporočilo je bilo izbrisano | to sporočilo ste izbrisali | tuto zprávu jste odstranil/a |
    tuto zprávu jste smazal/a | táto správa bola odstránená | tämä viesti poistettiin |
    törölted ezt az üzenetet | túto správu ste odstránili | u hebt dit bericht verwijderd |
    ujumbe huu ulifutwa | umefuta ujumbe huu | ushbu xabar o‘chirildi | usunięto tę wiadomość |
    usunąłeś(-ęłaś) tę wiadomość | usunąłeś(aś) tę wiadomość | você apagou esta mensagem |
    vous avez supprimé ce message | wiadomość została usunięta | you deleted this message |
    ši žinutė buvo ištrinta | šī ziņa tika izdzēsta | αυτό το μήνυμα διαγράφηκε | διαγράψατε αυτό το μήνυμα |
    διαγράψατε το μήνυμα | бұл хат жойылды | ви видалили це повідомлення | вы удалили данное сообщение |
    вы удалили это сообщение | данное сообщение удалено | изтрихте това съобщение | обрисао/ла си ову поруку |
    ова порука је обрисана | оваа порака беше избришана | сообщение удалено | съобщението беше изтрито |
    сіз бұл хатты жойдыңыз | це повідомлення було видалено | це повідомлення видалено |
    это сообщение было удалено | ја избриша оваа порака | הודעה זו נמחקה | מחקת את ההודעה הזו | מחקת הודעה זו |
    آپ نے اس پیغام کو حذف کیا | آپ نے یہ میسج حذف کر دیا ہے۔ | أنت حذفت هذه الرسالة | این پیام حذف شد |
    این پیام حذف شده است | تم حذف هذه الرسالة | شما این پیام را حذف کردید | لقد حذفت هذه الرسالة |
    لقد حذَفت هذه الرسالة | یہ میسج حذف کر دیا گیا ہے۔ | یہ پیغام حذف کیا گیا | आपण हा संदेश हटविलात |
    आपने यह मैसेज डिलीट किया | आपने यह संदेश मिटाया | तुम्ही हा मेसेज हटवला | यह मैसेज डिलीट कर दिया गया है |
    यह मैसेज हटाया गया | यह संदेश मिटाया गया | यह संदेश हटा दिया गया | हा मेसेज हटवण्यात आला |
    हा संदेश हटविण्यात आला होता | আপনি এই বার্তাটি মুছে ফেলেছেন | আপনি এই মেসেজটি বাদ দিয়েছেন |
    এই বার্তাটি মুছে ফেলা হয়েছে | এই মেসেজটি বাদ দেওয়া হয়েছে | ਇਸ ਸੁਨੇਹੇ ਨੂੰ ਹਟਾਇਆ ਗਿਆ |
    ਤੁਸੀਂ ਇਹ ਸੁਨੇਹਾ ਹਟਾਇਆ | આ મેસેજ ડિલીટ કરાયો | આ સંદેશ રદ્દ કરાયો | તમે આ મેસેજ ડિલીટ કર્યો |
    તમે આ સંદેશને રદ્દ કર્યો | இத்தகவலை தாங்கள் அழித்தீர்கள் | இத்தகவல் திரும்பப்பெறப்பட்டது |
    ಈ ಸಂದೇಶವು ಅಳಿಸಲ್ಪಟ್ಟಿದೆ | ನೀವು ಈ ಸಂದೇಶವನ್ನು ಅಳಿಸಿದ್ದೀರಿ | ഈ സന്ദേശം ഇല്ലാതാക്കിയതാണ് |
    ഈ സന്ദേശം നിങ്ങൾ ഇല്ലാതാക്കി | ข้อความนี้ถูกลบแล้ว | ข้อความนี้ได้ถูกลบ | คุณลบข้อความนี้ |
    คุณได้ลบข้อความนี้ | このメッセージは削除されました | このメッセージを削除しました | 信息已删除 |
    您删除了这条消息 | 您删除这个信息 | 您已删除这条消息 | 您已刪除此訊息 | 此消息已被删除 | 此訊息已刪除 |
    这条消息已被删除 | 삭제된 메시지입니다 | 삭제한 메시지입니다 | 이 메시지는 삭제되었습니다 |
    이 메시지를 삭제했습니다
""")

# A live location, of which an export has nothing more.
LIVE_LOCATION: Final = _read("""
    bola zdieľaná aktuálna poloha | byla sdílena aktuální poloha | canlı konum paylaşıldı |
    canlı məkan paylaşılıb | está a partilhar a sua localização | hetke asukoht jagatud |
    ibinahagi ang live na lokasyon | jonli joylashuv ulashildi | live locatie gedeeld | live location shared |
    live placering delt | live-locatie gedeeld | live-sijainti jaettu | live-standort geteilt |
    live-standort wird geteilt | liveposition delad | localisation en direct partagée |
    localização atual compartilhada | localização em tempo real compartilhada |
    localização em tempo real partilhada | locație în timp real distribuită | lokacija v živo je bila deljena |
    lokasi terkini dibagikan | lokasi terkini dikongsi | mahali mubashara pameshirikishwa |
    mevcut konum paylaşıldı | posisjon i sanntid delt | posizione attuale condivisa |
    posizione in tempo reale condivisa | regstreekse ligging gedeel | reāllaika atrašanās vieta |
    se compartió la ubicación en tiempo real | tartózkodási hely megosztva | tiesioginė vieta bendrinama |
    trenutna lokacija podijeljena | ubicació en directe compartida | ubicación en tiempo real compartida |
    udostępniona transmisja położenia | vendnodhja aktuale u shpërnda | vị trí hiện thời được chia sẻ |
    η τωρινή τοποθεσία κοινοποιήθηκε | геоданные отправлены | геодані надіслано | локација уживо подељена |
    местоположение в реално време споделено | отправил(а) геоданные | споделено локација во живо |
    трансляция геоданных | қазіргі орынмен бөлісті | משתף מיקום בשידור חי | تمت مشاركة الموقع المباشر |
    جاری مقام کا اشتراک ہوا | مکان زنده به اشتراک گذاشته شد | लाइव स्थान साझा किया गया |
    सध्याचे थेट ठिकाण शेअर केले | লাইভ অবস্থান শেয়ার করা হয়েছে | ਮੌਜੂਦਾ ਟਿਕਾਣਾ ਸਾਂਝਾ ਕੀਤਾ |
    જીવંત સ્થાન શેર કરાયું | இடம் நேரலையாக பகிரபட்டது | ప్రత్యక్ష స్థాన భాగస్వామ్యం |
    ನೇರ ಸ್ಥಳ ಹಂಚಿಕೊಳ್ಳಲಾಗಿದೆ | ലൈവ് ലൊക്കേഷൻ പങ്കിട്ടു | ตำแหน่งปัจจุบันถูกแบ่งปัน | ライブロケーション共有 |
    位置情報を共有中 | 共享实时位置 | 實時位置已分享 | 已共享实时位置 | 已分享即時位置 | 공유한 실시간 위치 |
    실시간 위치 공유
""")

# Calls that nobody took, as Android writes them, without any mark.
MISSED_CALLS: Final = _read("""
    apel video nepreluat | apel video ratat | apel vocal nepreluat | apel vocal ratat | appel vidéo manqué |
    appel vocal manqué | buraxılmış video zəng | buraxılmış zəng | cevapsız görüntülü arama |
    cevapsız sesli arama | chamada de voz perdida | chamada de vídeo perdida | chiamata vocale persa |
    cuộc gọi nhỡ | cuộc gọi nhỡ video | físghlao caillte | gemist spraakgesprek | gemist videogesprek |
    gemiste spraakoproep | gemiste video-oproep | glao gutha caillte | ligação de voz perdida |
    ligação de vídeo perdida | llamada de voz perdida | llamada perdida | missat röstsamtal | missat samtal |
    missat videosamtal | missed group call | missed group video call | missed group voice call |
    missed video call | missed voice call | mistede video opkald | mistet opkald | nakaligtaang video call |
    nakaligtaang voice call | neatbildēts balss zvans | neatbildēts video zvans | nem fogadott hanghívás |
    nem fogadott videohívás | nem fogadott videóhívás | neodgovorjen video klic | nieodebrane poł |
    nieodebrane poł. głosowe | nieodebrane poł. wideo | nieodebrane połączenie |
    o‘tkazib yub. ovozli qo‘ng‘iroq | o‘tkazib yub. videoqo‘ng‘iroq | panggilan suara tak terjawab |
    panggilan suara terlepas | panggilan video tak terjawab | panggilan video terlepas |
    praleistas balso skambutis | praleistas video skambutis | propušten glasovni poziv |
    propušten video poziv | propušteni glasovni poziv | propušteni videopoziv | simu ya sauti uliyoikosa |
    simu ya video uliyoikosa | stemoproep gemis | tapt taleanrop | tapt videoanrop | tapt videosamtale |
    thirrje e shmangur | trucada de veu perduda | trucada de vídeo perduda | ubesvaret taleopkald |
    ubesvaret videoopkald | vastaamaton videopuhelu | vastaamaton äänipuhelu | vastamata häälkõne |
    vastamata videokõne | verpasster sprachanruf | verpasster videoanruf | video-oproep gemis |
    videochamada perdida | videochiamata persa | videollamada perdida | videothirrje e shmangur |
    videotrucada perduda | zgrešen klic | zmeškaný hlasový hovor | zmeškaný hovor | zmeškaný videohovor |
    αναπάντητη βιντεοκλήση | αναπάντητη κλήση | αναπάντητη φωνητική κλήση | жауапсыз видео қоңырау |
    жауапсыз қоңырау | пропуснато видео обаждане | пропуснато гласово обаждане | пропуштен видео повик |
    пропуштен видео позив | пропуштен гласовен повик | пропуштен гласовни позив | пропущений аудіодзвінок |
    пропущений відеодзвінок | пропущенный аудиозвонок | пропущенный видеозвонок | שיחה קולית שלא נענתה |
    שיחת וידאו שלא נענתה | تماس تصویری بی‌پاسخ | تماس تصویری پاسخ داده نشده | تماس صوتی پاسخ داده نشده |
    مسڈ وائس کال | مسڈ ویڈیو کال | مكالمة صوتية فائتة | مكالمة فيديو فائتة | چھوٹی ہوئی صوتی کال |
    چھوٹی ہوئی ویڈیو کال | छूटी हुई ध्वनि कॉल | छूटी हुई विडियो कॉल | मिस्ड वीडियो कॉल | मिस्ड वॉइस कॉल |
    मिस्ड व्हिडिओ कॉल | मिस्ड व्हॉइस कॉल | वॉइस कॉल मिस हुई | ভয়েস কল মিস করেছেন | ভিডিও কল মিস করেছেন |
    মিস করা ভিডিও কল | মিসড ভয়েস কল | ਮਿਸ ਹੋਈ ਆਵਾਜ਼ ਕਾਲ | ਮਿਸ ਹੋਈ ਵੀਡੀਓ ਕਾਲ | છૂટી ગયેલ ધ્વનિ કૉલ |
    છૂટી ગયેલ વિડિઓ કૉલ | છૂટી ગયેલ વિડિયો કૉલ | છૂટી ગયેલો વોઇસ કૉલ | தவறிய காணொலி அழைப்பு |
    தவறிய குரல் அழைப்பு | తప్పిన వీడియోకాల్ | మిస్సేడ్ వాయిస్ కాల్ | ತಪ್ಪಿದ ದೃಶ್ಯ ಕರೆ | ತಪ್ಪಿದ ಧ್ವನಿ ಕರೆ |
    നഷ്ടമായ വീഡിയോ കാൾ | വിളി നഷ്ടപ്പെട്ടു | วิดีโอคอลที่ไม่ได้รับ | สายที่ไม่ได้รับ |
    สายโทรวิดีโอที่ไม่ได้รับ | ビデオ通話の不在着信 | ビデオ通話不在着信 | 不在着信 | 未接視像通話 |
    未接視訊來電 | 未接視訊通話 | 未接视频通话 | 未接語音來電 | 未接語音通話 | 未接语音通话 |
    音声通話不在着信 | 부재중 영상통화 | 부재중 음성통화 | 부재중 전화
""")

# A file that an export of Android leaves out, whatever it is; there between angle brackets.
MEDIA_OMITTED: Final = _read("""
    archivo omitido | arquivo de mídia oculto | bez multivides | bỏ qua media | bỏ qua tệp phương tiện |
    conținut media omis | datoteke izpuščene | fayl o‘tkazib yuborildi | ficheiro não revelado | fichier omis |
    fitxers multimèdia omesos | hiányzó médiafájl | media buraxıldı | media dikecualikan | media disingkirkan |
    media har utelämnats | media hazijajumuishwa | media hequr | media imerukwa | media jätettiin pois |
    media jätetty pois | media omessi | media omesso | media omitted | media tidak disertakan | media u hoq |
    media utelatt | media utelämnat | media weggelaat | media weggelaten | media çıxarılmışdır |
    mediefil udeladt | medien ausgeschlossen | medien weggelassen | medier udeladt | medij izpuščen |
    medija praleista | medijski zapis izostavljen | medya atlanmış | medya dahil edilmedi |
    meedia välja jäetud | meedia ära jäetud | mitjans omesos | multimedia omitido | média elhagyva |
    média vynechána | média vynechány | médias omis | médiá vynechané | mídia oculta | mídia omitida |
    nav iekļauta multivide | pa media | pliki pominięto | pominięto multimedia | praleistas medijos turinys |
    uten vedlegg | walang kalakip na media | ınalis ang media | αρχείο παραλήφθηκε | εξαίρεση πολυμέσων |
    без медиафайлов | без файл | без фајл | без фајлови | медији су изостављени | медіа пропущено |
    файл пропущен | файл қосылған жоқ | файлдар қосылмаған | המדיה לא נכללה | מדיה הושמטה |
    تم استبعاد الوسائط | رسانه حذف شد | میڈیا چھوڑ دیا گیا | میڈیا ہٹا دیا گیا | پيوست نما/آهنگ حذف شد |
    मीडिया के बिना | मीडिया वगळण्यात आला | मीडिया वगळले | মিডিয়া বাদ দেওয়া হয়েছে | ਮੀਡੀਆ ਛਡਿਆ ਗਿਆ |
    ਮੀਡੀਆ ਛੱਡਿਆ | ਮੀਡੀਆ ਛੱਡਿਆ ਗਿਆ | મિડિયા છોડી મૂકાયું | મીડિયા અવગણવામાં આવ્યા | મીડિયા અવગણાયું |
    ஊடகங்கள் நீக்கப்பட்டது | கோப்புகள் விடப்பட்டன | మాధ్యమం విస్మరించబడింది | మీడియా విస్మరించబడింది |
    ಮಾಧ್ಯಮ ಕೈಬಿಡಲಾಗಿದೆ | ಮೀಡಿಯಾ ಕೈಬಿಡಲಾಗಿದೆ | മീഡിയ ഒഴിവാക്കി | สื่อถูกลบ | ไฟล์สื่อถูกลบ | ບໍ່ລວມມີເດຍ |
    メディアなし | メディアは含まれていません | 忽略多媒体文件 | 忽略多媒體檔 | 省略多媒体文件 | 省略影音内容 |
    미디어 파일 제외됨 | 미디어 파일을 생략한 대화내용
""")

# What stands beside the name of a file that is attached.
ATTACHED: Final = _read("""
    adjunt | adjunto | allegato | anexado | anexo | angehängt | anhang | archivo adjuntado | archivo adjunto |
    arquivo anexado | arxiu adjunt | atașare | attached | bestand bijgevoegd | bifogad fil | bifogat |
    bijgevoegd | byla prisegta | ceangailte | csatolva | datei angehängt | datoteka u privitku | dilampir |
    dosya ekli | eklendi | fail dilampirkan | fail lisatud | faili limeambatanishwa | fayl biriktirildi |
    fayl əlavə olunub | ficheiro anexado | fichier joint | fil vedhæftet | file allegato | file attached |
    file terlampir | fișier atașat | fájl csatolva | liite | liitetiedosto | lêer aangeheg |
    nakalakip na file | pievienots fails | pièce jointe | priložena datoteka | priloženo | príloha | příloha |
    skedë e ngjitur | soubor byl přiložen | súbor pripojený | terlampir | tệp đính kèm | vedhæftet | vedlagt |
    vedlagt fil | załączono | załączony plik | đính kèm | επισυνάφθηκε | συνημμένο αρχείο | додано |
    прикачен файл | прикачен фајл | прикачена датотека | прикреплено | файл добавлен | файл додано |
    қосымша файл | מצורף | קובץ מצורף | المرفق | الملف مرفق | المُرفق | پیوست | پیوست شد | پیوستہ فائل |
    अटैच किया गया | फाइल अटैच कर दी गई है | फाइल संलग्न | संलग्न केले | ফাইল সংযুক্ত হয়েছে | ਅਟੈਚ ਕੀਤੀ ਫਾਇਲ |
    જોડાયેલ | ફાઇલ જોડાયેલ | ఫైల్ జోడించబడినది | ಕಡತ ಸೇರಿಸಲಾಯಿತು | ഫയൽ ചേർത്തു | แนบ | ไฟล์ที่แนบ | 文件附件 |
    添付ファイル | 添付ファイル有り | 附件 | 附件檔案 | 첨부됨 | 파일 첨부됨
""")

__all__ = ["ATTACHED", "DELETED", "LIVE_LOCATION", "MEDIA_OMITTED", "MISSED_CALLS", "STOPS", "fold_sentence"]
