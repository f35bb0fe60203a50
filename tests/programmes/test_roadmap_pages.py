"""The pages of programmes, roadmaps, reviews, initiatives, research and voices, as people walk through them."""

import io
import re
from datetime import date, timedelta
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.browsers import browser_of
from tests.factories import World, make_world
from tests.factories.roadmaps import SYSTEM, adopt, make_action, make_programme, make_roadmap

from tirek.network.models import Organisation
from tirek.programmes.actions.enrolments import schedule_calls
from tirek.programmes.actions.reporting import measure_all
from tirek.programmes.models import (
    Enrolment,
    FollowUp,
    HandOver,
    Initiative,
    Programme,
    Recommendation,
    Research,
    Review,
    ReviewDecision,
    Roadmap,
    RoadmapAction,
    Voice,
)

pytestmark = pytest.mark.django_db
NAMES = {"name_kk": "Өз ісі", "name_ru": "Своё дело"}


@pytest.fixture
def world(settings) -> World:
    settings.DEMO = True  # the coordinator signs in without a second factor
    return make_world()


def signed_in(world: World, persona: str) -> Client:
    return browser_of(world[persona])


def sent(client: Client, address: str, told: dict[str, object], status: int = 303) -> str:
    """Look at the page, send the form; where it leads."""
    assert client.get(address).status_code == 200, address
    answer = client.post(address, told)
    assert answer.status_code == status, re.findall(r"field-error[^>]*>(.*?)</p>", answer.content.decode(), re.DOTALL)
    return str(answer.get("Location", ""))


def today() -> date:
    return timezone.localdate()


def office_of(world: World, persona: str) -> Organisation:
    return Organisation.objects.get(pk=world[persona].organisation_id)


