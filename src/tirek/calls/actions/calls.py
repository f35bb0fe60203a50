"""Calls: prepared from a template or from last year's, changed, announced, ended."""

import re
import secrets
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.calls.actions.changing import changing
from tirek.calls.enums import CallState, StageKind
from tirek.calls.models import Call, Criterion, FormVersion, Nomination, Stage
from tirek.calls.permissions import may_finish, may_publish, may_run
from tirek.calls.queries.promise import CRITERION, NOMINATION, STAGE, digest_of, promise_of
from tirek.calls.queries.readiness import what_is_missing
from tirek.calls.queries.templates import days_of, stage_window, template_of
from tirek.calls.schema import Words, read_schema
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, ensure, refuse

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TAKEN = {"work", "entries", "alike"}


@dataclass(frozen=True, kw_only=True)
class NewCall:
    """What is told when a call is begun; the rest comes from the template or from the call it is copied from."""

    organisation_id: UUID
    code: str
    name_kk: str
    name_ru: str
    name_en: str = ""
    opens_at: datetime
    closes_at: datetime
    zone: str = "Asia/Almaty"


@dataclass(frozen=True, kw_only=True)
class CallFacts:
    """What a call says of itself as a whole."""

    name_kk: str
    name_ru: str
    name_en: str = ""
    about_kk: str = ""
    about_ru: str = ""
    about_en: str = ""
    opens_at: datetime
    closes_at: datetime
    zone: str = "Asia/Almaty"
    age_on: date | None = None
    youngest: int | None = None
    oldest: int | None = None
    with_guardian_under: int | None = None
    entrants: tuple[str, ...] = ()
    shows_scores: bool = True
    shows_comments: bool = True
    contact: str = ""


@atomic
def begin_call(told: NewCall, kind: str, *, by: Actor, at: datetime) -> Call:
    """A draft from the template of its kind. Raises Refused, or ValidationError by field."""
    template = template_of(kind)
    call = _new(told, kind, _of_template(template), by)
    for place, each in enumerate(template["nominations"]):
        about = {f"about_{name}": text for name, text in each["about"].items()}
        more = {name: each.get(name) for name in ("youngest", "oldest", "largest_sum")}
        Nomination.objects.create(call=call, code=each["code"], position=place, **_names(each), **about, **more)
    ends = call.closes_at
    for place, each in enumerate(template["stages"], start=1):
        begins, ends = stage_window(call.closes_at, each["after_days"], each["days"], call.zone, ends)
        stage = Stage.objects.create(
            call=call, position=place, starts_at=begins, ends_at=ends, seed=new_seed(), **_stage_of(each)
        )
        for position, criterion in enumerate(each.get("criteria", [])):
            Criterion.objects.create(stage=stage, position=position, **_criterion_of(criterion))
    FormVersion.objects.create(call=call, number=1, schema=template["form"])
    record("calls.call_begun", call, by=by, at=at, organisation=call.organisation_id)
    return call


@atomic
def copy_call(source: Call, told: NewCall, *, by: Actor, at: datetime) -> Call:
    """A draft that promises what an earlier call did, its stages as far from the closing as they were then. Raises
    Refused, or ValidationError by field."""
    names = ("about_kk", "about_ru", "about_en", "youngest", "oldest", "with_guardian_under", "entrants", "quiz")
    facts = {name: getattr(source, name) for name in (*names, "shows_scores", "shows_comments", "contact")}
    if source.age_on:
        facts["age_on"] = source.age_on.replace(year=source.age_on.year + told.closes_at.year - source.closes_at.year)
    call = _new(told, source.kind, {**facts, "previous": source}, by)
    for nomination in source.nominations.all():
        kept = {name: getattr(nomination, name) for name in NOMINATION}
        Nomination.objects.create(call=call, code=nomination.code, position=nomination.position, **kept)
    ends = call.closes_at
    for stage in source.stages.prefetch_related("criteria"):
        begins, ends = stage_window(call.closes_at, *days_of(stage, source.closes_at, source.zone), call.zone, ends)
        kept = {name: getattr(stage, name) for name in STAGE} | {"seed": new_seed()}
        kept |= {"starts_at": begins, "ends_at": ends}
        copied = Stage.objects.create(call=call, position=stage.position, **kept)
        for one in stage.criteria.all():
            told_one = {name: getattr(one, name) for name in CRITERION}
            Criterion.objects.create(stage=copied, code=one.code, position=one.position, **told_one)
    form = source.forms.order_by("-number").first()
    FormVersion.objects.create(call=call, number=1, schema=form.schema if form else {"sections": []})
    record("calls.call_copied", call, by=by, at=at, source=source.pk)
    return call


