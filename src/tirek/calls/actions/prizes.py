"""Prizes on their way: promised, scheduled, postponed with a reason, given, confirmed. Every step is kept."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.crypto import constant_time_compare
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.calls.actions.letters import tell_entrant
from tirek.calls.enums_of_awards import PrizeKind, PrizeState
from tirek.calls.models import Award, Prize, PrizeStep
from tirek.calls.permissions_of_awards import may_award, may_confirm, may_track
from tirek.calls.queries.award_paper import address_of
from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line
from tirek.core.verdict import Refused, ensure, refuse


@dataclass(frozen=True, kw_only=True)
class NewPrize:
    """What is promised with an award."""

    kind: PrizeKind
    name_kk: str
    name_ru: str
    name_en: str = ""
    amount: Decimal | None = None
    due_on: date | None = None


@transaction.atomic
def promise_prize(award_number: str, new: NewPrize, *, by: Actor, at: datetime) -> Prize:
    """Promise a prize with an award that stands."""
    rows = Award.objects.visible_to(by).select_related("call").select_for_update(of=("self",))
    award = rows.get(number=award_number)
    ensure(may_award(by, award.call))
    if award.revoked_at:
        raise Refused(refuse(_("This award has been taken back already.")))
    prize = Prize.objects.create(award=award, **vars(new))
    _step(prize, PrizeState.PROMISED, new.due_on, "", by, at)
    record("calls.prize_promised", prize, by=by, at=at, award=award.pk)
    return prize


@transaction.atomic
def schedule_prize(prize_id: UUID, day: date, *, by: Actor, at: datetime) -> Prize:
    """Set the day on which it is given; the receiver is told."""
    prize = _tracked(prize_id, by)
    if day < local_date(at):
        raise ValidationError({"day": _("This day is over.")})
    _move(prize, PrizeState.SCHEDULED, day, "", by, at)
    _tell(prize, day, "")
    return prize


@transaction.atomic
def postpone_prize(prize_id: UUID, day: date | None, reason: str, *, by: Actor, at: datetime) -> Prize:
    """Put it off, to a day or until one is known, with a reason that the receiver reads."""
    prize = _tracked(prize_id, by)
    wrong = {}
    if not one_line(reason):
        wrong["reason"] = _("Write the reason.")
    if day and day < local_date(at):
        wrong["day"] = _("This day is over.")
    if wrong:
        raise ValidationError(wrong)
    _move(prize, PrizeState.POSTPONED, day, one_line(reason)[:300], by, at)
    _tell(prize, day, prize_reason=one_line(reason))
    return prize


@transaction.atomic
def give_prize(prize_id: UUID, day: date, *, by: Actor, at: datetime) -> Prize:
    """Say that it was given; the receiver is asked to confirm."""
    prize = _tracked(prize_id, by)
    if not (prize.award.awarded_on <= day <= local_date(at)):
        raise ValidationError({"day": _("It is given after the award and not later than today.")})
    prize.given_on = day
    _move(prize, PrizeState.GIVEN, day, "", by, at)
    _tell(prize, day, "")
    return prize


@transaction.atomic
def confirm_prize(prize_id: UUID, *, code: str = "", by: Actor, at: datetime) -> Prize:
    """The receiver says that it came: by the account of the entry, or by the code on the diploma."""
    rows = Prize.objects.select_related("award__call", "award__entry").select_for_update(of=("self",))
    prize = rows.get(pk=prize_id)
    has_paper = bool(code) and constant_time_compare(prize.award.code, code)
    if not has_paper or prize.state != PrizeState.GIVEN:
        ensure(may_confirm(by, prize))
    prize.confirmed_at = at
    _move(prize, PrizeState.CONFIRMED, local_date(at), "", by, at)
    return prize


def _tracked(prize_id: UUID, by: Actor) -> Prize:
    rows = Prize.objects.visible_to(by).select_related("award__call", "award__entry")
    prize = rows.select_for_update(of=("self",)).get(pk=prize_id)
    ensure(may_track(by, prize))
    return prize


def _move(prize: Prize, state: PrizeState, day: date | None, reason: str, by: Actor, at: datetime) -> None:
    if state in (PrizeState.SCHEDULED, PrizeState.POSTPONED):
        prize.due_on = day
    prize.state, prize.version = state, prize.version + 1
    prize.save(update_fields=["state", "due_on", "given_on", "confirmed_at", "version"])
    _step(prize, state, day, reason, by, at)
    record(f"calls.prize_{state}", prize, by=by if by.user_id or by.is_system else ANONYMOUS, at=at)


def _step(prize: Prize, state: PrizeState, day: date | None, reason: str, by: Actor, at: datetime) -> None:
    PrizeStep.objects.create(prize=prize, state=state, day=day, reason=reason, at=at, by_id=by.user_id)


def _tell(prize: Prize, day: date | None, prize_reason: str) -> None:
    award = prize.award
    if award.entry is None:
        return
    with translation.override(award.language):
        lines = [prize.name_in(award.language), str(prize.get_state_display())]
        lines += [date_format(day, "DATE_FORMAT")] if day else [_("The new day is not known yet.")]
        lines += [prize_reason] if prize_reason else []
        lines += ["", _("Your award and its prize:"), address_of(award)]
        subject = _("Your prize: %(prize)s") % {"prize": prize.name_in(award.language)}
        tell_entrant(award.entry, subject, lines, f"prize:{prize.pk}:{prize.version}")
