"""What an import of organisations compares: the values a table may bring, and codes that are free."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from babel import Locale
from django.conf import settings
from django.db.models import Count, Max
from django.db.models.functions import Length
from django.utils.translation import override

from tirek.core.text import fold
from tirek.network.models import Membership, Organisation, Profile
from tirek.network.peoples import People

NAMES = ("name_kk", "name_ru", "name_en")
CONTACTS = ("phone", "email", "address", "opening_hours")
PROFILE = (
    *("about_kk", "about_ru", "about_en", "languages", "peoples", "outlet_kind", "audience"),
    *("website", "founding_act", "seats"),
)
LAST_CODE = 999_999


def in_words(organisations: Iterable[Organisation]) -> dict[UUID, dict[str, Any]]:
    """The values of each as JSON; one query."""
    found = {each.pk: each for each in organisations}
    profiles = {row.organisation_id: row for row in Profile.objects.filter(organisation__in=found)}
    nothing = Profile()
    return {
        key: {name: getattr(each, name) for name in (*NAMES, *CONTACTS)}
        | {name: getattr(profiles.get(key, nothing), name) for name in PROFILE}
        for key, each in found.items()
    }


def seats_held(organisations: Iterable[UUID]) -> dict[UUID, int]:
    """How many seats without an end each body has; bodies without any are left out."""
    held = Membership.objects.filter(organisation__in=list(organisations), during__upper_inf=True)
    return dict(held.order_by().values_list("organisation").annotate(Count("pk")))


def free_codes(count: int) -> list[str]:
    """The next codes of six digits that no organisation bears. The caller holds the lock of the tree."""
    if not count:
        return []
    six = Organisation.objects.annotate(digits=Length("code")).filter(digits=6)
    last = int(six.aggregate(last=Max("code"))["last"] or "099999")
    if last + count > LAST_CODE:
        raise ValueError("no code of six digits is left")
    return [f"{code:06d}" for code in range(last + 1, last + 1 + count)]


def people_code(name: str) -> str | None:
    """The code of a people by its name in any language of the interface, or by the code itself."""
    return _peoples().get(fold(name))


def language_code(name: str) -> str | None:
    """The ISO 639 code of a language by its name in any language of the interface, or by the code itself."""
    return _languages().get(fold(name))


@lru_cache(maxsize=1)
def _peoples() -> dict[str, str]:
    found = {fold(each.value): str(each.value) for each in People}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found |= {fold(str(each.label)): str(each.value) for each in People}
    return found


@lru_cache(maxsize=1)
def _languages() -> dict[str, str]:
    found: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        named = {str(code): str(name) for code, name in Locale(language).languages.items() if len(str(code)) <= 3}
        found |= {fold(name): code for code, name in named.items()} | {code: code for code in named}
    return found
