"""Who sees and changes whom: the list and the door use the same lock, for every persona."""

from datetime import timedelta

import pytest
from tests.network.conftest import LONG_AGO, NOW, ROOT, STAFF, TODAY, World
from tests.network.test_pages import signed_in

from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.network.actions import users as actions
from tirek.network.actions.invitations import invite, withdraw_invitation
from tirek.network.actions.memoranda import NewMemorandum, create_memorandum
from tirek.network.enums import NetworkPermission
from tirek.network.models import Invitation, Memorandum, RoleGrant, User
from tirek.network.permissions import grantable_roles, may_grant
from tirek.network.queries import users as queries

PERSONAS = [*STAFF, "anonymous"]
SEES_USERS = {
    "head": {"registrar", "clerk", "head"},
    "neighbour_head": {"neighbour_head", "neighbour_clerk"},
    "regional_head": {"registrar", "clerk", "head", "neighbour_head", "neighbour_clerk", "regional_head"},
    "other_regional_head": {"other_regional_head"},
    "coordinator": set(STAFF),
    "admin": set(STAFF),
}
SEES_MEMORANDA = {
    "clerk",
    "head",
    "neighbour_head",
    "neighbour_clerk",
    "regional_head",
    "coordinator",
    "analyst",
    "admin",
}


@pytest.fixture
def full(world: World) -> World:
    """The world with an invitation at two offices and two memoranda, one of Kostanay alone with the partner."""
    for code in ("0412", "0413"):
        invite(
            email=f"new{code}@tirek.example", name="New", role="clerk",
            organisation_id=world.offices[code].pk, by=ROOT, at=NOW,
        )  # fmt: skip
    for number, sender in (("1", "0061"), ("2", "0039")):
        create_memorandum(
            NewMemorandum(
                title="Memorandum", number=number, signed_on=LONG_AGO, since=LONG_AGO, services=["job"],
                parties=[world.offices[sender].pk, world.offices["0900"].pk],
            ),
            by=ROOT,
            at=NOW,
        )  # fmt: skip
    return world


def actor_named(world: World, name: str):  # type: ignore[no-untyped-def]
    from tirek.core.actor import ANONYMOUS

    return ANONYMOUS if name == "anonymous" else world.actor(name)


@pytest.mark.parametrize("persona", PERSONAS)
def test_users_seen(full: World, persona: str) -> None:
    seen = set(User.objects.visible_to(actor_named(full, persona)).values_list("email", flat=True))
    expected = SEES_USERS.get(persona, set() if persona == "anonymous" else {persona})
    assert seen == {f"{name}@tirek.example" for name in expected}


@pytest.mark.parametrize("persona", PERSONAS)
def test_memoranda_seen(full: World, persona: str) -> None:
    numbers = set(Memorandum.objects.visible_to(actor_named(full, persona)).values_list("number", flat=True))
    if persona in {"coordinator", "admin", "analyst", "partner_clerk"}:
        assert numbers == {"1", "2"}
    elif persona == "other_regional_head":
        assert numbers == {"2"}
    elif persona in SEES_MEMORANDA:
        assert numbers == {"1"}
    else:
        assert numbers == set()


@pytest.mark.parametrize("persona", STAFF)
def test_user_list_and_detail_agree(full, settings, persona) -> None:  # type: ignore[no-untyped-def]
    client, actor = signed_in(full, persona, settings), full.actor(persona)
    listed = set(queries.search_staff(actor, "", TODAY).values_list("pk", flat=True))
    for user in full.users.values():
        status = client.get(user.get_absolute_url()).status_code
        assert status == (200 if user.pk in listed else 404), user.name


@pytest.mark.parametrize("persona", STAFF)
def test_memorandum_list_and_detail_agree(full, settings, persona) -> None:  # type: ignore[no-untyped-def]
    client, actor = signed_in(full, persona, settings), full.actor(persona)
    allowed = actor.holds(NetworkPermission.VIEW_MEMORANDA)
    listed = set(Memorandum.objects.visible_to(actor))
    assert client.get("/memoranda/").status_code == (200 if allowed else 403)
    for memorandum in Memorandum.objects.all():
        status = client.get(memorandum.get_absolute_url()).status_code
        assert status == ((200 if memorandum in listed else 404) if allowed else 403)


@pytest.mark.parametrize("persona", STAFF)
def test_invitations_and_grants_agree_between_list_and_door(full, settings, persona) -> None:  # type: ignore[no-untyped-def]
    client, actor = signed_in(full, persona, settings), full.actor(persona)
    may = actor.holds(NetworkPermission.MANAGE_USERS)
    listed = set(Invitation.objects.visible_to(actor))
    for invitation in Invitation.objects.all():
        status = client.post(f"/invitations/{invitation.pk}/letter/").status_code
        assert status == ((303 if invitation in listed else 404) if may else 403)
    seen = set(RoleGrant.objects.visible_to(actor))
    for grant in RoleGrant.objects.exclude(user=full.users[persona]):
        status = client.post(f"/grants/{grant.pk}/end/").status_code
        assert status in ((303, 403) if grant in seen else (404, 403)), grant.role
        if grant not in seen:
            assert RoleGrant.objects.get(pk=grant.pk).ended_at is None


