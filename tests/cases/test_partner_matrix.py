"""What a partner finds of an application while a referral is open, and once it is not: by every way there is."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from tests.exchange.conftest import System
from tests.factories import World, make_case, make_line, make_memorandum, make_referral

from tirek.cases.actions.attachments import append_chunk, begin_upload, finish_upload
from tirek.cases.actions.referrals import accept_referral, call_back_referral, decline_referral, finish_referral
from tirek.cases.models import Attachment, Case, Transition
from tirek.cases.queries.home import needs_me_now
from tirek.core.roles import Role
from tirek.exchange.actions.clients import NewClient, connect
from tirek.exchange.enums import Scope
from tirek.network.enums import CrossingField
from tirek.network.models import User
from tirek.people.models import Person

CROSSING = (CrossingField.NAME, CrossingField.FILES)
NAME, STORY = "Серікова", "Екі айдан бері жұмыс таба алмай жүрмін."


def accepted(referral: Transition, world: World) -> None:
    accept_referral(referral.pk, by=world["employment"], at=timezone.now())


def finished(referral: Transition, world: World) -> None:
    accepted(referral, world)
    finish_referral(referral.pk, "Орналасты", True, by=world["employment"], at=timezone.now())


ENDS: dict[str, tuple[Callable[[Transition, World], object], bool]] = {
    "pending": (lambda referral, world: None, True),
    "accepted": (accepted, True),
    "declined": (
        lambda referral, world: decline_referral(referral.pk, "Жоқ", by=world["employment"], at=timezone.now()),
        False,
    ),
    "done": (finished, False),
    "called_back": (
        lambda referral, world: call_back_referral(referral.pk, by=world["clerk"], at=timezone.now()),
        False,
    ),
}


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.saryagash, service=world.job, at=timezone.now())


@pytest.fixture
def file(case: Case, world: World, settings, tmp_path) -> Attachment:
    settings.MEDIA_ROOT = tmp_path
    content = "Анықтама".encode()
    begun = begin_upload(case, "анықтама.txt", len(content), by=world["clerk"], at=timezone.now())
    append_chunk(begun.pk, 0, content)
    return finish_upload(begun.pk)


@pytest.fixture
def referral(world: World, case: Case) -> Transition:
    make_memorandum(world.saryagash, world.employment, crossing=CROSSING)
    line = make_line(case, by=world["clerk"], service=world.job, at=timezone.now())
    return make_referral(line, world.employment.pk, by=world["clerk"], at=timezone.now())


def signed_in(world: World, persona: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=world[persona].user_id))
    return client


@pytest.mark.parametrize("state", ENDS)
@pytest.mark.parametrize("persona", ["employment", "housing"])
def test_a_partner_finds_a_referral_only_while_it_is_open(world, case, file, referral, state, persona):
    end, is_open = ENDS[state]
    end(referral, world)
    referral.refresh_from_db()
    assert referral.state == state
    sees, actor, client = is_open and persona == "employment", world[persona], signed_in(world, persona)

    assert Transition.objects.visible_to(actor).filter(pk=referral.pk).exists() == sees
    assert not Case.objects.visible_to(actor).exists(), "the case itself never crosses"
    inbox = client.get("/referrals/")
    assert (str(referral.pk) in inbox.content.decode()) == sees
    assert inbox.context["pending"] + inbox.context["accepted"] == sees
    assert sum(need.count for need in needs_me_now(actor, timezone.localdate())) == sees
    assert client.get(referral.get_absolute_url()).status_code == (200 if sees else 404)
    assert client.get(f"/cases/files/{file.pk}/").status_code == (200 if sees else 404)
    assert Attachment.objects.visible_to(actor).exists() == sees


@pytest.mark.parametrize("state", ENDS)
def test_no_other_way_leads_a_partner_to_the_application(world, case, referral, state):
    end, is_open = ENDS[state]
    end(referral, world)
    client, base = signed_in(world, "employment"), case.get_absolute_url()
    closed = [base, f"{base}history/", f"{base}print/", "/cases/", "/cases/export.csv?state=all", "/cases/export.xlsx"]
    closed.append(f"/people/{case.applicant_id}/")
    for address in closed:
        answer = client.get(address)
        assert answer.status_code in (403, 404), address
        assert STORY not in answer.content.decode(errors="ignore"), address
    assert str(case.applicant_id) not in client.get("/people/", {"q": NAME}).content.decode()
    for words in (NAME, case.number, "жұмыс"):
        page = client.get("/search/", {"q": words}).content.decode()
        assert base not in page, words
        assert STORY not in page, words
        assert is_open or str(referral.pk) not in page, words
    assert not is_open or str(referral.pk) in client.get("/search/", {"q": case.number}).content.decode()
    assert not Person.objects.visible_to(world["employment"]).filter(pk=case.applicant_id).exists()


def test_no_system_reads_applications_for_a_partner(world, case, referral):
    for role in Role.values:
        new = NewClient("CRM", world.employment.pk, (Role(role),), tuple(Scope.values))
        try:
            system = System(connect(new, by=world["admin"], at=timezone.now()))
        except ValidationError:
            continue
        assert system.get(f"cases/{case.number}").status_code in (403, 404), role
        assert NAME not in system.get("cases").content.decode(), role
