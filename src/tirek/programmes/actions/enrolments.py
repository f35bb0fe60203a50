"""Somebody on the way: taken in, stage by stage, equipment by an act, dropping out; calls follow by themselves."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line, paragraphs
from tirek.core.numbering import reserve
from tirek.core.terms import add_months
from tirek.core.verdict import ensure
from tirek.people.actions import PersonData, end_link, find_or_register, give_consent, link_person
from tirek.people.enums import ConsentHow, LinkReason
from tirek.programmes.enums_of_initiatives import FOLLOW_UP_MONTHS, DropReason, EnrolmentState, StageNeed
from tirek.programmes.models import Enrolment, FollowUp, HandOver, Initiative, Stage, StageReached
from tirek.programmes.permissions_of_roadmaps import may_accompany, may_enrol_at

ACTS = "0001"  # the numbers of acts of acceptance run apart from those of offices
CONSENT_TEXT = "initiative-1"


@dataclass(frozen=True, kw_only=True)
class Entrant:
    """Who comes in. ``agreed``: a signed consent to the processing of the data lies on paper."""

    data: PersonData
    iin: str = ""
    phone: str = ""
    trade: str = ""
    agreed: bool = False


@transaction.atomic
def enrol(
    initiative_id: UUID, organisation_id: UUID, entrant: Entrant, *, on: date | None = None, by: Actor, at: datetime
) -> Enrolment:
    """Take somebody into an initiative, accompanied by an organisation, at its first stage. A person is in it once;
    who dropped out may come again. Raises Refused, or ValidationError by field."""
    ensure(may_enrol_at(by, organisation_id))
    initiative = Initiative.objects.visible_to(by).get(pk=initiative_id)
    day = on or local_date(at)
    first = _check_entry(initiative, entrant, day, at)
    found = find_or_register(data=entrant.data, iin=entrant.iin, phone=entrant.phone, by=by, at=at)
    try:
        with transaction.atomic():
            enrolment = Enrolment.objects.create(
                initiative=initiative,
                person=found.person,
                organisation_id=organisation_id,
                stage=first,
                enrolled_on=day,
                trade=one_line(entrant.trade)[:200],
            )
    except IntegrityError as error:
        raise ValidationError({"iin": _("This person is in the initiative already.")}) from error
    StageReached.objects.create(enrolment=enrolment, stage=first, on=day, by_id=by.user_id)
    _open_sight(enrolment, initiative, by=by, at=at)
    if first.follows_up:
        schedule_calls(enrolment, day)
    record("programmes.enrolled", enrolment, by=by, at=at, initiative=initiative.pk, organisation=organisation_id)
    return enrolment


def _check_entry(initiative: Initiative, entrant: Entrant, day: date, at: datetime) -> Stage:
    wrong = {}
    if not (initiative.during.lower <= day and (initiative.during.upper is None or day < initiative.during.upper)):
        wrong["on"] = _("The initiative does not run on this day.")
    if day > local_date(at):
        wrong["on"] = _("This day is still to come.")
    if not entrant.agreed:
        wrong["agreed"] = _("Without a signed consent nobody is taken in.")
    first = initiative.stages.first()
    if first is None:
        wrong["on"] = _("This initiative takes nobody in: it has no stages.")
    if wrong:
        raise ValidationError(wrong)
    assert first
    return first


def _open_sight(enrolment: Enrolment, initiative: Initiative, *, by: Actor, at: datetime) -> None:
    """The organisation sees the person because of the enrolment; the consent that this rests on."""
    key = {"person_id": enrolment.person_id, "organisation_id": enrolment.organisation_id, "about_id": enrolment.pk}
    link_person(**key, reason=LinkReason.REGISTERED, by=by, at=at)
    give_consent(
        person_id=enrolment.person_id,
        operator=enrolment.organisation.name,
        operator_id=enrolment.organisation_id,
        purpose=initiative.name,
        data=["name", "birth_date", "iin", "phone"],
        how=ConsentHow.SIGNED_PAPER,
        text_version=CONSENT_TEXT,
        matter_id=enrolment.pk,
        by=by,
        at=at,
    )


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What shows that a stage is reached."""

    on: date
    note: str = ""
    certificate: str = ""
    income: int | None = None


@transaction.atomic
def reach_stage(enrolment_id: UUID, proof: Proof, *, by: Actor, at: datetime) -> StageReached:
    """Write down that the next stage is reached, when all it needs is there. The last one completes the way; one that
    follows up brings the calls. Raises Refused, or ValidationError by field."""
    enrolment = _locked(enrolment_id, by)
    ensure(may_accompany(by, enrolment))
    stage = enrolment.initiative.stages.filter(position__gt=enrolment.stage.position).first()
    if stage is None:
        raise ValidationError(_("The last stage is reached already."))
    _check_stage(enrolment, stage, proof, local_date(at))
    row = StageReached.objects.create(
        enrolment=enrolment,
        stage=stage,
        on=proof.on,
        note=paragraphs(proof.note)[:2000],
        certificate=one_line(proof.certificate)[:60],
        income=proof.income,
        by_id=by.user_id,
    )
    is_last = not enrolment.initiative.stages.filter(position__gt=stage.position).exists()
    enrolment.stage, enrolment.state = stage, EnrolmentState.COMPLETED if is_last else EnrolmentState.ACTIVE
    enrolment.save(update_fields=["stage", "state"])
    if stage.follows_up:
        schedule_calls(enrolment, proof.on)
    record("programmes.stage_reached", enrolment, by=by, at=at, stage=stage.pk, on=proof.on)
    return row