def edit_call(call_id: UUID, facts: CallFacts, *, by: Actor, at: datetime, why: Words | None = None) -> Call:
    """Change what a call says of itself as a whole. Raises Refused, or ValidationError by field."""
    check_window(facts.opens_at, facts.closes_at)
    if facts.youngest and facts.oldest and facts.oldest < facts.youngest:
        raise ValidationError({"oldest": _("The oldest age is below the youngest.")})
    with changing(call_id, "calls.call_changed", by=by, at=at, why=why) as call:
        if call.opens_at <= at and call.state == CallState.PUBLISHED and facts.opens_at != call.opens_at:
            raise ValidationError({"opens_at": _("The call has opened: this moment is past.")})
        for field in fields(facts):
            value = getattr(facts, field.name)
            setattr(call, field.name, list(value) if field.name == "entrants" else value)
        call.save()
    return call


@atomic
def publish_call(call_id: UUID, *, by: Actor, at: datetime) -> Call:
    """Announce a call: everyone sees it, and from its opening what it promises stands. Raises Refused, or
    ValidationError with what is missing."""
    call = Call.objects.visible_to(by).select_for_update(of=("self",)).get(pk=call_id)
    ensure(may_publish(by, call))
    missing = [each.text for each in what_is_missing(call, at) if each.is_needed]
    if missing:
        raise ValidationError({"": missing})
    call.state, call.published_at, call.frozen_at = CallState.PUBLISHED, at, max(call.opens_at, at)
    call.promise_digest = digest_of(promise_of(call))
    call.save(update_fields=["state", "published_at", "frozen_at", "promise_digest"])
    call.forms.filter(published_at__isnull=True).update(published_at=at)
    record("calls.call_published", call, by=by, at=at)
    return call


@atomic
def finish_call(call_id: UUID, *, cancelled: bool, by: Actor, at: datetime) -> Call:
    """End an announced call. Raises Refused: one with an unpublished stage is cancelled, not completed."""
    call = Call.objects.visible_to(by).select_for_update(of=("self",)).get(pk=call_id)
    ensure(may_finish(by, call))
    judging = call.stages.exclude(kind=StageKind.FORMAL).exclude(state="published")
    if not cancelled and judging.exists():
        raise Refused(refuse(_("A call is completed when the results of all its stages are published.")))
    call.state = CallState.CANCELLED if cancelled else CallState.COMPLETED
    call.save(update_fields=["state"])
    record("calls.call_cancelled" if cancelled else "calls.call_completed", call, by=by, at=at)
    return call


@atomic
def remove_call(call_id: UUID, *, by: Actor, at: datetime) -> None:
    """Throw away a draft nobody has entered. Raises Refused."""
    call = Call.objects.visible_to(by).select_for_update(of=("self",)).get(pk=call_id)
    ensure(may_run(by, call.organisation_id))
    if call.state != CallState.DRAFT or call.entries.exists():
        raise Refused(refuse(_("Only a draft can be thrown away.")))
    record("calls.call_removed", call, by=by, at=at, code=call.code)
    call.delete()


def new_seed() -> str:
    """The seed of a public draw: published with the rules, so nobody chooses it afterwards."""
    return secrets.token_hex(8)


def check_window(opens_at: datetime, closes_at: datetime) -> None:
    """Raises ValidationError at ``closes_at`` for a window that ends before it begins."""
    if closes_at <= opens_at:
        raise ValidationError({"closes_at": _("It closes before it opens.")})


def _new(told: NewCall, kind: str, facts: dict[str, Any], by: Actor) -> Call:
    ensure(may_run(by, told.organisation_id))
    if not CODE.fullmatch(told.code) or told.code in TAKEN:
        raise ValidationError({"code": _("Latin letters, digits and dashes, for instance fair-2027.")})
    if Call.objects.filter(code=told.code).exists():
        raise ValidationError({"code": _("There is a call at this address already.")})
    check_window(told.opens_at, told.closes_at)
    own = {field.name: getattr(told, field.name) for field in fields(told)}
    facts.setdefault("age_on", told.closes_at.date() if facts.get("youngest") else None)
    return Call.objects.create(kind=kind, **own, **facts)


def _of_template(template: dict[str, Any]) -> dict[str, Any]:
    read_schema(template["form"])
    names = ("entrants", "youngest", "oldest", "with_guardian_under", "quiz")
    about = {f"about_{name}": text for name, text in template["about"].items()}
    return about | {name: template[name] for name in names if name in template}


def _names(each: dict[str, Any]) -> dict[str, str]:
    return {f"name_{name}": text for name, text in each["name"].items()}


def _stage_of(each: dict[str, Any]) -> dict[str, Any]:
    names = ("kind", "is_blind", "reviews_each", "minimum_reviews", "quorum", "passing", "per_region", "ties")
    return _names(each) | {name: each[name] for name in names if name in each}


def _criterion_of(each: dict[str, Any]) -> dict[str, Any]:
    about = {f"about_{name}": text for name, text in each["about"].items()}
    kept = {name: each[name] for name in ("code", "low", "high", "anchors")}
    return {**_names(each), **about, **kept, "weight": Decimal(str(each.get("weight", 1)))}
