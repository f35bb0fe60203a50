"""Awards: given to entries with a public number and a paper, taken back with a reason."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.calls.actions.letters import tell_entrant
from tirek.calls.enums_of_awards import AwardKind, AwardLevel
from tirek.calls.models import Award, Call, Candidate, Entry
from tirek.calls.permissions_of_awards import may_award, may_receive, may_revoke
from tirek.calls.queries.award_paper import address_of
from tirek.calls.queries.naming import public_name, recipient
from tirek.core.actor import Actor
from tirek.core.audit import Entry as Trail
from tirek.core.audit import record, record_many
from tirek.core.calendar import local_date
from tirek.core.lines import one_line
from tirek.core.numbering import reserve
from tirek.core.verdict import ensure

SERIES = "9900"  # the numbers of awards run apart from those of offices
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is taken for another


@dataclass(frozen=True, kw_only=True)
class NewAward:
    """An award to be given to an entry."""

    entry_id: UUID
    kind: AwardKind
    level: AwardLevel = AwardLevel.NATIONAL
    area_id: UUID | None = None


@transaction.atomic
def give_awards(
    call_id: UUID, news: Sequence[NewAward], *, act: str = "", awarded_on: date, by: Actor, at: datetime
) -> list[Award]:
    """Give awards to entries of a call; who has the same one already is left out. Each is told, a child through its
    guardian. Raises Refused; ValidationError for a day to come."""
    call = Call.objects.visible_to(by).select_for_update(of=("self",)).get(pk=call_id)
    ensure(may_award(by, call))
    if awarded_on > local_date(at):
        raise ValidationError({"awarded_on": _("This day is still to come.")})
    entries = Entry.objects.filter(call=call, pk__in=[new.entry_id for new in news]).prefetch_related("consents")
    known = {entry.pk: entry for entry in entries.select_related("call")}
    given = set(Award.objects.standing().filter(call=call).values_list("entry_id", "kind", "level"))
    fresh = [new for new in news if (new.entry_id, new.kind, new.level) not in given and new.entry_id in known]
    for new in fresh:
        ensure(may_receive(known[new.entry_id], new.kind, new.level))
    rows = _written(call, [(known[new.entry_id], new) for new in fresh], act, awarded_on, by)
    record_many((Trail("calls.award_given", row, {"kind": str(row.kind)}) for row in rows), by=by, at=at)
    for row in rows:
        _tell(row)
    return rows


def _written(call: Call, news: Sequence[tuple[Entry, NewAward]], act: str, awarded_on: date, by: Actor) -> list[Award]:
    if not news:
        return []
    numbers = reserve(SERIES, awarded_on.year, len(news))
    return Award.objects.bulk_create(
        Award(
            call=call,
            nomination_id=entry.nomination_id,
            entry=entry,
            number=number,
            code=new_code(),
            kind=new.kind,
            level=new.level,
            area_id=new.area_id or (entry.area_id if new.level == AwardLevel.REGIONAL else None),
            name=recipient(entry),
            public_name=public_name(entry, awarded_on),
            work_title=entry.title,
            language=entry.language,
            awarded_on=awarded_on,
            act=one_line(act)[:200],
            given_by_id=by.user_id,
        )
        for (entry, new), number in zip(news, numbers, strict=True)
    )


def award_candidate(candidate: Candidate, *, kind: AwardKind, by: Actor, at: datetime) -> Award:
    """The award of a candidate whose decision was signed; in the caller's transaction, which holds its lock."""
    (number,) = reserve(SERIES, local_date(at).year, 1)
    award = Award.objects.create(
        call_id=candidate.call_id,
        nomination_id=candidate.nomination_id,
        candidate=candidate,
        number=number,
        code=new_code(),
        kind=kind,
        area_id=candidate.area_id,
        name=candidate.name,
        public_name=candidate.name,
        awarded_on=local_date(at),
        act=candidate.act,
        given_by_id=by.user_id,
    )
    record("calls.award_given", award, by=by, at=at, kind=str(kind))
    return award


@transaction.atomic
def revoke_award(number: str, reason: str, *, by: Actor, at: datetime) -> Award:
    """Take an award back. It stays, readable as taken back with the reason."""
    award = Award.objects.visible_to(by).select_related("call").select_for_update(of=("self",)).get(number=number)
    ensure(may_revoke(by, award))
    if not one_line(reason):
        raise ValidationError({"reason": gettext_lazy("Write the reason: whoever checks the award reads it.")})
    award.revoked_at, award.revoked_by_id, award.revoke_reason = at, by.user_id, one_line(reason)[:300]
    award.save(update_fields=["revoked_at", "revoked_by_id", "revoke_reason"])
    record("calls.award_revoked", award, by=by, at=at)
    return award


def new_code() -> str:
    """The secret on the paper."""
    return "".join(secrets.choice(LETTERS) for _letter in range(12))


def _tell(award: Award) -> None:
    if award.entry is None:
        return
    with translation.override(award.language):
        lines = [str(award.get_kind_display()), award.work_title, "", _("Open and print it here:"), address_of(award)]
        subject = _("An award in the call: %(call)s") % {"call": award.call.name_in(award.language)}
        tell_entrant(award.entry, subject, lines, f"award:{award.pk}")
