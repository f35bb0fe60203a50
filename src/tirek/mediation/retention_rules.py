"""How long sealed files, signals and those who left the register are kept. Terms are the house's own until a lawyer
confirms them (mark U)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from tirek.core.actor import system_actor
from tirek.core.anonymising import GONE, blank
from tirek.core.retention_rules import Action, RetentionRule, add_rules, key_of
from tirek.core.terms import Certainty, Words
from tirek.mediation.actions.forgetting import destroy_keys
from tirek.mediation.enums import MediatorState
from tirek.mediation.models import Dispute, Mediator, Signal

FILE_MONTHS, REGISTER_MONTHS, SIGNAL_MONTHS = 36, 60, 60
HOUSE = Words(
    kk="Желінің өз ережесі; «Дербес деректер туралы» Заңның 12-бабы: мақсатына жеткен деректер жойылады",
    ru="Собственное правило сети; Закон «О персональных данных», статья 12: данные, достигшие цели, уничтожаются",
    en="The network's own rule; Law on Personal Data, art. 12: data that have served their purpose are destroyed",
)


def _closed_files(cutoff: datetime) -> "QuerySet[Any]":
    return Dispute.objects.filter(closed_on__lt=cutoff.date(), key__destroyed_at__isnull=True)


def _destroy(ids: list[UUID], at: datetime) -> int:
    return destroy_keys(ids, by=system_actor("retention"), at=at)


def _left(cutoff: datetime) -> "QuerySet[Any]":
    return Mediator.objects.filter(state=MediatorState.ENDED, state_since__lt=cutoff.date()).exclude(family_name=GONE)


def _forget_left(ids: list[UUID], at: datetime) -> int:
    return blank(Mediator, Q(pk__in=ids), user=None, person=None)


def _closed_signals(cutoff: datetime) -> "QuerySet[Any]":
    return Signal.objects.filter(closed_on__lt=cutoff.date()).exclude(text__in=["", GONE])


def _forget_signals(ids: list[UUID], at: datetime) -> int:
    return blank(Signal, Q(pk__in=ids))


def _rule(code: str, title: Words, months: int, since: Words, due: Any, treat: Any, **more: Any) -> RetentionRule:
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
        name_of=key_of,
        **more,
    )


add_rules(
    _rule(
        "mediation.files",
        Words("Жабылған медиация істерінің кілттері", "Ключи закрытых дел медиации", "Keys of closed mediation files"),
        FILE_MONTHS,
        Words("іс жабылған соң", "после закрытия дела", "after the file was closed"),
        _closed_files,
        _destroy,
        held_by=(("mediation.dispute", "pk"),),
    ),
    _rule(
        "mediation.mediators",
        Words("Тізілімнен шыққан медиаторлар", "Медиаторы, выбывшие из реестра", "Mediators who left the register"),
        REGISTER_MONTHS,
        Words("тізілімнен шыққан соң", "после выбытия из реестра", "after they left the register"),
        _left,
        _forget_left,
    ),
    _rule(
        "mediation.signals",
        Words("Жабылған ерте ескерту белгілері", "Закрытые сигналы раннего предупреждения", "Closed early warnings"),
        SIGNAL_MONTHS,
        Words("белгі жабылған соң", "после закрытия сигнала", "after the signal was closed"),
        _closed_signals,
        _forget_signals,
    ),
)