@pytest.mark.parametrize("persona", STAFF)
def test_nobody_lifts_themselves(full: World, persona: str) -> None:
    """No persona but the administrator can give itself, anywhere, a role it does not hold there with its strength."""
    if persona == "admin":
        return
    actor = full.actor(persona)
    for role in (Role.ADMINISTRATOR, Role.COORDINATOR):
        for office in full.offices.values():
            with pytest.raises(Refused):
                actions.grant_role(full.users[persona].pk, role=role, organisation_id=office.pk, by=actor, at=NOW)


def test_head_gives_weaker_roles_at_home_and_heads_below(full: World) -> None:
    head, regional = full.actor("head"), full.actor("regional_head")
    home, region = full.offices["0412"], full.offices["0061"]
    beside = {Role.COMPETITIONS, Role.FINANCE, Role.EDITOR, Role.MONITOR}
    assert set(grantable_roles(head, home)) == {Role.REGISTRAR, Role.CLERK, Role.SECRETARY, Role.ANALYST} | beside
    assert Role.HEAD in grantable_roles(regional, home)
    assert Role.HEAD not in grantable_roles(regional, region)
    assert not grantable_roles(head, full.offices["0413"])
    assert not may_grant(full.actor("admin"), Role.PARTNER_CLERK, home)
    assert may_grant(full.actor("admin"), Role.PARTNER_CLERK, full.offices["0961"])
    assert not may_grant(full.actor("admin"), Role.COORDINATOR, home)


def test_neighbour_head_cannot_touch_another_office(full: World) -> None:
    grant = RoleGrant.objects.get(user=full.users["clerk"])
    with pytest.raises(RoleGrant.DoesNotExist):
        actions.end_grant(grant.pk, by=full.actor("neighbour_head"), at=NOW)
    invitation = Invitation.objects.get(organisation=full.offices["0412"])
    with pytest.raises(Invitation.DoesNotExist):
        withdraw_invitation(invitation.pk, by=full.actor("neighbour_head"), at=NOW)


def test_head_cannot_end_own_or_higher_role(full: World) -> None:
    head = full.actor("head")
    with pytest.raises(Refused):
        actions.end_grant(RoleGrant.objects.get(user=full.users["head"]).pk, by=head, at=NOW)


def test_ended_role_gives_nothing_at_once(full: World) -> None:
    assert full.actor("clerk").roles == {"clerk"}
    grant = RoleGrant.objects.get(user=full.users["clerk"])
    ended = actions.end_grant(grant.pk, by=full.actor("head"), at=NOW)
    assert full.actor("clerk").roles == frozenset()
    assert ended.during.upper == TODAY
    page = queries.staff_page(full.offices["0412"], full.actor("head"), TODAY)
    assert grant in page.past
    assert grant not in page.grants


def test_role_given_and_ended_on_one_day_leaves_a_trace(full: World) -> None:
    admin, user = full.actor("admin"), full.users["clerk"]
    grant = actions.grant_role(user.pk, role="registrar", organisation_id=full.offices["0412"].pk, by=admin, at=NOW)
    actions.end_grant(grant.pk, by=admin, at=NOW)
    grant.refresh_from_db()
    assert grant.during.isempty
    assert grant.ended_at == NOW
    assert grant in queries.staff_page(full.offices["0412"], admin, TODAY).past


def test_role_ahead_gives_nothing_before_its_day(full: World) -> None:
    user, office = full.users["analyst"], full.offices["0413"]
    actions.grant_role(
        user.pk, role="clerk", organisation_id=office.pk, since=TODAY + timedelta(days=1), by=ROOT, at=NOW
    )
    from tirek.network.actors import actor_for

    assert actor_for(user, office.pk, on=TODAY).organisation_id != office.pk
    assert actor_for(user, office.pk, on=TODAY + timedelta(days=1)).roles == {"clerk"}


def test_granting_twice_changes_nothing(full: World) -> None:
    user, office = full.users["clerk"], full.offices["0412"]
    again = actions.grant_role(user.pk, role="clerk", organisation_id=office.pk, by=ROOT, at=NOW)
    assert again == RoleGrant.objects.get(user=user)


def test_closed_account_is_nobody(full: World) -> None:
    actions.close_account(full.users["clerk"].pk, by=full.actor("admin"), at=NOW)
    assert full.actor("clerk").is_anonymous
    with pytest.raises(Refused):
        actions.close_account(full.users["head"].pk, by=full.actor("regional_head"), at=NOW)
    with pytest.raises(Refused):
        actions.close_account(full.users["admin"].pk, by=full.actor("admin"), at=NOW)


def test_acting_for_one_organisation_uses_only_its_roles(full: World) -> None:
    from tirek.network.actors import actor_for

    user, other = full.users["head"], full.offices["0413"]
    actions.grant_role(user.pk, role="registrar", organisation_id=other.pk, by=ROOT, at=NOW)
    here, there = actor_for(user, on=TODAY), actor_for(user, other.pk, on=TODAY)
    assert (here.roles, there.roles) == ({"head"}, {"registrar"})
    assert not there.holds(NetworkPermission.MANAGE_USERS)


def test_actor_takes_one_query_and_reaches_the_subtree(full, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    from tirek.network.actors import actor_for

    user = User.objects.get(pk=full.users["regional_head"].pk)
    with django_assert_num_queries(1):
        actor = actor_for(user, on=TODAY)
    reach = actor.reach(NetworkPermission.VIEW_USERS)
    assert reach.ids == {full.offices[code].pk for code in ("0061", "0412", "0413")}
    assert full.actor("coordinator").reach(NetworkPermission.VIEW_USERS).everywhere
    assert not full.actor("partner_clerk").reach(NetworkPermission.VIEW_USERS)
