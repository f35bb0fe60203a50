"""The words a measure is found by: its texts in all languages, what people say of it, the events of life it answers."""

from django.utils import translation

from tirek.core.text import search_terms
from tirek.programmes.enums import ServiceCategory
from tirek.programmes.enums_of_services import LifeEvent
from tirek.programmes.models import Service

_FIELDS = ("name", "description", "eligibility")
_LANGUAGES = ("kk", "ru", "en")


def words_of(service: Service) -> str:
    """The search terms of a measure."""
    texts = [str(getattr(service, f"{field}_{language}")) for field in _FIELDS for language in _LANGUAGES]
    return search_terms(" ".join([*texts, service.keywords, *_labels(service)]))


def _labels(service: Service) -> list[str]:
    """The words of its category and of the events of life, in every language."""
    labels = []
    for language in _LANGUAGES:
        with translation.override(language):
            labels += [str(LifeEvent(event).label) for event in service.life_events]
            labels.append(str(ServiceCategory(service.category).label))
    return labels
