"""Invitations, passwords, second factors, personas, acting for an organisation."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from tests.network.conftest import NOW, ROOT, World
from tests.network.test_pages import signed_in

from tirek.core.models import AuditEvent, Message
from tirek.core.throttle import hit
from tirek.core.verdict import Refused
from tirek.network.actions import users as actions
from tirek.network.actions.invitations import accept_invitation, invite, resend_invitation, withdraw_invitation
from tirek.network.models import Invitation, RoleGrant, User

PASSWORD = "Тірек-мықты-құпиясөз-26"


def invited(world: World, **more: object) -> Invitation:
    told = {
        "email": "Aigul@Tirek.Example",
        "name": "Айгүл Серік",
        "role": "clerk",
        "by": world.actor("head"),
        "at": NOW,
    }
    return invite(**{**told, "organisation_id": world.offices["0412"].pk, **more})  # type: ignore[arg-type]


def signed_in_twice(user: User) -> Client:
    """Signed in, and asked for the password once more, as before any change of how one signs in."""
    client = Client()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    assert client.get("/accounts/2fa/totp/activate/")["Location"].startswith("/accounts/reauthenticate/")
    assert client.get("/accounts/reauthenticate/").status_code == 200
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def token_of(invitation: Invitation) -> str:
    body = Message.objects.filter(about_id=invitation.pk).order_by("id").last().body
    return re.search(r"/invitation/([\w-]+)/", body).group(1)  # type: ignore[union-attr]


def with_password(world: World, name: str) -> User:
    user = world.users[name]
    user.set_password(PASSWORD)
    user.save()
    return user


def test_invitation_stands_in_the_letter_only(world: World) -> None:
    invitation = invited(world)
    token = token_of(invitation)
    assert invitation.token_digest != token
    assert Message.objects.get(about_id=invitation.pk).to == "aigul@tirek.example"
    assert token not in str(list(AuditEvent.objects.values_list("facts", flat=True)))


def test_accepting_makes_an_account_with_the_role_once(world: World) -> None:
    token = token_of(invited(world))
    user = accept_invitation(token, password=PASSWORD, at=NOW)
    assert user.check_password(PASSWORD)
    grant = RoleGrant.objects.get(user=user)
    assert (grant.role, grant.organisation.code, grant.granted_by_id) == ("clerk", "0412", world.users["head"].pk)
    with pytest.raises(Refused):
        accept_invitation(token, password=PASSWORD, at=NOW)


def test_invitation_ends_after_seven_days_or_when_withdrawn(world: World) -> None:
    invitation = invited(world)
    token = token_of(invitation)
    with pytest.raises(Refused):
        accept_invitation(token, password=PASSWORD, at=NOW + timedelta(days=7))
    withdraw_invitation(invitation.pk, by=world.actor("head"), at=NOW)
    with pytest.raises(Refused):
        accept_invitation(token, password=PASSWORD, at=NOW)


def test_resending_stops_the_earlier_link(world: World) -> None:
    invitation = invited(world)
    earlier = token_of(invitation)
    resend_invitation(invitation.pk, by=world.actor("head"), at=NOW + timedelta(days=8))
    with pytest.raises(Refused):
        accept_invitation(earlier, password=PASSWORD, at=NOW + timedelta(days=8))
    assert accept_invitation(token_of(invitation), password=PASSWORD, at=NOW + timedelta(days=9))


def test_inviting_again_replaces_the_invitation(world: World) -> None:
    first, second = invited(world), invited(world)
    first.refresh_from_db()
    assert first.withdrawn_at == NOW
    assert Invitation.objects.unsettled().get() == second


def test_invitation_to_an_existing_account_only_adds_the_role(world: World) -> None:
    user = with_password(world, "neighbour_clerk")
    invitation = invited(world, email=user.email)
    accept_invitation(token_of(invitation), password=None, at=NOW)
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)
    assert RoleGrant.objects.filter(user=user).count() == 2


@pytest.mark.parametrize("email", ["", "not an address", "a@b", "<script>@x.kz"])
def test_bad_addresses_are_refused(world: World, email: str) -> None:
    with pytest.raises(ValidationError):
        invited(world, email=email)


def test_inviting_through_the_pages(world, settings) -> None:  # type: ignore[no-untyped-def]
    client = signed_in(world, "head", settings)
    path = "/offices/0412/people/invitation/"
    told = {"name": "Айгүл <b>", "email": "aigul@tirek.example", "role": "clerk", "language": "ru"}
    assert client.post(path, {**told, "role": "administrator"}).status_code == 422
    assert client.post(path, told).status_code == 303
    letter = Message.objects.get(to="aigul@tirek.example")
    assert letter.language == "ru"
    page = f"/invitation/{token_of(Invitation.objects.get())}/"
    visitor = Client()
    assert visitor.get(page).status_code == 200
    assert visitor.post(page, {"password": "12345", "again": "12345"}).status_code == 422
    assert visitor.post(page, {"password": PASSWORD, "again": PASSWORD + "x"}).status_code == 422
    assert visitor.post(page, {"password": PASSWORD, "again": PASSWORD}).status_code == 303
    assert visitor.get(page).status_code == 410
    signing = visitor.post("/accounts/login/", {"login": "aigul@tirek.example", "password": PASSWORD})
    assert signing.status_code == 302
    assert visitor.get("/account/").context["me"].email == "aigul@tirek.example"


def test_password_signs_in_and_tries_are_counted_for_all_processes(world: World) -> None:
    user, client = with_password(world, "clerk"), Client()
    assert client.post("/accounts/login/", {"login": user.email, "password": "wrong"}).status_code == 200
    assert client.post("/accounts/login/", {"login": user.email.upper(), "password": PASSWORD}).status_code == 302
    for _ in range(20):
        hit(f"login-to:{user.email}", 20, timedelta(minutes=15))
    other = Client()
    assert other.post("/accounts/login/", {"login": user.email, "password": PASSWORD}).status_code == 200
    assert other.get("/account/").status_code == 302


def test_signing_up_is_closed(world: World) -> None:
    answer = Client().post(
        "/accounts/signup/", {"email": "x@tirek.example", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert answer.status_code == 404
    assert not User.objects.filter(email="x@tirek.example").exists()


def test_password_reset_goes_through_the_outbox_in_the_users_language(world: World) -> None:
    user = with_password(world, "clerk")
    User.objects.filter(pk=user.pk).update(language="ru")
    assert Client().post("/accounts/password/reset/", {"email": user.email}).status_code == 302
    letter = Message.objects.get(to=user.email)
    assert letter.language == "ru"
    assert "/accounts/password/reset/key/" in letter.body
    assert Client().post("/accounts/password/reset/", {"email": "nobody@tirek.example"}).status_code == 302
    assert "/accounts/password/reset/key/" not in Message.objects.get(to="nobody@tirek.example").body


def test_administrator_is_sent_to_set_up_a_second_factor_first(world: World) -> None:
    user, client = with_password(world, "admin"), Client()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    answer = client.get("/staff/")
    assert (answer.status_code, answer["Location"]) == (303, "/accounts/2fa/")
    TOTP.activate(user, generate_totp_secret())
    assert client.get("/staff/").status_code == 200


def test_second_factor_is_asked_at_sign_in(world: World) -> None:
    user, client = with_password(world, "admin"), Client()
    TOTP.activate(user, generate_totp_secret())
    answer = client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    assert answer["Location"].startswith("/accounts/2fa/authenticate/")
    page = client.get("/accounts/2fa/authenticate/")
    assert page.status_code == 200
    assert client.get("/account/").status_code == 302
    assert client.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200


def test_authenticator_app_is_set_up_through_the_pages(world, django_capture_on_commit_callbacks) -> None:  # type: ignore[no-untyped-def]
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    user = with_password(world, "coordinator")
    client = signed_in_twice(user)
    page = client.get("/accounts/2fa/totp/activate/")
    assert page.status_code == 200
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post("/accounts/2fa/totp/activate/", {"code": code}).status_code == 302
    assert Authenticator.objects.filter(user=user, type="totp").exists()
    for path in ("/accounts/2fa/", "/accounts/2fa/recovery-codes/", "/accounts/2fa/totp/deactivate/", "/memoranda/"):
        assert client.get(path).status_code == 200, path
    assert Message.objects.filter(to=user.email).exists()


def test_webauthn_pages_load_only_our_own_scripts(world: World) -> None:
    client = signed_in_twice(with_password(world, "admin"))
    page = client.get("/accounts/2fa/webauthn/add/")
    body = page.content.decode()
    assert page.status_code == 200
    assert "webauthn.js" in body
    assert not re.findall(r"<script(?![^>]*(?:src=|type=\"application/json\"))", body)
    assert "unsafe-inline" not in page.headers.get("Content-Security-Policy", "").split("script-src")[-1].split(";")[0]


def test_sign_out_everywhere_else(world: World) -> None:
    user, here, there = with_password(world, "clerk"), Client(), Client()
    for client in (here, there):
        client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    assert len(here.get("/accounts/sessions/").context["sessions"]) == 2
    assert here.post("/accounts/sessions/").status_code == 302
    assert there.get("/account/").status_code == 302
    assert here.get("/account/").status_code == 200
    assert Session.objects.count() >= 1


def test_demo_page_signs_in_with_one_press_in_demo_only(world, settings) -> None:  # type: ignore[no-untyped-def]
    User.objects.filter(pk=world.users["clerk"].pk).update(email="clerk.saryagash@tirek.example")
    clerk, client = world.users["clerk"], Client()
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/session/", {"user": clerk.pk}).status_code == 404
    settings.DEMO = True
    assert "Clerk" in client.get("/demo/").content.decode()
    assert client.post("/demo/session/", {"user": clerk.pk}).status_code == 303
    assert client.get("/account/").context["me"] == clerk
    for refused in (world.users["registrar"].pk, "", "nobody"):
        assert Client().post("/demo/session/", {"user": refused}).status_code == 404
    settings.DEMO = False


def test_demo_sign_in_does_not_pass_the_second_factor_outside_demo(world, settings) -> None:  # type: ignore[no-untyped-def]
    client = signed_in(world, "admin", settings)
    assert client.get("/staff/").status_code == 200
    settings.DEMO = False
    assert client.get("/staff/").status_code == 303


def test_acting_for_another_organisation(world, settings) -> None:  # type: ignore[no-untyped-def]
    office = world.offices["0413"]
    actions.grant_role(world.users["clerk"].pk, role="head", organisation_id=office.pk, by=ROOT, at=NOW)
    client = signed_in(world, "clerk", settings)
    assert client.get("/staff/").status_code == 403
    assert client.post("/account/acting-for/", {"organisation": office.pk}).status_code == 303
    assert client.get("/staff/").status_code == 200
    assert client.get("/offices/0412/people/").status_code == 403
    assert client.post("/account/acting-for/", {"organisation": world.offices["0061"].pk}).status_code == 404


def test_create_administrator_twice_makes_one(world: World) -> None:
    first = actions.create_administrator("Root@tirek.example", "Root", PASSWORD)
    assert actions.create_administrator("root@tirek.example", "Root", PASSWORD) == first
    assert RoleGrant.objects.get(user=first).organisation.code == "0001"
    with pytest.raises(ValidationError):
        actions.create_administrator("weak@tirek.example", "Weak", "12345")


def test_first_administrator_founds_the_national_office(db) -> None:  # type: ignore[no-untyped-def]
    from tests.network.conftest import make_area

    with pytest.raises(ValidationError):
        actions.create_administrator("root@tirek.example", "Root", PASSWORD, at=timezone.now())
    make_area("republic", "Қазақстан", [], "000000000")
    user = actions.create_administrator("root@tirek.example", "Root", PASSWORD)
    assert RoleGrant.objects.get(user=user).organisation.level == "republic"
