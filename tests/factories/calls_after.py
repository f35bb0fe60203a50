"""Grants, awards and prizes: the smallest valid ones."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from tests.factories.calls import make_call, make_entry

from tirek.calls.enums import EntryState
from tirek.calls.enums_of_awards import AwardKind, PrizeKind
from tirek.calls.enums_of_grants import GrantState, TrancheState
from tirek.calls.models import (
    Award,
    BudgetLine,
    Candidate,
    Entry,
    Grant,
    GrantAmendment,
    GrantIndicator,
    GrantReport,
    GrantReturn,
    Prize,
    SiteVisit,
    Tranche,
)
from tirek.core.ids import uuid7
from tirek.network.models import Organisation

SIGNED = date(2025, 5, 1)
_serial = count(1)


def make_winner(organisation: Organisation, **facts: Any) -> Entry:
    """An entry that won a grant competition of a body."""
    return make_entry(make_call(organisation), state=EntryState.WINNER, **facts)


def make_grant(
    organisation: Organisation, *, entry: Entry | None = None, state: GrantState = GrantState.RUNNING, **facts: Any
) -> Grant:
    """A grant of a million in two tranches, the second after the first of two reports; two lines, one indicator."""
    entry = entry or make_winner(organisation)
    signed = state != GrantState.PREPARED
    values: dict[str, Any] = {
        "number": f"9901-25-{next(_serial):06d}-0",
        "title": entry.title,
        "grantee_name": "«Үміт» қоғамдық қоры",
        "grantee_number": "991340000001",
        "email": "grantee@tirek.example",
        "total": Decimal(1_000_000),
        "starts_on": SIGNED,
        "ends_on": SIGNED + timedelta(days=240),
        "signed_on": SIGNED if signed else None,
        "prepared_by_id": uuid7(),
        "signed_by_id": uuid7() if signed else None,
        "ended_on": SIGNED + timedelta(days=250) if state in (GrantState.ENDED, GrantState.COMPLETED) else None,
        "end_reason": "Есеп жоқ" if state == GrantState.ENDED else "",
        **facts,
    }
    grant = Grant.objects.create(call=entry.call, entry=entry, organisation=organisation, state=state, **values)
    first = GrantReport.objects.create(grant=grant, position=1, due_on=SIGNED + timedelta(days=90))
    GrantReport.objects.create(grant=grant, position=2, due_on=SIGNED + timedelta(days=250), is_final=True)
    for place, (amount, after) in enumerate(((600_000, None), (400_000, first)), 1):
        Tranche.objects.create(
            grant=grant,
            position=place,
            amount=amount,
            due_on=SIGNED + timedelta(days=60 * place),
            after=after,
            state=TrancheState.PAYABLE if signed and after is None else TrancheState.LOCKED,
        )
    for place, (title, planned) in enumerate((("Жабдық", 700_000), ("Жалақы", 300_000)), 1):
        BudgetLine.objects.create(grant=grant, position=place, title=title, planned=planned)
    GrantIndicator.objects.create(grant=grant, position=1, title="Оқыған адам", planned=100)
    return grant


def make_award(organisation: Organisation, *, entry: Entry | None = None, **facts: Any) -> Award:
    """The first place of an entry."""
    entry = entry or make_winner(organisation)
    serial = next(_serial)
    values: dict[str, Any] = {
        "number": f"9900-25-{serial:06d}-0",
        "code": "ABCDEFGH2345",
        "kind": AwardKind.FIRST,
        "name": entry.name,
        "public_name": "Айару",
        "work_title": entry.title,
        "awarded_on": SIGNED,
        **facts,
    }
    return Award.objects.create(call=entry.call, nomination=entry.nomination, entry=entry, **values)


def make_prize(award: Award, **facts: Any) -> Prize:
    """A place in a camp, promised for the summer."""
    values: dict[str, Any] = {
        "kind": PrizeKind.CAMP,
        "name_kk": "Лагерьге жолдама",
        "name_ru": "Путёвка в лагерь",
        "due_on": SIGNED + timedelta(days=60),
        **facts,
    }
    return Prize.objects.create(award=award, **values)


def make_candidate(organisation: Organisation, proposed_by: Organisation, **facts: Any) -> Candidate:
    """Somebody proposed for a prize."""
    call = facts.pop("call", None) or make_call(organisation, kind="prize")
    values: dict[str, Any] = {
        "name": "Сәрсенова Гүлнар",
        "merits": "Отыз жыл еңбек етті",
        "proposed_at": call.opens_at,
        "nomination": call.nominations.first(),
        **facts,
    }
    return Candidate.objects.create(call=call, proposed_by=proposed_by, **values)


def make_one_of_each_after(organisation: Organisation) -> Grant:
    """A grant under way with something of everything, one in preparation, an award with a prize, a candidate."""
    grant = make_grant(organisation)
    make_grant(organisation, state=GrantState.PREPARED)
    report = grant.reports.first()
    assert report is not None
    report.expenses.create(line=grant.budget.first(), on=SIGNED, amount=1000, what="Қағаз", stored_as="receipts/none")
    GrantAmendment.objects.create(
        grant=grant, number=1, changes={}, reason="Мерзім", asked_at=grant.created_at, asked_by_id=uuid7()
    )
    GrantReturn.objects.create(
        grant=grant, amount=5, reason="Жұмсалмады", due_on=SIGNED, asked_at=grant.created_at, asked_by_id=uuid7()
    )
    SiteVisit.objects.create(grant=grant, on=SIGNED, visitors="Комиссия", planned_by_id=uuid7())
    make_prize(make_award(organisation))
    make_candidate(organisation, organisation)
    return grant
