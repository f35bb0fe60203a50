"""What a register keeps of a body beside its name and place: its profile, its posts, the bodies a house houses."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line, paragraphs
from tirek.core.text import language_name
from tirek.core.verdict import ensure
from tirek.network.enums import OrganisationKind
from tirek.network.models import Membership, Organisation, Post, Profile, Tenancy
from tirek.network.peoples import People
from tirek.network.permissions import may_edit_profile, may_keep_members

TEXTS = ("about_kk", "about_ru", "about_en")
LINES = ("outlet_kind", "website", "founding_act", "ending_act")
OTHERS = ("languages", "peoples", "audience", "seats")


@transaction.atomic
def change_profile(organisation_id: UUID, facts: Mapping[str, Any], *, by: Actor, at: datetime) -> Profile:
    """Change what the page of a body tells; facts not given stay. Raises Refused, or ValidationError for fewer seats
    than are held."""
    body = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    ensure(may_edit_profile(by, body))
    profile = Profile.objects.filter(organisation=body).first() or Profile(organisation=body)
    changes = {name: _tidy(name, value) for name, value in facts.items() if name in (*TEXTS, *LINES, *OTHERS)}
    _check(body, changes)
    changed = [name for name, value in changes.items() if getattr(profile, name) != value]
    for name in changed:
        setattr(profile, name, changes[name])
    if changed or profile._state.adding:
        profile.save()
        record("network.profile_changed", profile, by=by, at=at, columns=sorted(changed))
    return profile


@transaction.atomic
def add_post(
    organisation_id: UUID,
    *,
    name_kk: str,
    name_ru: str,
    name_en: str = "",
    seats: int = 1,
    rank: int = 0,
    since: date,
    by: Actor,
    at: datetime,
) -> Post:
    """Give a body a post, e.g. its chair, from a day on."""
    body = _kept(organisation_id, by)
    names = [one_line(name) for name in (name_kk, name_ru, name_en)]
    if Post.objects.filter(organisation=body, name_kk=names[0], during__contains=since).exists():
        raise ValidationError({"name_kk": _("The body has this post already.")})
    if since not in body.during:
        raise ValidationError({"since": _("The body is not at work on this day.")})
    spoken = dict(zip(("name_kk", "name_ru", "name_en"), names, strict=True))
    post = Post.objects.create(organisation=body, seats=seats, rank=rank, during=DateRange(since, None), **spoken)
    record("network.post_added", post, by=by, at=at, seats=seats)
    return post


@transaction.atomic
def end_post(post_id: UUID, *, on: date, by: Actor, at: datetime) -> Post:
    """End a post from a day on. Raises ValidationError while somebody holds it then."""
    post = Post.objects.get(pk=post_id)
    _kept(post.organisation_id, by)
    if Membership.objects.filter(post=post, during__overlap=DateRange(on, None)).exists():
        raise ValidationError(_("Somebody holds this post. Release them first."))
    if on <= post.during.lower or post.during.upper:
        raise ValidationError({"on": _("This day does not fit the time of the post.")})
    post.during = DateRange(post.during.lower, on)
    post.save(update_fields=["during"])
    record("network.post_ended", post, by=by, at=at, on=on)
    return post


@transaction.atomic
def house_body(house_id: UUID, body_id: UUID, *, room: str = "", since: date, by: Actor, at: datetime) -> Tenancy:
    """A body moves into a Friendship House; the house it was in before ends there. Raises ValidationError."""
    house = Organisation.objects.select_for_update(of=("self",)).get(pk=house_id)
    ensure(may_edit_profile(by, house))
    body = Organisation.objects.select_for_update(of=("self",)).get(pk=body_id)
    if house.kind != OrganisationKind.HOUSE:
        raise ValidationError({"body": _("Only a Friendship House houses bodies.")})
    if since not in house.during or since not in body.during:
        raise ValidationError({"since": _("One of the two is not at work on this day.")})
    open_one = Tenancy.objects.filter(body=body, during__overlap=DateRange(since, None)).select_related("house").first()
    if open_one and (open_one.house_id == house.pk or open_one.during.lower >= since):
        told = {"house": open_one.house.name}
        raise ValidationError({"body": _("On this day it is housed already: %(house)s.") % told})
    if open_one:
        open_one.during = DateRange(open_one.during.lower, since)
        open_one.save(update_fields=["during"])
    tenancy = Tenancy.objects.create(house=house, body=body, room=one_line(room)[:40], during=DateRange(since, None))
    record("network.body_housed", tenancy, by=by, at=at, since=since)
    return tenancy


def _check(body: Organisation, changes: Mapping[str, Any]) -> None:
    if wrong := [code for code in changes.get("peoples", ()) if code not in People.values]:
        raise ValidationError({"peoples": _("There is no such people: %(codes)s") % {"codes": ", ".join(wrong)}})
    if wrong := [code for code in changes.get("languages", ()) if language_name(code) == code]:
        raise ValidationError({"languages": _("There is no such language: %(codes)s") % {"codes": ", ".join(wrong)}})
    held = Membership.objects.filter(organisation=body, during__upper_inf=True).count()
    if changes.get("seats") and held > changes["seats"]:
        raise ValidationError({"seats": _("%(held)s seats are held now.") % {"held": held}})


def _tidy(name: str, value: Any) -> Any:
    if name in TEXTS:
        return paragraphs(value or "")
    return one_line(value or "") if name in LINES else value


def _kept(organisation_id: UUID, by: Actor) -> Organisation:
    body = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation_id)
    ensure(may_keep_members(by, body))
    return body
