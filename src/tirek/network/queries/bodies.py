"""What the page of a body of the registers shows: its own fields, whom it houses, what it decided; its history."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils.translation import get_language

from tirek.core.actor import Actor
from tirek.core.text import language_name
from tirek.network.models import BodyDecision, Membership, Organisation, Profile, Tenancy
from tirek.network.peoples import People
from tirek.network.permissions import may_edit_profile, may_join, may_keep_members, may_view_members
from tirek.network.queries.seats import NO_MEMBERS, Members, members_of


@dataclass(frozen=True, slots=True)
class BodyPage:
    """The part of an organisation's page that depends on its kind."""

    profile: Profile
    about: str
    languages: list[str]
    peoples: list[str]
    home: Tenancy | None
    housed: list[Tenancy]
    members: Members | None
    seats_held: list[Membership]


@dataclass(frozen=True, slots=True)
class BodyRights:
    """What the reader may do with a body."""

    view_members: bool
    keep_members: bool
    edit_profile: bool
    join: bool


def body_page(organisation: Organisation, actor: Actor, on: date) -> BodyPage:
    """Everything on a day; at most nine queries whatever its size."""
    profile = profile_of(organisation)
    housed = Tenancy.objects.filter(house=organisation, during__contains=on).select_related("body")
    held = Membership.objects.visible_to(actor).on(on).filter(member=organisation).select_related("organisation")
    return BodyPage(
        profile=profile,
        about=about(profile),
        languages=[language_name(code) for code in profile.languages],
        peoples=[str(People(code).label) for code in profile.peoples if code in People.values],
        home=Tenancy.objects.filter(body=organisation, during__contains=on).select_related("house").first(),
        housed=sorted(housed, key=lambda row: (row.room, row.body.name)),
        members=None if organisation.kind in NO_MEMBERS else members_of(organisation, actor, on),
        seats_held=list(held.order_by("organisation")),
    )


def profile_of(organisation: Organisation) -> Profile:
    """What the register keeps of a body; an empty one where nothing was written."""
    return Profile.objects.filter(organisation=organisation).first() or Profile(organisation=organisation)


def about(profile: Profile) -> str:
    """The words of a body about itself in the language of the interface, otherwise in Kazakh."""
    return str(getattr(profile, f"about_{(get_language() or 'kk')[:2]}", "") or profile.about_kk)


def rights_over(organisation: Organisation, actor: Actor, on: date) -> BodyRights:
    """The reader's rights over a body, without a query."""
    return BodyRights(
        view_members=organisation.kind not in NO_MEMBERS and bool(may_view_members(actor, organisation)),
        keep_members=organisation.kind not in NO_MEMBERS and bool(may_keep_members(actor, organisation)),
        edit_profile=bool(may_edit_profile(actor, organisation)),
        join=bool(may_join(organisation, on)),
    )


def decisions_of(organisation: Organisation) -> list[BodyDecision]:
    """What the body decided about its seats, the latest first, each with how many seats came of it."""
    rows = BodyDecision.objects.filter(organisation=organisation).annotate(seated=Count("memberships"))
    return list(rows.order_by("-decided_on", "-id"))
