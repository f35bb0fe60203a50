"""A partner's own pages: a sandbox, a request, the list of a month handed in as a table."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from tests.browsers import browser_of
from tests.exchange.partners import agreed, bound_system, refer_to
from tests.questions import asked

from tirek.exchange.models import ApiClient, PracticeRecord, Reconciliation

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(world, settings):
    """Browsers of personas, signed in as the demo does it."""
    settings.DEMO = True

    def make(persona: str) -> Client:
        return browser_of(world[persona])

    return make


def test_a_sandbox_is_opened_without_asking_anybody(world, browser):
    memorandum, partner = agreed(world), browser("employment")
    answer = partner.post("/systems/own/sandbox/", {"name": "Сынақ", "memorandum": memorandum.pk})
    client = ApiClient.objects.get()
    assert (answer.status_code, client.mode, PracticeRecord.objects.count()) == (201, "sandbox", 5)
    assert "no-store" in answer["Cache-Control"]
    assert client.name in partner.get("/systems/own/").content.decode()
    foreign = {"name": "X", "memorandum": agreed(world).pk}
    assert browser("housing").post("/systems/own/sandbox/", foreign).status_code == 422
    assert browser("clerk").get("/systems/own/").status_code == 403


def test_lists_cost_the_same_for_one_and_three(world, browser):
    admin, partner, memorandum = browser("admin"), browser("employment"), agreed(world)
    bound_system(world, memorandum)
    pages = ((admin, "/systems/"), (partner, "/systems/own/"), (admin, "/reconciliations/"))
    first = [asked(lambda who=who, page=page: who.get(page)) for who, page in pages]
    for _ in range(2):
        bound_system(world, memorandum)
    assert [asked(lambda who=who, page=page: who.get(page)) for who, page in pages] == first


def test_the_sixth_sandbox_is_refused_in_words(world, browser):
    memorandum, partner = agreed(world), browser("employment")
    told = {"name": "Сынақ", "memorandum": memorandum.pk}
    assert [partner.post("/systems/own/sandbox/", told).status_code for _ in range(6)] == [201] * 5 + [422]


def test_a_list_is_handed_in_and_taken_home(world, browser):
    client = bound_system(world, agreed(world)).connected.client
    referral = refer_to(world, world.employment)
    partner, month = browser("employment"), f"{timezone.localdate():%Y-%m}"
    table = SimpleUploadedFile("list.csv", f"number;state\n{referral.case.number};done\n".encode())
    answer = partner.post(f"/systems/{client.pk}/month/", {"month": month, "file": table})
    found = Reconciliation.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, found.get_absolute_url())
    book = partner.get(f"{found.get_absolute_url()}differences.xlsx")
    rows = list(load_workbook(BytesIO(book.content)).active.iter_rows(values_only=True))
    assert rows[1][1] == referral.case.number
    assert partner.post(f"{found.get_absolute_url()}agreement/").status_code == 303
    assert partner.post(f"{found.get_absolute_url()}agreement/").status_code == 403
    bad = SimpleUploadedFile("list.csv", b"a;b\n1;2\n")
    assert partner.post(f"/systems/{client.pk}/month/", {"month": month, "file": bad}).status_code == 422
    stranger = browser("housing")
    for address in (f"/systems/{client.pk}/month/", found.get_absolute_url(), f"/systems/{client.pk}/"):
        assert stranger.get(address).status_code == 404
    assert stranger.post(f"/systems/{client.pk}/secret/", {"days": 0}).status_code == 404
