"""The register of mediators: who keeps it, who sees what, validity, reminders."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.conventions.parity_scene import _client as client_of
from tests.conventions.source import ROOT
from tests.factories import World, make_world
from tests.factories import mediation as made
from tests.factories.cases import NOW
from tests.questions import asked

from tirek.core.actor import ANONYMOUS
from tirek.core.calendar import local_date
from tirek.core.models import Message
from tirek.core.verdict import Refused
from tirek.mediation.actions import register as actions
from tirek.mediation.actions.renewing import remind_of_renewals
from tirek.mediation.enums import MediatorState
from tirek.mediation.models import Mediator
from tirek.mediation.queries.register import record_of, search

pytestmark = pytest.mark.django_db
TODAY = local_date(NOW)


@pytest.fixture(autouse=True)
def _in_demo(settings):
    settings.DEMO = True


@pytest.fixture
def world() -> World:
    return make_world()


def facts(world: World, **more: object) -> actions.MediatorFacts:
    told = {
        "kind": "professional", "family_name": "Қайратова", "given_name": "Гүлнар", "area_id": world.saryagash.area_id,
        "keeper_id": world.saryagash.pk, "certificate": "М-9", "certified_on": TODAY, "languages": ["kk"],
        "valid_until": TODAY + timedelta(days=365),
    }  # fmt: skip
    return actions.MediatorFacts(**{**told, **more})


def test_the_office_that_keeps_an_entry_changes_it_and_no_neighbour(world: World):
    with pytest.raises(Refused):
        actions.add_mediator(facts(world), by=world["clerk"], at=NOW)
    with pytest.raises(Refused):
        actions.add_mediator(facts(world, keeper_id=world.keles.pk), by=world["head"], at=NOW)
    one = actions.add_mediator(facts(world), by=world["head"], at=NOW)
    with pytest.raises(ValidationError):
        actions.add_mediator(facts(world), by=world["head"], at=NOW)
    with pytest.raises(Refused):
        actions.renew(one.pk, TODAY + timedelta(days=900), by=world["head.kostanay"], at=NOW)
    with pytest.raises(ValidationError):
        actions.renew(one.pk, TODAY, by=world["head"], at=NOW)
    assert actions.renew(one.pk, TODAY + timedelta(days=900), by=world["head.turkistan"], at=NOW).is_standing(TODAY)


def test_a_suspended_mediator_is_not_public_and_one_who_left_does_not_come_back(world: World):
    one = made.make_mediator(world.saryagash, on=TODAY)
    with pytest.raises(ValidationError):
        actions.set_state(one.pk, MediatorState.SUSPENDED, " ", by=world["head"], at=NOW)
    actions.set_state(one.pk, MediatorState.SUSPENDED, "Шағым тексеріледі", by=world["head"], at=NOW)
    assert not Mediator.objects.visible_to(ANONYMOUS).exists()
    assert not Mediator.objects.visible_to(world["head.kostanay"]).exists()
    assert Client().get(one.get_absolute_url()).status_code == 404
    actions.set_state(one.pk, MediatorState.ENDED, "Өтініші бойынша", by=world["head"], at=NOW)
    with pytest.raises(Refused):
        actions.set_state(one.pk, MediatorState.ACTIVE, "", by=world["head"], at=NOW)


def test_a_name_is_found_in_any_spelling_with_language_subject_and_kind(world: World):
    one = made.make_mediator(world.saryagash, on=TODAY, family_name="Қайратова", languages=["kk", "uz"])
    made.make_mediator(world.keles, on=TODAY, categories=["family"])
    rows = Mediator.objects.standing(TODAY)
    for text in ("қайратова", "Kairatova", "Кайрат гүл"):
        assert list(search(rows, text=text, on=TODAY)) == [one]
    assert list(search(rows, language="uz", category="labour", on=TODAY)) == [one]
    assert search(rows, category="family", on=TODAY).count() == 2


def test_contacts_are_shown_as_the_entry_says(world: World):
    one = made.make_mediator(world.saryagash, phone="+77010000777", is_contact_public=False)
    assert "0000777" not in Client().get(one.get_absolute_url()).content.decode().replace(" ", "")
    page = client_of(world["head"]).get(one.get_absolute_url()).content.decode().replace(" ", "")
    assert "0000777" in page


def test_the_lists_ask_the_same_of_one_row_and_of_three(world: World):
    for path, client in (("/mediators/", Client()), ("/mediators/register/", client_of(world["head"]))):
        Mediator.objects.all().delete()
        made.make_mediator(world.saryagash)
        client.get(path)
        one = asked(lambda: client.get(path))  # noqa: B023
        for _more in range(2):
            made.make_mediator(world.keles if path == "/mediators/" else world.saryagash)
        more = asked(lambda: client.get(path))  # noqa: B023
        assert more.total() == one.total(), (more - one, one - more)


def test_an_ending_certificate_is_told_once_for_each_end(world: World):
    one = made.make_mediator(world.saryagash, email="m@tirek.example", valid_until=TODAY + timedelta(days=59))
    assert (remind_of_renewals(at=NOW), remind_of_renewals(at=NOW)) == (1, 0)
    actions.renew(one.pk, TODAY + timedelta(days=400), by=world["head"], at=NOW)
    assert remind_of_renewals(at=NOW) == 0
    assert remind_of_renewals(at=NOW + timedelta(days=350)) == 1
    assert Message.objects.count() == 2


def test_counts_of_a_mediator_are_for_the_mediator_and_the_keeper(world: World):
    one = made.make_mediator(world.saryagash, user=made.make_outsider(), on=TODAY)
    made.make_whole_file(world.saryagash, one, NOW)
    assert record_of(one).share == 100
    for persona, sees in (("head", True), ("head.kostanay", False), ("clerk", False)):
        page = client_of(world[persona]).get(one.get_absolute_url())
        assert (page.context["record"] is not None) is sees


def test_the_table_of_the_register_is_taken_out_and_the_form_keeps_what_was_typed(world: World):
    client = client_of(world["head"])
    one = made.make_mediator(world.saryagash)
    assert client.get("/mediators/register.xlsx").content.startswith(b"PK")
    bad = client.post(f"/mediators/{one.number}/edit/", {"family_name": "Қалған"})
    assert bad.status_code == 422
    assert "Қалған" in bad.content.decode()
    assert client.post(f"/mediators/{one.number}/renewal/", {"valid_until": "2030-01-01"}).status_code == 303


def test_a_photo_is_kept_without_its_traces_and_hidden_with_its_entry(world: World, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    one, client = made.make_mediator(world.saryagash), client_of(world["head"])
    address = f"{one.get_absolute_url()}photo/"
    assert client.post(address, {"photo": SimpleUploadedFile("x.jpg", b"no picture")}).status_code == 422
    picture = ROOT.joinpath("docs/screenshots/queue-phone.png").read_bytes()
    assert client.post(address, {"photo": SimpleUploadedFile("x.png", picture)}).status_code == 303
    seen = Client().get(f"{one.get_absolute_url()}portrait/")
    assert (seen.status_code, seen["Content-Type"]) == (200, "image/png")
    Mediator.objects.update(state="suspended", state_reason="Демалыс")
    assert Client().get(f"{one.get_absolute_url()}portrait/").status_code == 404
