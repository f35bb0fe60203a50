"""Who sits in a body: seats are taken and given up by a recorded decision, one by one or the whole body at once.

The body's row is locked first, so that two elections at once see each other; the constraints of 0004_bodies_sql stand
behind the checks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import Entry, record, record_many
from tirek.core.calendar import local_date
from tirek.core.lines import one_line, paragraphs
from tirek.core.verdict import ensure
from tirek.network.enums import DecisionKind
from tirek.network.models import BodyDecision, Membership, Organisation, Post, Profile
from tirek.network.permissions import may_keep_members, may_release
from tirek.people.actions import PersonData, register_person


@dataclass(frozen=True, kw_only=True)
class NewDecision:
    """A decision as its protocol tells it. A second seat under the same number, day and kind joins the first."""

    kind: str
    number: str
    decided_on: date
    votes_for: int | None = None
    votes_against: int | None = None
    votes_abstained: int | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class NewSeat:
    """Who takes a seat: a known person, a new one, or an organisation; exactly one of the three."""

    person_id: UUID | None = None
    person: PersonData | None = None
    member_id: UUID | None = None
    post_id: UUID | None = None
    nominated_by_id: UUID | None = None
    on_behalf_of_id: UUID | None = None
    is_public: bool = False


@transaction.atomic
def seat_members(
    organisation_id: UUID,
    decision: NewDecision,
    seats: Sequence[NewSeat],
    *,
    since: date,
    term_ends_on: date | None = None,
    by: Actor,
    at: datetime,
) -> list[Membership]:
    """Seat members elected or admitted by a decision, from a day on. All or none.

    Raises Refused for who does not keep the members, ValidationError by field when a day does not fit, the person sits
    there already, or no seat is free.
    """
    body = _locked(organisation_id, by)
    _check_days(body, decision, since, term_ends_on, at)
    made = _decision(body, decision, by, at)
    return _seated(body, made, seats, since, term_ends_on, by, at)


@transaction.atomic
def release(
    membership_id: UUID, decision: NewDecision, *, on: date, reason: str, by: Actor, at: datetime
) -> Membership:
    """End a seat: ``on`` is the first day without it. Raises Refused, ValidationError for a day that does not fit."""
    seat = Membership.objects.select_related("organisation").get(pk=membership_id)
    body = _locked(seat.organisation_id, by)
    seat = Membership.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=membership_id)
    ensure(may_release(by, seat, local_date(at)))
    _check_decided(decision, at)
    if on <= seat.during.lower or (seat.during.upper and on > seat.during.upper):
        raise ValidationError({"on": _("This day does not fit the time of the seat.")})
    if not one_line(reason):
        raise ValidationError({"reason": _("Say why the seat ends.")})
    made = _decision(body, decision, by, at)
    seat.during, seat.end_reason = DateRange(seat.during.lower, on), one_line(reason)[:300]
    seat.save(update_fields=["during", "end_reason"])
    record("network.member_released", seat, by=by, at=at, on=on, decision_id=made.pk)
    return seat


@transaction.atomic
def renew(
    organisation_id: UUID,
    decision: NewDecision,
    seats: Sequence[NewSeat],
    *,
    since: date,
    term_ends_on: date | None = None,
    by: Actor,
    at: datetime,
) -> list[Membership]:
    """Renew a whole body in one step: every seat held on the day ends, the new ones begin; whoever continues has a new
    seat with a new term. Raises what :func:`seat_members` raises, and ValidationError for an empty list."""
    body = _locked(organisation_id, by)
    if not seats:
        raise ValidationError(_("The list of the new members is empty."))
    _check_days(body, decision, since, term_ends_on, at)
    made = _decision(body, decision, by, at)
    _end_all(body, made, since, by, at)
    return _seated(body, made, seats, since, term_ends_on, by, at)


def _end_all(body: Organisation, decision: BodyDecision, since: date, by: Actor, at: datetime) -> None:
    """Seats that reach into the new time end where it begins."""
    held = list(Membership.objects.filter(organisation=body, during__overlap=DateRange(since, None)))
    if any(seat.during.lower >= since for seat in held):
        raise ValidationError({"since": _("Somebody was seated on this day or later. Choose a later day.")})
    reason = f"{DecisionKind.RENEWAL.label}, № {decision.number}"
    for seat in held:
        seat.during, seat.end_reason = DateRange(seat.during.lower, since), reason[:300]
    Membership.objects.bulk_update(held, ["during", "end_reason"], batch_size=500)
    facts = {"on": since, "decision_id": decision.pk}
    record_many((Entry("network.member_released", seat, facts) for seat in held), by=by, at=at)


def _seated(
    body: Organisation,
    decision: BodyDecision,
    seats: Sequence[NewSeat],
    since: date,
    term_ends_on: date | None,
    by: Actor,
    at: datetime,
) -> list[Membership]:
    posts = Post.objects.filter(organisation=body, during__contains=since).in_bulk()
    made = [_drawn(body, decision, new, posts, DateRange(since, None), term_ends_on, by, at) for new in seats]
    _check_twice(body, made, since)
    _check_room(body, made, list(posts.values()), since)
    try:
        with transaction.atomic():
            Membership.objects.bulk_create(made, batch_size=500)
    except IntegrityError as error:  # what the checks above did not foresee, the database still refuses
        raise ValidationError(_("One person holds one seat of a kind in a body at a time.")) from error
    facts = {"since": since, "decision_id": decision.pk}
    record_many((Entry("network.member_seated", seat, facts) for seat in made), by=by, at=at)
    return made


def _drawn(
    body: Organisation,
    decision: BodyDecision,
    new: NewSeat,
    posts: dict[UUID, Post],
    during: DateRange,
    term_ends_on: date | None,
    by: Actor,
    at: datetime,
) -> Membership:
    if new.post_id and new.post_id not in posts:
        raise ValidationError({"post": _("The body has no such post on this day.")})
    person_id = new.person_id
    if new.person:
        person_id = register_person(data=new.person, by=by, at=at).pk
    if (person_id is None) == (new.member_id is None):
        raise ValidationError({"family_name": _("Name the person or the organisation that takes the seat.")})
    if new.member_id == body.pk:
        raise ValidationError({"member": _("A body cannot sit in itself.")})
    return Membership(
        organisation=body,
        person_id=person_id,
        member_id=new.member_id,
        post_id=new.post_id,
        on_behalf_of_id=new.on_behalf_of_id,
        nominated_by_id=new.nominated_by_id,
        decision=decision,
        during=during,
        term_ends_on=term_ends_on,
        is_public=new.is_public,
    )


def _check_twice(body: Organisation, made: Sequence[Membership], since: date) -> None:
    """One seat of a kind at a time, said in words with the seat that stands in the way."""
    held = Membership.objects.filter(organisation=body, during__overlap=DateRange(since, None))
    taken = {_place(seat): seat for seat in held.select_related("person", "member")}
    for seat in made:
        if other := taken.get(_place(seat)):
            told = {"name": other.holder, "day": other.during.lower.strftime("%d.%m.%Y")}
            raise ValidationError(_("%(name)s already holds this seat, since %(day)s. End it first.") % told)
        taken[_place(seat)] = seat


def _place(seat: Membership) -> tuple[UUID | None, UUID | None, UUID | None]:
    return seat.person_id, seat.member_id, seat.post_id


def _check_room(body: Organisation, made: Sequence[Membership], posts: Sequence[Post], since: date) -> None:
    """No more holders than the post or the body has seats."""
    held = Membership.objects.filter(organisation=body, during__overlap=DateRange(since, None))
    sitting = [*held.values_list("post_id", flat=True), *(seat.post_id for seat in made)]
    asked = {seat.post_id for seat in made}
    for post in posts:
        if post.pk in asked and sitting.count(post.pk) > post.seats:
            told = {"post": post.name, "seats": post.seats}
            raise ValidationError({"post": _("The post “%(post)s” is taken: it has %(seats)s.") % told})
    limit = Profile.objects.filter(organisation=body).values_list("seats", flat=True).first()
    if limit and len(sitting) > limit:
        raise ValidationError(_("The body has %(seats)s seats and all are taken on this day.") % {"seats": limit})


def _check_days(
    body: Organisation, decision: NewDecision, since: date, term_ends_on: date | None, at: datetime
) -> None:
    _check_decided(decision, at)
    if since not in body.during:
        raise ValidationError({"since": _("The body is not at work on this day.")})
    if term_ends_on and term_ends_on <= since:
        raise ValidationError({"term_ends_on": _("The term ends after it begins.")})


def _check_decided(decision: NewDecision, at: datetime) -> None:
    if not one_line(decision.number):
        raise ValidationError({"number": _("Write the number of the decision.")})
    if decision.decided_on > local_date(at):
        raise ValidationError({"decided_on": _("A decision is recorded on its day or later.")})


def _decision(body: Organisation, new: NewDecision, by: Actor, at: datetime) -> BodyDecision:
    """The decision itself; one written down before under the same number, day and kind is it."""
    key = {"organisation": body, "kind": new.kind, "number": one_line(new.number)[:40], "decided_on": new.decided_on}
    facts = {
        "votes_for": new.votes_for,
        "votes_against": new.votes_against,
        "votes_abstained": new.votes_abstained,
        "text": paragraphs(new.text),
        "recorded_by_id": by.user_id,
    }
    decision, is_new = BodyDecision.objects.get_or_create(**key, defaults=facts)
    if is_new:
        record("network.body_decided", decision, by=by, at=at, kind=new.kind, decided_on=new.decided_on)
    return decision


def _locked(organisation_id: UUID, by: Actor) -> Organisation:
    body = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    ensure(may_keep_members(by, body))
    return body


@transaction.atomic
def name_in_public(membership_id: UUID, agreed: bool, *, by: Actor, at: datetime) -> Membership:
    """Write down that the holder agreed to be named on the public page, or took that back."""
    seat = Membership.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=membership_id)
    ensure(may_keep_members(by, seat.organisation))
    if seat.is_public != agreed:
        seat.is_public = agreed
        seat.save(update_fields=["is_public"])
        record("network.member_naming_changed", seat, by=by, at=at, agreed=int(agreed))
    return seat


def record_refusal(body_id: UUID, decision: NewDecision, *, by: Actor, at: datetime) -> BodyDecision:
    """A decision that seats nobody, in the caller's transaction: the refusal of an application."""
    body = _locked(body_id, by)
    _check_decided(decision, at)
    return _decision(body, decision, by, at)
