"""What a text is mostly about, by words of each topic; a person may always choose another."""

import re
from functools import lru_cache

from tirek.core.text import terms
from tirek.media.enums import Topic

WORDS = {
    Topic.ETHNIC: "этнос ұлт халықтар достық ассамблея ынтымақ келісім этнос народ дружба ассамблея согласие диаспора",
    Topic.RELIGION: "дін мешіт шіркеу имам намаз рамазан құрбан религия мечеть церковь храм вера праздник",
    Topic.MIGRATION: "көші қоныс қандас мигрант босқын виза миграция переселение кандас возвращение гражданство",
    Topic.CULTURE: "мәдениет тіл театр кітап өнер ән наурыз дәстүр культура язык театр книга искусство традиция",
    Topic.ECONOMY: "жұмыс бағ жалақы кәсіп инвестиция несие шаруа работа цена зарплата бизнес кредит хозяйство",
    Topic.POLITICS: "президент үкімет парламент мәжіліс әкім сайлау заң правительство парламент аким выборы закон",
    Topic.SOCIETY: "мектеп аурухана отбасы жол су бала мұғалім школа больница семья дорога вода дети учитель помощь",
}
_WORD = re.compile(r"[^\W\d_]+")


def topic_of(text: str) -> str:
    """The topic most of whose words occur; the first in the list among equals, OTHER when none does."""
    said = {term for word in _WORD.findall(text[:2000]) for term in terms(word)}
    scores = {topic: len(said & known) for topic, known in _known().items()}
    best = max(scores, key=lambda topic: scores[topic])
    return best if scores[best] else Topic.OTHER


@lru_cache(maxsize=1)
def _known() -> dict[Topic, frozenset[str]]:
    return {topic: frozenset(term for word in words.split() for term in terms(word)) for topic, words in WORDS.items()}
