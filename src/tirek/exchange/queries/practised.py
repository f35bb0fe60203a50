"""Invented records of a sandbox in the shape of real ones."""

from typing import Any

from django.db.models import QuerySet
from django.utils.dateparse import parse_date, parse_datetime

from tirek.cases.enums import OPEN_TRANSITION_STATES, TransitionState
from tirek.exchange.enums import PracticeKind
from tirek.exchange.models import ApiClient, PracticeRecord
from tirek.exchange.queries.handed import Handed, HandedWhole
from tirek.network.enums import CrossingField
from tirek.network.models import Organisation

NAMES = ("family_name", "given_name", "patronymic")
FIELDS: dict[str, tuple[str, ...]] = {
    CrossingField.NAME: NAMES,
    CrossingField.PHONE: ("phones",),
    CrossingField.IIN: ("iin",),
    CrossingField.BIRTH_DATE: ("birth_date",),
}


def practised(client: ApiClient) -> "QuerySet[PracticeRecord]":
    """The invented referrals of a sandbox."""
    rows = PracticeRecord.objects.filter(client=client, kind=PracticeKind.REFERRAL)
    return rows.select_related("client__memorandum")


def as_practised(row: PracticeRecord) -> Handed:
    """The facts of one."""
    return Handed(**_facts(row))


def practised_whole(row: PracticeRecord) -> HandedWhole:
    """One with what its memorandum lets cross, while it is open."""
    kato = Organisation.objects.filter(code=row.office).values_list("area__kato", flat=True).first()
    more: dict[str, Any] = {"language": "kk", "area": kato or ""}
    if row.state in OPEN_TRANSITION_STATES:
        more |= {
            "need": row.told.get("need", ""),
            "person": _person(row),
            "questions": [_question(each) for each in row.told.get("questions", [])],
            "may": ["accept", "decline", "ask"] if row.state == TransitionState.PENDING else ["finish", "ask"],
        }
        if CrossingField.BODY in _crossing(row):
            more["body"] = row.told.get("need", "")
    return HandedWhole(**_facts(row), **more)


def _facts(row: PracticeRecord) -> dict[str, Any]:
    plain = (
        *("number", "state", "service", "office", "reference", "made_at", "respond_by"),
        *("due_on", "responded_at", "ended_at", "changed_at"),
    )
    memorandum = row.client.memorandum
    return {name: getattr(row, name) for name in plain} | {
        "id": row.pk,
        "memorandum": memorandum.number if memorandum else "",
    }


def _crossing(row: PracticeRecord) -> list[str]:
    return row.client.memorandum.crossing if row.client.memorandum else []


def _person(row: PracticeRecord) -> dict[str, Any]:
    told = row.told.get("person", {})
    kept = [name for field, names in FIELDS.items() if field in _crossing(row) for name in names]
    return {name: parse_date(told[name]) if name == "birth_date" else told[name] for name in kept if name in told}


def _question(told: dict[str, str]) -> dict[str, Any]:
    times = {name: parse_datetime(told[name]) for name in ("asked_at", "answered_at")}
    return {"text": told["text"], "answer": told["answer"], "answer_by": parse_date(told["answer_by"]), **times}
