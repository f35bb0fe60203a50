"""Events of life told in one's own words: “жұмыссыз қалдым” means every measure for who has lost work, not only those
that have both words.
"""

from functools import cache

from django.utils import translation

from tirek.core.text import query_words
from tirek.programmes.enums_of_services import LifeEvent

_LANGUAGES = ("kk", "ru", "en")
_ALSO = {
    LifeEvent.JOBLESS: ("жұмыссыз", "жұмыстан шығып қалдым", "без работы", "безработный", "потерял работу", "уволили"),
    LifeEvent.LOW_INCOME: ("ақша жетпейді", "табыс аз", "не хватает денег", "низкий доход"),
    LifeEvent.LARGE_FAMILY: ("көпбалалы", "көп балалы", "балаларым көп", "многодетная", "много детей"),
    LifeEvent.CHILD_BORN: ("балалы болдық", "нәресте", "туған бала", "родила", "новорождённый"),
    LifeEvent.ALONE: ("жалғызбасты ана", "жалғыз ана", "мать одиночка", "одна воспитываю"),
    LifeEvent.RETURNED: ("қандаспын", "елге көшіп келдім", "атамекенге оралдым", "вернулись в казахстан"),
    LifeEvent.HOME: ("үй керек", "пәтер керек", "үйім жоқ", "нет жилья", "нужна квартира"),
    LifeEvent.BUSINESS: ("бизнес ашқым келеді", "кәсіп бастағым келеді", "открыть бизнес"),
    LifeEvent.BEREAVED: ("күйеуім қайтыс болды", "муж умер"),
}


def events_meant(words: str) -> list[LifeEvent]:
    """The events of life whose words all stand among these, in any language and inflected as one likes."""
    told = {term for terms in query_words(words) for term in terms}
    phrases = _phrases() if told else {}
    return [event for event, ways in phrases.items() if any(all(told & word for word in way) for way in ways)]


@cache
def _phrases() -> dict[LifeEvent, list[list[frozenset[str]]]]:
    """Of each event the phrases that tell it, each a list of words, each word all its search keys."""
    found: dict[LifeEvent, list[str]] = {event: list(_ALSO.get(event, ())) for event in LifeEvent}
    for language in _LANGUAGES:
        with translation.override(language):
            for event, ways in found.items():
                ways.append(str(event.label))
    return {event: [_words(way) for way in ways] for event, ways in found.items()}


def _words(phrase: str) -> list[frozenset[str]]:
    return [frozenset(terms) for terms in query_words(phrase)]
