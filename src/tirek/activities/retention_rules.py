"""How long those who announced themselves, those on a signed list, those who asked and those who were received are kept
by name. Terms are the house's own until a lawyer confirms them (mark U)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from tirek.activities.enums import QuestionState, SlotState
from tirek.activities.models import Attendance, Question, Registration, Slot
from tirek.core.anonymising import GONE, blank
from tirek.core.retention_rules import Action, RetentionRule, add_rules, key_of
from tirek.core.terms import Certainty, Words

MONTHS, MONTHS_OF_QUESTIONS = 36, 60
HOUSE = Words(
    kk="Желінің өз ережесі; «Дербес деректер туралы» Заңның 12-бабы: мақсатына жеткен деректер жойылады",
    ru="Собственное правило сети; Закон «О персональных данных», статья 12: данные, достигшие цели, уничтожаются",
    en="The network's own rule; Law on Personal Data, art. 12: data that have served their purpose are destroyed",
)
HELD = Words("іс-шара өткен соң", "после проведения мероприятия", "after the event was held")
ANSWERED = Words("сұраққа жауап берілген соң", "после ответа на вопрос", "after the question was answered")
RECEIVED = Words("қабылдау өткен соң", "после приёма", "after the reception")
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


def _asked(cutoff: datetime) -> "QuerySet[Any]":
    became_case = Q(state=QuestionState.CASE, asked_at__lt=cutoff)
    return Question.objects.filter(Q(answered_at__lt=cutoff) | became_case).exclude(text__in=["", GONE])


def _received(cutoff: datetime) -> "QuerySet[Any]":
    over = Slot.objects.filter(during__endswith__lt=cutoff).exclude(state=SlotState.FREE)
    return over.exclude(visitor_name__in=["", GONE])


def _forget_asked(ids: list[UUID], at: datetime) -> int:
    """Who asked, how to reach them and their own words go; what was published without names stays."""
    return blank(Question, Q(pk__in=ids), kept=("language",))


def _forget_received(ids: list[UUID], at: datetime) -> int:
    """That somebody was received stays; number and PIN open nothing any more."""
    return blank(Slot, Q(pk__in=ids), kept=("language",), code_digest="")


def _rule(code: str, title: Words, due: Any, treat: Any, *, months: int = MONTHS, since: Words = HELD) -> RetentionRule:
    return RetentionRule(
        code=code,
        title=title,
        months=months,
        since=since,
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
    _rule(
        "activities.questions",
        Words("Іс-шараларда сұрағандар", "Задавшие вопросы на мероприятиях", "Those who asked at events"),
        _asked,
        _forget_asked,
        months=MONTHS_OF_QUESTIONS,
        since=ANSWERED,
    ),
    _rule(
        "activities.visits",
        Words("Қашықтан қабылданғандар", "Принятые дистанционно", "Those received remotely"),
        _received,
        _forget_received,
        since=RECEIVED,
    ),
)
