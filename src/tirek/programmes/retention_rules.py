"""How long those who went through an initiative are kept with what was told of them. The term is the house's own
until a lawyer confirms it (mark U)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tirek.core.anonymising import GONE, blank
from tirek.core.retention_rules import Action, RetentionRule, add_rules, key_of
from tirek.core.terms import Certainty, Words
from tirek.programmes.enums_of_initiatives import EnrolmentState
from tirek.programmes.models import Enrolment, FollowUp, HandOver, StageReached

MONTHS = 60
HOUSE = Words(
    kk="Желінің өз ережесі; «Дербес деректер туралы» Заңның 12-бабы: мақсатына жеткен деректер жойылады",
    ru="Собственное правило сети; Закон «О персональных данных», статья 12: данные, достигшие цели, уничтожаются",
    en="The network's own rule; Law on Personal Data, art. 12: data that have served their purpose are destroyed",
)


def _ended(cutoff: datetime) -> "QuerySet[Any]":
    """Left, or through with the last stage and the last call, before the moment; and something is still told."""
    day, own = cutoff.date(), {"enrolment": OuterRef("pk")}
    lately = Exists(StageReached.objects.filter(on__gte=day, **own)) | Exists(
        FollowUp.objects.filter(due_on__gte=day, **own)
    )
    through = Q(state=EnrolmentState.COMPLETED) & ~lately
    told = Exists(StageReached.objects.exclude(note__in=["", GONE], certificate__in=["", GONE]).filter(**own))
    items = Exists(HandOver.objects.exclude(item=GONE).filter(**own))
    some = ~Q(trade__in=["", GONE]) | ~Q(left_note__in=["", GONE]) | told | items
    return Enrolment.objects.filter(Q(left_on__lt=day) | through).filter(some)


def _forget(ids: list[UUID], at: datetime) -> int:
    """What was told of each goes, their own words and numbers of papers; the stages with their days, the reasons and
    outcomes that figures count, stay. The person goes by the rule of people."""
    for model in (StageReached, HandOver, FollowUp):
        blank(model, Q(enrolment__in=ids))
    return blank(Enrolment, Q(pk__in=ids))


add_rules(
    RetentionRule(
        code="programmes.enrolments",
        title=Words("Бастамалардан өткен адамдар", "Прошедшие через инициативы", "People who went through initiatives"),
        months=MONTHS,
        since=Words("соңғы кезеңнен не шыққаннан кейін", "после последнего этапа или выхода", "after the last stage"),
        action=Action.ANONYMISE,
        source=HOUSE,
        certainty=Certainty.UNVERIFIED,
        due=_ended,
        treat=_forget,
        held_by=(("people.person", "person"),),
        name_of=key_of,
    ),
)
