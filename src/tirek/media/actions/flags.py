"""Possible hate speech: two people decide apart, a third when they do not agree; what was done; objections. What is
found to be hate speech goes to the early warning of the place."""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import paragraphs
from tirek.core.verdict import Refused, ensure, refuse
from tirek.media.actions.warning import call_off, warn
from tirek.media.enums import AppealState, Finding, FlagState, FollowUp
from tirek.media.models import Flag, FlagAppeal, FlagVerdict
from tirek.media.permissions import may_decide_flag, may_decide_flag_appeal, may_follow_flag

CRITERIA = ("speaker", "audience", "content", "context", "medium")
GRAVEST = 2


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What one person found: what each criterion says (0 harmless, 1 doubtful, 2 grave), and why."""

    finding: str
    criteria: dict[str, int]
    reasons: str


@transaction.atomic
def decide(flag_id: UUID, told: Decision, *, by: Actor, at: datetime) -> Flag:
    """Give one's verdict, once. Two that agree decide; two that differ wait for a third, who decides. Raises Refused,
    or ValidationError by field."""
    flag = Flag.objects.visible_to(by).select_for_update(of=("self",)).get(pk=flag_id)
    before = list(flag.verdicts.all())
    ensure(may_decide_flag(by, flag, {one.by_id for one in before}))
    _check(told)
    if by.user_id is None:
        raise Refused(refuse(_("Only trained media monitors decide this.")))
    mine = FlagVerdict.objects.create(
        flag=flag,
        by_id=by.user_id,
        by_name=by.name,
        finding=told.finding,
        criteria=told.criteria,
        reasons=paragraphs(told.reasons),
        decided_at=at,
    )
    record("media.flag_verdict_given", flag, by=by, at=at, number=len(before) + 1)
    _conclude(flag, [*before, mine], by=by, at=at)
    return flag


def _conclude(flag: Flag, verdicts: list[FlagVerdict], *, by: Actor, at: datetime) -> None:
    findings = [one.finding for one in verdicts]
    agreed = next((each for each in Finding if findings.count(each) >= 2), None)
    if agreed is not None:
        flag.state, flag.finding, flag.decided_at = FlagState.DECIDED, agreed, at
        flag.ticket = token_urlsafe(24)
        record("media.flag_decided", flag, by=by, at=at, finding=str(agreed), verdicts=len(verdicts))
    elif len(verdicts) == 2:
        flag.state = FlagState.DISPUTED
    flag.save(update_fields=["state", "finding", "decided_at", "ticket"])
    if agreed == Finding.HATE:
        warn(flag, [one for one in verdicts if one.finding == Finding.HATE], by=by, at=at)


@transaction.atomic
def follow_up(flag_id: UUID, kind: str, words: str, *, by: Actor, at: datetime) -> Flag:
    """Write down what was done about it. Raises Refused, or ValidationError by field."""
    flag = Flag.objects.visible_to(by).select_for_update(of=("self",)).get(pk=flag_id)
    ensure(may_follow_flag(by, flag))
    if kind not in FollowUp:
        raise ValidationError({"kind": _("Choose what was done.")})
    if kind != FollowUp.NOTHING and not paragraphs(words):
        raise ValidationError({"words": _("Say what was done, and what came of it.")})
    flag.follow_up, flag.follow_up_words, flag.followed_at = kind, paragraphs(words), at
    flag.save(update_fields=["follow_up", "follow_up_words", "followed_at"])
    record("media.flag_followed", flag, by=by, at=at, kind=kind)
    return flag


@transaction.atomic
def object_to(flag_id: UUID, words: str, *, by: Actor, at: datetime) -> FlagAppeal:
    """Write down the objection of an outlet or an author. Raises Refused, or ValidationError by field."""
    flag = Flag.objects.visible_to(by).select_for_update(of=("self",)).get(pk=flag_id)
    ensure(may_follow_flag(by, flag))
    return _objection(flag, words, by=by, at=at)


@transaction.atomic
def object_by_ticket(ticket: str, words: str, *, by: Actor, at: datetime) -> FlagAppeal:
    """The outlet or the author objects at the address it was given. Raises Flag.DoesNotExist, Refused, or
    ValidationError by field."""
    flag = Flag.objects.exclude(ticket="").select_for_update().get(ticket=ticket, state=FlagState.DECIDED)
    return _objection(flag, words, by=by, at=at)


def _objection(flag: Flag, words: str, *, by: Actor, at: datetime) -> FlagAppeal:
    if not paragraphs(words):
        raise ValidationError({"words": _("Write down what you object to.")})
    if flag.appeals.filter(state=AppealState.ASKED).exists():
        raise Refused(refuse(_("An objection waits already.")))
    row = FlagAppeal.objects.create(flag=flag, words=paragraphs(words), asked_at=at)
    record("media.flag_appealed", flag, by=by, at=at, appeal=row.pk)
    return row


@transaction.atomic
def decide_appeal(appeal_id: UUID, granted: bool, answer: str, *, by: Actor, at: datetime) -> FlagAppeal:
    """Somebody who had no part in the decision confirms it, or turns it round. Raises Refused, or ValidationError."""
    row = FlagAppeal.objects.select_for_update(of=("self",)).get(pk=appeal_id)
    flag = Flag.objects.visible_to(by).select_for_update(of=("self",)).get(pk=row.flag_id)
    ensure(may_decide_flag_appeal(by, row, set(flag.verdicts.values_list("by_id", flat=True))))
    if not paragraphs(answer):
        raise ValidationError({"answer": _("Answer them with reasons.")})
    row.state = AppealState.GRANTED if granted else AppealState.UPHELD
    row.answer, row.decided_at, row.decided_by_id = paragraphs(answer), at, by.user_id
    row.save(update_fields=["state", "answer", "decided_at", "decided_by_id"])
    if granted:
        _turn_round(flag, by=by, at=at)
    record("media.flag_appeal_decided", flag, by=by, at=at, granted=granted)
    return row


def _turn_round(flag: Flag, *, by: Actor, at: datetime) -> None:
    """The finding becomes the other one; the early warning follows."""
    flag.finding = Finding.NOT_HATE if flag.finding == Finding.HATE else Finding.HATE
    flag.save(update_fields=["finding"])
    if flag.finding == Finding.HATE:
        warn(flag, list(flag.verdicts.all()), by=by, at=at)
    else:
        call_off(flag, by=by, at=at)


def _check(told: Decision) -> None:
    if told.finding not in Finding:
        raise ValidationError({"finding": _("Choose what you found.")})
    wrong = [name for name in CRITERIA if told.criteria.get(name) not in range(GRAVEST + 1)]
    if wrong:
        raise ValidationError({name: _("Say what this criterion tells.") for name in wrong})
    if not paragraphs(told.reasons):
        raise ValidationError({"reasons": _("Say why: the others and the outlet may read it.")})
