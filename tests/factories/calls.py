"""Calls and entries: the smallest valid ones."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.db.models import Model
from tests.factories.network import make_national_office

from tirek.calls.enums import HANDED_IN, CallKind, CallState, EntryState, StageKind
from tirek.calls.models import Call, Criterion, Entry, EntryRevision, FormVersion, Nomination, Stage
from tirek.core.pin import digest
from tirek.network.models import Organisation

OPENS = datetime(2025, 1, 10, 4, tzinfo=UTC)
CLOSES = datetime(2025, 3, 10, 13, tzinfo=UTC)
DURING = datetime(2025, 2, 1, 6, tzinfo=UTC)
CRITERIA = ("significance", "impact", "sustainability", "innovation", "openness")
CODE = "246810"
SCHEMA: dict[str, Any] = {
    "sections": [
        {
            "code": "project",
            "title": {"kk": "Жоба", "ru": "Проект", "en": "The project"},
            "fields": [
                {
                    "code": "summary",
                    "kind": "long",
                    "label": {"kk": "Қысқаша мазмұны", "ru": "Краткое содержание", "en": "Summary"},
                    "is_required": True,
                    "words": 200,
                }
            ],
        }
    ]
}
_serial = count(1)


def make_call(
    organisation: Organisation | None = None,
    *,
    kind: CallKind = CallKind.GRANTS,
    state: CallState = CallState.PUBLISHED,
    nominations: int = 1,
    criteria: tuple[str, ...] = CRITERIA,
    **facts: Any,
) -> Call:
    """A call of the spring of 2025 with its form, nominations and stages (formal check, experts, jury)."""
    values: dict[str, Any] = {
        "code": f"call-{next(_serial)}",
        "name_kk": "Әлеуметтік идеялар жәрмеңкесі",
        "name_ru": "Ярмарка социальных идей",
        "opens_at": OPENS,
        "closes_at": CLOSES,
        "published_at": None if state == CallState.DRAFT else OPENS - timedelta(days=10),
        "frozen_at": None if state == CallState.DRAFT else OPENS,
        "entrants": ["person", "organisation", "team"],
        **facts,
    }
    call = Call.objects.create(kind=kind, state=state, organisation=organisation or make_national_office(), **values)
    published = None if state == CallState.DRAFT else call.published_at
    FormVersion.objects.create(call=call, number=1, schema=SCHEMA, published_at=published)
    for place in range(nominations):
        named = {"name_kk": f"Аталым {place + 1}", "name_ru": f"Номинация {place + 1}"}
        Nomination.objects.create(call=call, code=f"n{place + 1}", position=place, **named)
    make_stage(call, StageKind.FORMAL, 1)
    make_stage(call, StageKind.EXPERT, 2, criteria=criteria, reviews_each=3, minimum_reviews=2)
    make_stage(call, StageKind.JURY, 3, criteria=criteria, is_blind=False)
    return call


def make_stage(call: Call, kind: StageKind, position: int, *, criteria: tuple[str, ...] = (), **facts: Any) -> Stage:
    """A stage of ten days, the first beginning a day after the window closes."""
    starts = call.closes_at + timedelta(days=1 + 10 * (position - 1))
    values: dict[str, Any] = {
        "name_kk": str(kind.label),
        "name_ru": str(kind.label),
        "starts_at": starts,
        "ends_at": starts + timedelta(days=10),
        "ties": ["draw"],
        **facts,
    }
    stage = Stage.objects.create(call=call, kind=kind, position=position, **values)
    for place, code in enumerate(criteria):
        Criterion.objects.create(stage=stage, code=code, position=place, name_kk=code, name_ru=code)
    return stage


def make_entry(
    call: Call,
    *,
    nomination: Nomination | None = None,
    state: EntryState = EntryState.SUBMITTED,
    answers: dict[str, Any] | None = None,
    at: datetime | None = None,
    **facts: Any,
) -> Entry:
    """An entry with one revision, handed in unless its state says otherwise. Its code is ``CODE``."""
    serial, moment = next(_serial), at or call.opens_at + timedelta(days=20)
    number = facts.pop("number", f"9990-25-{serial:06d}-0")
    handed = moment if state in HANDED_IN else None
    values: dict[str, Any] = {
        "title": f"Жоба {serial}",
        "name": f"Қатысушы {serial}",
        "email": f"entrant{serial}@tirek.example",
        "code_digest": digest(number, CODE),
        **facts,
    }
    entry = Entry.objects.create(
        call=call, nomination=nomination or call.nominations.first(), number=number, state=EntryState.DRAFT, **values
    )
    told = {"summary": "Ауыл балаларына арналған кітапхана"} if answers is None else answers
    entry.revision = EntryRevision.objects.create(
        entry=entry,
        number=1,
        form=call.forms.order_by("-number").first(),
        answers=told,
        saved_at=moment,
        submitted_at=handed,
        digest=hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest(),
    )
    entry.state, entry.submitted_at, entry.first_submitted_at = state, handed, handed
    entry.save()
    return entry


def make_one_of_each_call(office: Organisation) -> list[Model]:
    """A draft and an announced call of an office, with an entry handed in and one being written."""
    draft = make_call(office, state=CallState.DRAFT)
    call = make_call(office)
    return [draft, call, make_entry(call), make_entry(call, state=EntryState.DRAFT)]
