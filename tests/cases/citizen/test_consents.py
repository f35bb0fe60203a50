"""Consents: read and taken back by the person, given on paper, withdrawn and wound up at the desk."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.cases.citizen.conftest import Visitor
from tests.factories import World, make_case, make_line, make_memorandum

from tirek.cases.actions.referrals import call_back_referral, refer
from tirek.cases.models import Case, Transition
from tirek.network.models import User
from tirek.people.actions import give_consent
from tirek.people.models import Consent
from tirek.people.queries.consent_texts import WEB_FORM

DESK = ["consent", "consent_paper", "withdrawal"]


@pytest.fixture
def mine(visitor: Visitor) -> Consent:
    """The consent of an application just sent, its owner let in by the page with the number."""
    visitor.apply()
    case = Case.objects.get()
    page = visitor.client.get("/apply/done/")
    visitor.client.post("/track/", {"number": case.number, "pin": page.context["pin"]})
    return Consent.objects.get(matter_id=case.pk)


@pytest.fixture
def paper(world: World) -> Consent:
    """A consent that lets the employment centre have the data, and a referral that rests on it."""
    now = timezone.now()
    case = make_case(world.saryagash, service=world.job, at=now)
    told = {"operator": world.saryagash.name, "operator_id": world.saryagash.pk, "purpose": "Жұмыс іздеу"}
    told |= {"data": ["name", "phone"], "third_parties": [world.employment.name_kk], "matter_id": case.pk}
    given = {"how": "signed_paper", "text_version": WEB_FORM, "by": world["registrar"], "at": now}
    consent = give_consent(person_id=case.applicant_id, **told, **given)
    make_memorandum(world.saryagash, world.employment)
    line = make_line(case, by=world["clerk"], at=now)
    refer(line.pk, world.employment.pk, consent_how="signed_paper", by=world["clerk"], at=now)
    return consent


def desk(world: World, persona: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=world[persona].user_id))
    return client


def address(consent: Consent, name: str) -> str:
    return reverse(f"people:{name}", args=[consent.person_id, consent.pk])


# -- The person --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_person_reads_what_they_agreed_to_as_it_was_worded(visitor: Visitor, mine: Consent, language: str):
    visitor.client.cookies["language"] = language
    own = reverse("people:my_consent", args=[mine.pk])
    assert own in visitor.client.get(reverse("people:my_data")).content.decode()
    page = visitor.client.get(own)
    assert page.status_code == 200
    assert mine.operator in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_the_person_takes_it_back_without_giving_a_reason_and_once(visitor: Visitor, mine: Consent):
    own = reverse("people:my_withdrawal", args=[mine.pk])
    asked = visitor.client.get(own).content.decode()
    assert Case.objects.get().number in asked, "what follows is told before"
    assert visitor.client.post(own, {"reason": ""}).status_code == 303
    mine.refresh_from_db()
    first, stop_by = mine.withdrawn_at, mine.stop_by
    assert (mine.withdrawn_how, first is not None, stop_by > timezone.localdate()) == ("self", True, True)
    visitor.client.post(own, {"reason": "Тағы"})
    mine.refresh_from_db()
    assert (mine.withdrawn_at, mine.stop_by, mine.withdrawal_reason) == (first, stop_by, "")


@pytest.mark.parametrize("name", ["my_consent", "my_withdrawal"])
def test_strangers_and_other_applicants_neither_read_nor_withdraw(world: World, mine: Consent, name: str):
    other = Visitor(world)
    other.fill()
    other.send()
    for client in (Client(), other.client):
        assert client.get(reverse(f"people:{name}", args=[mine.pk])).status_code == 404
        client.post(reverse("people:my_withdrawal", args=[mine.pk]), {"reason": ""})
    mine.refresh_from_db()
    assert mine.withdrawn_at is None


# -- The desk ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_desk_reads_and_prints_it(world: World, paper: Consent, language: str):
    client = desk(world, "clerk")
    client.cookies["language"] = language
    page = client.get(address(paper, "consent")).content.decode()
    assert world.employment.name_kk in page
    assert client.get(address(paper, "consent_paper")).content.startswith(b"%PDF")


def test_a_consent_on_paper_is_printed_then_kept_and_a_slip_says_what_is_missing(world: World, paper: Consent):
    client, new = desk(world, "registrar"), reverse("people:consent_new", args=[paper.person_id])
    told = {"purpose": "Тұрғын үй кезегі", "data": ["name"], "how": "signed_paper", "language": "kk"}
    slip = client.post(new, told | {"purpose": "", "until": "2020-01-01", "third_parties": "Банк"})
    assert slip.status_code == 422
    assert set(slip.context["form"].errors) == {"purpose", "until"}
    assert "Банк" in slip.content.decode()
    assert client.post(new, told | {"print": "1"}).content.startswith(b"%PDF")
    assert Consent.objects.count() == 1, "printing keeps nothing"
    assert client.post(new, told | {"third_parties": "Банк\n\nӘкімдік"}).status_code == 303
    assert Consent.objects.get(purpose="Тұрғын үй кезегі").third_parties == ["Банк", "Әкімдік"]


def test_what_rests_on_a_withdrawn_consent_is_ended_before_the_desk_may_say_so(world: World, paper: Consent):
    client = desk(world, "clerk")
    assert client.post(address(paper, "withdrawal"), {"reason": "Қалай болса солай"}).status_code == 303
    assert address(paper, "consent") in client.get(reverse("people:rights")).content.decode()
    assert client.post(address(paper, "stop"), {"note": "Тоқтатылды"}).status_code in (403, 409)
    call_back_referral(Transition.objects.referrals().get().pk, by=world["clerk"], at=timezone.now())
    assert client.post(address(paper, "stop"), {"note": " "}).status_code == 422
    assert client.post(address(paper, "stop"), {"note": "Жолдама кері шақырылды"}).status_code == 303
    paper.refresh_from_db()
    assert (paper.is_being_stopped, paper.stop_note) == (False, "Жолдама кері шақырылды")
    assert address(paper, "consent") not in client.get(reverse("people:rights")).content.decode()


@pytest.mark.parametrize("persona", ["clerk.keles", "head.kostanay", "employment", "housing"])
def test_other_offices_and_partners_reach_no_page_of_it(world: World, paper: Consent, persona: str):
    client = desk(world, persona)
    assert {client.get(address(paper, name)).status_code for name in DESK} == {404}
    for name in ("withdrawal", "stop"):
        assert client.post(address(paper, name), {"reason": "x", "note": "x"}).status_code == 404
    paper.refresh_from_db()
    assert paper.withdrawn_at is None