def test_from_a_programme_to_a_roadmap_that_everyone_reads(world: World, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    boss, clerk, anybody = signed_in(world, "coordinator"), signed_in(world, "clerk"), Client()
    national = office_of(world, "coordinator")
    told = {**NAMES, "owner": national.pk, "since": today(), "goals_kk": "Мақсат", "goals_ru": "Цель"}
    sent(boss, "/programmes/new/", {**told, "until": today() - timedelta(days=3)}, status=422)
    programme = sent(boss, "/programmes/new/", told)
    line = {"year": 2026, "source": "local", "purpose": "Жабдық", "planned": 1000, "spent": 250}
    sent(boss, f"{programme}budget/", line)
    sent(boss, f"{programme}partners/", {"partners": "9999 Оқыту"}, status=422)
    sent(boss, f"{programme}partners/", {"partners": f"{world.employment.code} Оқыту"})
    roadmap = sent(boss, f"{programme}roadmaps/new/", {**NAMES, "owner": national.pk})
    assert anybody.get(roadmap).status_code == 404
    action = {**NAMES, "owner": world.saryagash.code, "since": today(), "due_on": today(), "weight": 2}
    sent(boss, f"{roadmap}actions/new/", {**action, "owner": "0000"}, status=422)
    sent(boss, f"{roadmap}actions/new/", action)
    bound = {"source": "cases_received", "target": 10, "counted_from": today(), "counted_until": today()}
    sent(boss, f"{roadmap}actions/new/", {**action, **bound})
    sent(boss, f"{roadmap}adoption/", {"act": "№ 5"})
    assert boss.post(f"{roadmap}measuring/").status_code == 303
    first, second = RoadmapAction.objects.order_by("path")
    assert second.measured == 0
    page = first.get_absolute_url()
    sent(clerk, f"{page}status/", {"state": "done"}, status=422)
    file = SimpleUploadedFile("h.pdf", b"%PDF-1.7")
    sent(clerk, f"{page}evidence/", {"title": "Хаттама", "file": file})
    sent(clerk, f"{page}status/", {"state": "done", "note": "Өтті"})
    evidence = first.evidence.get()
    assert clerk.get(f"/roadmaps/evidence/{evidence.pk}/").status_code == 200
    assert anybody.get(f"/roadmaps/evidence/{evidence.pk}/").status_code == 302
    sent(boss, f"{second.get_absolute_url()}order/", {"needed": [first.pk]})
    for address in (programme, roadmap, f"{roadmap}?show=done", page, second.get_absolute_url(), "/programmes/"):
        assert anybody.get(address).status_code == 200
    text = anybody.get(roadmap).content.decode()
    assert "50 %" in text
    assert f'href="{page}"' in text
    for persona in ("clerk", "head", "coordinator", "analyst"):
        assert signed_in(world, persona).get("/roadmaps/").status_code == 200
    assert signed_in(world, "registrar").get("/roadmaps/").status_code == 403


def test_a_roadmap_goes_out_as_a_table_and_comes_back(world: World):
    boss, national = signed_in(world, "coordinator"), office_of(world, "coordinator")
    roadmap = make_roadmap(make_programme(national, timezone.now()), timezone.now())
    make_action(roadmap, timezone.now())
    content = boss.get(f"{roadmap.get_absolute_url()}table.xlsx").content
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    sheet["B2"] = "Өзгерген іс"
    sheet.append(["2", "Жаңа іс", "Новое дело", None, national.code, "01.02.2026", "01.03.2026"])
    changed = io.BytesIO()
    book.save(changed)
    address = f"{roadmap.get_absolute_url()}table/"
    sent(boss, address, {"file": SimpleUploadedFile("t.xlsx", b"no table")}, status=422)
    sent(boss, address, {"file": SimpleUploadedFile("t.xlsx", changed.getvalue())})
    assert list(roadmap.actions.values_list("name_kk", flat=True)) == ["Өзгерген іс", "Жаңа іс"]


def test_regions_answer_to_what_the_nation_changes(world: World):
    now, national = timezone.now(), office_of(world, "coordinator")
    roadmap = make_roadmap(make_programme(national, now), now)
    action = make_action(roadmap, now)
    adopt(roadmap, now)
    boss, head = signed_in(world, "coordinator"), signed_in(world, "head.turkistan")
    region = office_of(world, "head.turkistan").area
    sent(boss, f"{roadmap.get_absolute_url()}copies/", {"areas": [region.pk]})
    copy = Roadmap.objects.get(original=roadmap)
    told = {**NAMES, "owner": national.code, "since": action.since, "due_on": action.due_on, "weight": 5, "version": 1}
    sent(boss, f"{action.get_absolute_url()}edit/", told)
    offers = f"{copy.get_absolute_url()}offers/"
    assert "Өз ісі" in head.get(offers).content.decode()
    head.post(f"{offers}{action.pk}/", {"take": "on"})
    assert copy.actions.get().weight == 5
    assert head.get(copy.get_absolute_url()).status_code == 200
    assert signed_in(world, "head.kostanay").get(offers).status_code == 403
    for deed in ("closing",):
        assert boss.post(f"{roadmap.get_absolute_url()}{deed}/").status_code == 303
    assert Roadmap.objects.get(pk=roadmap.pk).state == "closed"


def test_a_review_from_the_call_to_the_minutes(world: World):
    now, national = timezone.now(), office_of(world, "coordinator")
    roadmap = make_roadmap(make_programme(national, now), now)
    bound = {
        "source": "cases_received", "target": Decimal(5), "counted_from": date(now.year, 1, 1),
        "counted_until": date(now.year, 12, 31),
    }  # fmt: skip
    make_action(roadmap, now, **bound)
    adopt(roadmap, now)
    measure_all(by=SYSTEM, at=now)
    boss, clerk = signed_in(world, "coordinator"), signed_in(world, "clerk")
    regions = [office_of(world, name).area_id for name in ("head.turkistan", "head.kostanay")]
    told = {"organiser": national.pk, "held_on": today(), "looks_from": date(now.year, 1, 1), "looks_until": today()}
    sent(boss, f"{roadmap.get_absolute_url()}reviews/new/", told, status=422)
    page = sent(boss, f"{roadmap.get_absolute_url()}reviews/new/", {**told, "areas": regions})
    review = Review.objects.get()
    row = review.regions.first()
    sent(boss, f"/reviews/regions/{row.pk}/", {"speaker": "Облыс басшысы", "said": "Орындалды"})
    sent(boss, f"{page}edit/", {**told, "areas": regions[:1], "place": "Зал"})
    decision = {"text": "Екі ауылға бару", "owner": world.saryagash.code, "due_on": today()}
    sent(boss, f"{page}decisions/new/", decision)
    row = ReviewDecision.objects.get()
    sent(boss, f"/reviews/decisions/{row.pk}/placing/", {"roadmap": roadmap.pk})
    sent(boss, f"{page}holding/", {"summary": "Өтті"})
    sent(clerk, f"/reviews/decisions/{row.pk}/settlement/", {"state": "done", "outcome": "Барды"})
    assert clerk.get(f"{page}minutes.pdf").content.startswith(b"%PDF")
    assert "Барды" in clerk.get(page).content.decode()
    assert clerk.get("/reviews/").status_code == 200
    assert boss.post(f"{page}cancellation/").status_code == 403
    assert Client().get(page).status_code == 302


def test_from_coming_in_to_the_call_half_a_year_later(world: World):
    head, clerk, stranger = (signed_in(world, name) for name in ("head", "clerk", "clerk.keles"))
    told = {**NAMES, "organisation": world.saryagash.pk, "kind": "trade", "since": date(2025, 1, 1)}
    initiative = sent(head, "/initiatives/new/", told)
    sent(head, f"{initiative}stages/", {**NAMES, "phase": "other", "least_days": 0})
    stage = Initiative.objects.get().stages.last()
    sent(head, f"/initiatives/stages/{stage.pk}/", {**NAMES, "phase": "other", "least_days": 1})
    assert head.post(f"/initiatives/stages/{stage.pk}/removal/").status_code == 303
    sent(head, f"{initiative}partners/", {"partners": f"{world.employment.code} Тігін машинасы"})
    sent(head, f"{initiative}broadcasts/new/", {"title": "Шеберлер", "aired_on": today()})
    person = {
        "family_name": "Әлиева",
        "given_name": "Айгүл",
        "sex": "female",
        "phone": "8 700 000 00 01",
        "on": today(),
    }
    entry = {**person, "organisation": world.saryagash.pk, "trade": "Тігін"}
    sent(clerk, f"{initiative}people/new/", entry, status=422)
    page = sent(clerk, f"{initiative}people/new/", {**entry, "agreed": "on"})
    assert stranger.get(page).status_code == 404
    sent(clerk, f"{page}stage/", {"on": today(), "certificate": ""}, status=422)
    sent(clerk, f"{page}stage/", {"on": today(), "certificate": "26-000001-1"})
    machine = {"item": "Тігін машинасы", "value": 180000, "given_by": world.employment.code, "handed_on": today()}
    sent(clerk, f"{page}equipment/", machine)
    act = HandOver.objects.get()
    assert clerk.get(f"/initiatives/acts/{act.pk}/act.pdf").content.startswith(b"%PDF")
    assert stranger.get(f"/initiatives/acts/{act.pk}/act.pdf").status_code == 404
    assert clerk.post(f"/initiatives/acts/{act.pk}/acceptance/").status_code == 303
    sent(clerk, f"{page}stage/", {"on": today()})
    sent(clerk, f"{page}stage/", {"on": today(), "income": 45000})
    assert Enrolment.objects.get().state == "completed"
    FollowUp.objects.filter(months=6).update(due_on=today())
    assert "Әлиева" in clerk.get("/initiatives/calls/").content.decode()
    assert "Әлиева" in clerk.get("/initiatives/calls/?tab=later").content.decode()
    assert "Әлиева" not in stranger.get("/initiatives/calls/").content.decode()
    call = FollowUp.objects.get(months=6)
    sent(clerk, f"/initiatives/calls/{call.pk}/", {"outcome": "earning", "income": 90000})
    for address in (initiative, page, "/initiatives/people/", "/initiatives/people/?state=", "/initiatives/"):
        assert clerk.get(address).status_code == 200
    assert "Әлиева" not in Client().get(initiative).content.decode()
    assert signed_in(world, "coordinator").get("/initiatives/people/").status_code == 403


def test_somebody_drops_out(world: World):
    head = signed_in(world, "head")
    told = {**NAMES, "organisation": world.saryagash.pk, "kind": "workshop", "since": date(2025, 1, 1)}
    initiative = sent(head, "/initiatives/new/", told)
    person = {"family_name": "Омар", "given_name": "Сая", "sex": "female", "phone": "87000000003", "on": today()}
    page = sent(head, f"{initiative}people/new/", {**person, "organisation": world.saryagash.pk, "agreed": "on"})
    schedule_calls(Enrolment.objects.get(), today())
    sent(head, f"{page}leaving/", {"reason": "", "on": today()}, status=422)
    sent(head, f"{page}leaving/", {"reason": "care", "on": today()})
    assert not FollowUp.objects.exists()
    assert head.get(page).status_code == 200
    assert head.get(initiative).status_code == 200


def test_research_from_the_field_to_the_roadmap(world: World, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    now = timezone.now()
    secretary, head, anybody = signed_in(world, "secretary"), signed_in(world, "head"), Client()
    told = {**NAMES, "organisation": world.saryagash.pk, "kind": "trip", "since": date(2025, 1, 1)}
    page = sent(secretary, "/research/new/", told)
    region = office_of(world, "head.turkistan").area_id
    sent(secretary, f"{page}visits/new/", {"area": region, "on": today() + timedelta(days=1)}, status=422)
    sent(secretary, f"{page}visits/new/", {"area": region, "on": today()})
    sent(secretary, f"{page}findings/new/", {"text": "Мектеп алыс", "area": region})
    finding = Research.objects.get().findings.get()
    advice = {"text": "Автобус жүргізу", "addressee": world.saryagash.code}
    sent(secretary, f"/research/findings/{finding.pk}/advice/", advice)
    sent(secretary, f"/research/findings/{finding.pk}/advice/", advice)
    assert "Автобус" in head.get("/research/").content.decode()
    report = {"title": "Есеп", "language": "kk", "published_on": today()}
    file = SimpleUploadedFile("e.pdf", b"%PDF-1.7")
    sent(secretary, f"{page}reports/new/", {**report, "file": file})
    row = Research.objects.get().reports.get()
    assert anybody.get(page).status_code == anybody.get(f"/research/reports/{row.pk}/").status_code == 404
    sent(secretary, f"{page}edit/", {**told, "is_public": "on"})
    for address in (page, f"/research/reports/{row.pk}/", "/research/", "/research/library/"):
        assert anybody.get(address).status_code == 200
    roadmap = make_roadmap(make_programme(world.saryagash, now), now)
    first, second = Recommendation.objects.order_by("id")
    sent(head, f"/research/advice/{first.pk}/taking/", {"roadmap": roadmap.pk, "due_on": today()})
    sent(head, f"/research/advice/{second.pk}/declining/", {"reason": "Қаржы жоқ"})
    assert "Қаржы жоқ" in anybody.get(page).content.decode()


def test_you_said_we_did(world: World):
    head, anybody = signed_in(world, "head"), Client()
    programme = make_programme(world.saryagash, timezone.now())
    work = f"{programme.get_absolute_url()}voices/"
    assert head.get(work).status_code == 200
    assert head.get(f"{work}?kind=question&q=жол").status_code == 200
    sent(head, f"{work}new/", {"said": "a@b.kz", "said_on": today()}, status=422)
    sent(head, f"{work}new/", {"said": "Жол нашар", "said_on": today()})
    voice = Voice.objects.get()
    sent(head, f"/voices/{voice.pk}/answer/", {"said": voice.said, "done": "", "publish": "on"}, status=422)
    assert "Жол нашар" not in anybody.get("/you-said/").content.decode()
    sent(head, f"/voices/{voice.pk}/answer/", {"said": voice.said, "done": "Жөнделді", "publish": "on"})
    assert "Жөнделді" in anybody.get(f"/you-said/?programme={programme.pk}").content.decode()
    assert signed_in(world, "clerk").get(work).status_code == 403
    assert signed_in(world, "head.kostanay").get(work).status_code == 403
    assert Programme.objects.count() == 1
