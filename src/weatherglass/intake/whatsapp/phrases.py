"""What phones write in place of what is not in the text: media, calls, deleted messages, and lines of WhatsApp's own.

Collected from how exports read in each language. What is not listed stays text: nothing is lost by a gap here.
"""

# ruff: noqa: RUF001  # Turkish writes a dotless i
from __future__ import annotations

from typing import Final


def _list(text: str) -> tuple[str, ...]:
    return tuple(text.replace("\n", "|").split("|"))


MEDIA: Final = _list(
    """<Media omitted>|<Medien ausgeschlossen>|<Multimedia omitido>|<Archivo omitido>|<Médias omis>|<Média omis>
<Media omessi>|<Mídia oculta>|<Arquivo de mídia oculto>|<Mídia omitida>|<Ficheiro não revelado>
<Media weggelaten>|<Без медиафайлов>|<Медіа пропущено>|<Medya dahil edilmedi>|<Media tidak disertakan>
<Pominięto multimedia>|<pominięto multimedia>|<未包含媒體檔案>|<省略多媒体文件>
<メディアは含まれていません>|<미디어 파일을 제외한 메시지>
<تم استبعاد الوسائط>|<Fișiere media omise>|<Média vynechány>|<Média vynechané>|<Media utelämnade>
<Mediefil udeladt>|<Medier utelatt>|<Media jätetty pois>|<Hiányzó médiafájl>|image omitted|video omitted
video note omitted|audio omitted|sticker omitted|GIF omitted|document omitted|Contact card omitted
Bild weggelassen|Video weggelassen|Audio weggelassen|Sticker weggelassen|Dokument weggelassen
GIF weggelassen|Kontaktkarte ausgelassen|imagen omitida|Video omitido|video omitido|audio omitido
sticker omitido|documento omitido|GIF omitido|Tarjeta de contacto omitida|image absente|vidéo absente
audio omis|sticker omis|GIF retiré|document manquant|fiche contact retirée|immagine omessa|video omesso
audio omesso|sticker non incluso|GIF esclusa|documento omesso|imagem ocultada|vídeo omitido
áudio ocultado|figurinha omitida|GIF omitido|documento omitido|Cartão do contato omitido
afbeelding weggelaten|video weggelaten|audio weggelaten|sticker weggelaten|document weggelaten
GIF weggelaten|изображение отсутствует|видео отсутствует|аудиофайл отсутствует|стикер отсутствует
görüntü dahil edilmedi|video dahil edilmedi"""
)
ATTACHED: Final = _list(
    """file attached|Datei angehängt|archivo adjunto|fichier joint|file allegato|arquivo anexado
ficheiro anexado|bestand bijgevoegd|dosya ekli|файл добавлен|файл додано|plik w załączniku|bifogad fil
vedhæftet fil|fil vedlagt|file terlampir|附件|檔案已附加"""
)
DELETED: Final = _list(
    """This message was deleted|You deleted this message|Diese Nachricht wurde gelöscht
Du hast diese Nachricht gelöscht|Se eliminó este mensaje|Eliminaste este mensaje
Este mensaje fue eliminado|Ce message a été supprimé|Vous avez supprimé ce message
Questo messaggio è stato eliminato|Hai eliminato questo messaggio|Mensagem apagada
Você apagou esta mensagem|Esta mensagem foi apagada|Dit bericht is verwijderd
U hebt dit bericht verwijderd|Je hebt dit bericht verwijderd|Bu mesaj silindi|Bu mesajı sildiniz
Данное сообщение удалено|Вы удалили данное сообщение|Pesan ini telah dihapus|Anda menghapus pesan ini
Ta wiadomość została usunięta|Usunięto tę wiadomość|此訊息已刪除|您已刪除此訊息|此消息已删除|このメッセージは削除されました
تم حذف هذه الرسالة|삭제된 메시지입니다"""
)
CALLS: Final = _list(
    """Missed voice call|Missed video call|Missed group voice call|Missed group video call
Verpasster Sprachanruf|Verpasster Videoanruf|Verpasster Anruf|Llamada perdida|Llamada de voz perdida
Videollamada perdida|Appel vocal manqué|Appel vidéo manqué|Chiamata vocale persa|Videochiamata persa
Chamada de voz perdida|Chamada de vídeo perdida|Ligação de voz perdida|Ligação de vídeo perdida
Gemiste spraakoproep|Gemiste video-oproep|Cevapsız sesli arama|Cevapsız görüntülü arama
Пропущенный аудиозвонок|Пропущенный видеозвонок|Panggilan suara tak terjawab|Panggilan video tak terjawab
Nieodebrane połączenie głosowe"""
)
MARKED_CALLS: Final = (
    "Voice call",
    "Video call",
    "Sprachanruf",
    "Videoanruf",
    "Llamada",
    "Videollamada",
    "Appel",
    "Chiamata",
    "No answer",
)
"""Said of calls that were taken, behind U+200E only: without it they are words of a person."""
OWN: Final = _list(
    """end-to-end encrypted|end-to-end encryption|Ende-zu-Ende|extremo a extremo|bout en bout|crittografat
ponta a ponta|end-to-end versleuteld|uçtan uca|сквозным шифрованием|端到端加密|端對端加密|エンドツーエンド|종단간
تمامًا بين الطرفين|created this group|created group|added you|were added|changed the subject
changed the group|changed this group|security code|is a contact|You blocked this|You unblocked this
disappearing messages|message timer|This business|changed their phone number|changed to a new number
pinned a message|now an admin|using this group|joined using|joined from|was added|was removed"""
)
"""Found in lines of WhatsApp's own, which an iPhone marks with U+200E and puts under the name of the chat."""
CHANGED_SUBJECT: Final = (
    "changed the subject",
    "changed the group name",
    "created group",
    "hat den Betreff",
    "cambió el asunto",
    "a changé le sujet",
    "ha cambiato l'oggetto",
    "mudou o nome",
    "heeft het onderwerp",
)
"""Lines of WhatsApp's own that quote what a person wrote, which may hold a colon."""