def _check_stage(enrolment: Enrolment, stage: Stage, proof: Proof, today: date) -> None:
    before = enrolment.reached.get(stage=enrolment.stage).on
    earliest = before + timedelta(days=stage.least_days)
    wrong: dict[str, object] = {}
    if proof.on > today:
        wrong["on"] = _("This day is still to come.")
    elif proof.on < earliest:
        wrong["on"] = _("Not before %(day)s.") % {"day": earliest.strftime("%d.%m.%Y")}
    missing = {
        StageNeed.NOTE: ("note", _("Say what was done."), paragraphs(proof.note)),
        StageNeed.CERTIFICATE: ("certificate", _("Write the number of the certificate."), one_line(proof.certificate)),
        StageNeed.INCOME: ("income", _("Write the first income in tenge."), proof.income),
        StageNeed.EQUIPMENT: ("on", _("The signed act of acceptance is missing."), _is_equipped(enrolment, stage)),
    }
    for need in stage.needs:
        field, words, found = missing[StageNeed(need)]
        if not found:
            wrong.setdefault(field, words)
    if wrong:
        raise ValidationError(wrong)


def _is_equipped(enrolment: Enrolment, stage: Stage) -> bool:
    return StageNeed.EQUIPMENT in stage.needs and enrolment.hand_overs.filter(accepted_on__isnull=False).exists()


def schedule_calls(enrolment: Enrolment, since: date) -> list[FollowUp]:
    """The calls after 3, 6 and 12 months, those already there left as they are."""
    rows = [
        FollowUp(enrolment=enrolment, months=months, due_on=add_months(since, months)) for months in FOLLOW_UP_MONTHS
    ]
    return FollowUp.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def leave(
    enrolment_id: UUID, reason: str, *, note: str = "", on: date | None = None, by: Actor, at: datetime
) -> Enrolment:
    """Somebody drops out, with the reason; calls still to be made are not made, and the organisation's sight of the
    person for this reason ends. Raises Refused, or ValidationError by field."""
    enrolment = _locked(enrolment_id, by)
    ensure(may_accompany(by, enrolment))
    if reason not in DropReason.values:
        raise ValidationError({"reason": _("Choose a reason.")})
    day = on or local_date(at)
    if not enrolment.enrolled_on <= day <= local_date(at):
        raise ValidationError({"on": _("A day between coming in and today.")})
    enrolment.state, enrolment.left_on = EnrolmentState.LEFT, day
    enrolment.left_reason, enrolment.left_note = reason, paragraphs(note)[:2000]
    enrolment.save(update_fields=["state", "left_on", "left_reason", "left_note"])
    enrolment.follow_ups.filter(state="due").delete()
    key = {"person_id": enrolment.person_id, "organisation_id": enrolment.organisation_id, "about_id": enrolment.pk}
    end_link(**key, reason=LinkReason.REGISTERED, by=by, at=at)
    record("programmes.dropped_out", enrolment, by=by, at=at, reason=reason)
    return enrolment


@dataclass(frozen=True, kw_only=True)
class Equipment:
    """What is handed over; ``value`` in whole tenge."""

    item: str
    value: int
    given_by_id: UUID
    serial: str = ""
    handed_on: date


@transaction.atomic
def hand_over(enrolment_id: UUID, equipment: Equipment, *, by: Actor, at: datetime) -> HandOver:
    """Write an act of acceptance with its number, to be printed and signed. Raises Refused, or ValidationError by
    field."""
    enrolment = _locked(enrolment_id, by)
    ensure(may_accompany(by, enrolment))
    if not one_line(equipment.item):
        raise ValidationError({"item": _("Say what is handed over.")})
    if not enrolment.enrolled_on <= equipment.handed_on <= local_date(at):
        raise ValidationError({"handed_on": _("A day between coming in and today.")})
    row = HandOver.objects.create(
        enrolment=enrolment,
        number=reserve(ACTS, equipment.handed_on.year, 1)[0].removeprefix(f"{ACTS}-"),
        item=one_line(equipment.item)[:300],
        serial=one_line(equipment.serial)[:100],
        value=equipment.value,
        given_by_id=equipment.given_by_id,
        handed_on=equipment.handed_on,
    )
    record("programmes.equipment_handed_over", enrolment, by=by, at=at, hand_over=row.pk, value=row.value)
    return row


@transaction.atomic
def accept_act(hand_over_id: UUID, *, by: Actor, at: datetime) -> HandOver:
    """The signed act is back. Again changes nothing. Raises Refused."""
    row = HandOver.objects.get(pk=hand_over_id)
    enrolment = _locked(row.enrolment_id, by)
    ensure(may_accompany(by, enrolment))
    if row.accepted_on is None:
        row.accepted_on = local_date(at)
        row.save(update_fields=["accepted_on"])
        record("programmes.act_accepted", enrolment, by=by, at=at, hand_over=row.pk)
    return row


def _locked(enrolment_id: UUID, by: Actor) -> Enrolment:
    visible = Enrolment.objects.visible_to(by).select_related("initiative", "stage", "organisation")
    return visible.select_for_update(of=("self",)).get(pk=enrolment_id)
