"""How long those who announced themselves and those on a signed list are kept by name. Terms are the house's own until
a lawyer confirms them (mark U)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from tirek.activities.models import Attendance, Registration
from tirek.core.anonymising import GONE, blank
from tirek.core.retention_rules import Action, RetentionRule, add_rules, key_of
from tirek.core.terms import Certainty, Words

MONTHS = 36
HOUSE = Words(
    kk="Желінің өз ережесі; «Дербес деректер туралы» Заңның 12-бабы: мақсатына жеткен деректер жойылады",
    ru="Собственное правило сети; Закон «О персональных данных», статья 12: данные, достигшие цели, уничтожаются",
    en="The network's own rule; Law on Personal Data, art. 12: data that have served their purpose are destroyed",
)
HELD = Words("іс-шара өткен соң", "после проведения мероприятия", "after the event was held")
_PERSON = (("people.person", "person"),)


def _announced(cutoff: datetime) -> "QuerySet[Any]":
    return Registration.objects.filter(event__ends_at__lt=cutoff).exclude(name=GONE)


def _listed(cutoff: datetime) -> "QuerySet[Any]":
    return Attendance.objects.filter(event__ends_at__lt=cutoff).exclude(name="")


def _forget_announced(ids: list[UUID], at: datetime) -> int:
    """Name and ways to reach go; that somebody announced themselves, and came, stays."""
    return blank(Registration, Q(pk__in=ids), kept=("language",))


def _forget_listed(ids: list[UUID], at: datetime) -> int:
    return blank(Attendance, Q(pk__in=ids))


def _rule(code: str, title: Words, due: Any, treat: Any) -> RetentionRule:
    return RetentionRule(
        code=code,
        title=title,
        months=MONTHS,
        since=HELD,
        action=Action.ANONYMISE,
        source=HOUSE,
        certainty=Certainty.UNVERIFIED,
        due=due,
        treat=treat,
        held_by=_PERSON,
        name_of=key_of,
    )


add_rules(
    _rule(
        "activities.registrations",
        Words("Іс-шараларға тіркелгендер", "Зарегистрированные на мероприятия", "Those registered for events"),
        _announced,
        _forget_announced,
    ),
    _rule(
        "activities.signed_lists",
        Words("Қол қойылған тізімдердегі есімдер", "Имена в списках с подписями", "Names on signed lists"),
        _listed,
        _forget_listed,
    ),
)
