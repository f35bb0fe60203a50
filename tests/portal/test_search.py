"""One search box: any spelling finds it, and nobody finds what they may not open."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.factories import make_case, make_line, make_memorandum, make_referral
from tests.factories.activities import make_event

from tirek.activities.enums import EventState
from tirek.cases.actions.intake import NewApplicant
from tirek.cases.actions.referrals import decline_referral
from tirek.core.text import latin
from tirek.portal.search import search
from tirek.reports.models import SavedReport
from tirek.territory.models import Area
from tirek.territory.names import search_keys
from tirek.territory.queries.search import _index

pytestmark = pytest.mark.django_db
OWNERS = ("registrar", "clerk", "head", "head.turkistan", "coordinator")
STRANGERS = ("clerk.keles", "head.kostanay", "employment", "analyst", "admin")


@pytest.fixture
def case(world):
    applicant = NewApplicant(family_name="Қайратова", given_name="Әсел", phone="+77000000077")
    return make_case(world.saryagash, service=world.job, at=timezone.now(), applicant=applicant)


@pytest.fixture(autouse=True)
def _fresh_index():
    """The names in memory belong to the database of another test."""
    _index.cache_clear()


def found(actor, text):
    return {hit.url for group in search(actor, text, on=timezone.localdate()) for hit in group.hits}


@pytest.mark.parametrize(
    "typed",
    ["Қайратова", "Кайратова", "Qairatova", "қайратова әсел", "Қайраттова", "+7 700 000 00 77", "жұмысты іздеу"],
)
def test_any_spelling_finds_the_case(world, case, typed):
    assert case.get_absolute_url() in found(world["clerk"], typed)


def test_the_number_is_found_however_it_is_typed(world, case):
    assert case.get_absolute_url() in found(world["registrar"], case.number.replace("-", " "))


@pytest.mark.parametrize("persona", OWNERS)
def test_those_in_reach_find_it(world, case, persona):
    assert case.get_absolute_url() in found(world[persona], case.number)


@pytest.mark.parametrize("persona", STRANGERS)
@pytest.mark.parametrize("typed", ["number", "Қайратова", "+77000000077", "жұмыс"])
def test_strangers_find_neither_case_nor_person(world, case, persona, typed):
    urls = found(world[persona], case.number if typed == "number" else typed)
    assert not [url for url in urls if url.startswith(("/cases/", "/people/", "/referrals/"))]


def test_a_partner_finds_its_open_referral_by_number(world, case):
    make_memorandum(world.saryagash, world.employment)
    now = timezone.now()
    line = make_line(case, by=world["clerk"], service=world.job, at=now)
    referral = make_referral(line, world.employment.pk, by=world["clerk"], at=now)
    assert found(world["employment"], case.number) == {f"/referrals/{referral.pk}/"}
    assert found(world["housing"], case.number) == set()
    decline_referral(referral.pk, "Бос орын жоқ", by=world["employment"], at=now)
    assert found(world["employment"], case.number) == set()


@pytest.mark.parametrize("typed", ["Сарыағаш", "Сарыагаш", "Sarıağaş", "Сарыағшш"])
def test_places_and_their_offices_forgive_a_slip(world, typed):
    area = world.saryagash.area
    Area.objects.filter(pk=area.pk).update(search_keys=search_keys(area.names.all()))
    urls = found(world["analyst"], typed)
    assert world.saryagash.area.get_absolute_url() in urls
    assert f"/offices/{world.saryagash.code}/" in urls


def test_staff_is_found_by_whoever_answers_for_it(world):
    name = world["clerk"].name
    assert f"/staff/{world['clerk'].user_id}/" in found(world["head"], name)
    assert not [url for url in found(world["clerk.keles"], name) if url == f"/staff/{world['clerk'].user_id}/"]


def test_what_everyone_may_read_is_found_and_what_is_kept_back_is_not(world):
    now = timezone.now()
    announced = make_event(world.saryagash, now + timedelta(days=3), name_kk="Қолөнер жәрмеңкесі")
    kept_back = make_event(world.saryagash, now + timedelta(days=3), name_kk="Қолөнер кеңесі", is_public=False)
    held = make_event(
        world.saryagash, now - timedelta(days=30), name_kk="Қолөнер күні", state=EventState.CLOSED, closed_at=now
    )
    urls = found(world["analyst"], "қолөнер")
    assert {announced.get_absolute_url(), held.get_absolute_url()} <= urls
    assert kept_back.get_absolute_url() not in urls


def test_a_saved_report_is_found_by_its_owner_alone(world):
    owner, facts = world["coordinator"], {"question": {}, "changed_at": timezone.now()}
    kept = SavedReport.objects.create(name="Жәрмеңке есебі", owner_id=owner.user_id, **facts)
    gone = {**facts, "removed_at": timezone.now()}
    removed = SavedReport.objects.create(name="Жәрмеңке есебі, ескі", owner_id=owner.user_id, **gone)
    assert kept.get_absolute_url() in found(owner, "жәрмеңке")
    assert removed.get_absolute_url() not in found(owner, "жәрмеңке")
    assert kept.get_absolute_url() not in found(world["analyst"], "жәрмеңке")


@pytest.mark.parametrize("typed", ["", " ", "а", "' OR 1=1 --", "<script>", "😀", "\u202e", "%", "a" * 5000])
def test_nothing_breaks_the_page(sign_in, typed):
    response = sign_in("clerk").get("/search/", {"q": typed})
    assert response.status_code == 200
    assert "<script>" not in response.content.decode().replace("<script src", "")


def test_the_page_shows_the_hits_in_groups(sign_in, case):
    response = sign_in("clerk").get("/search/", {"q": latin("Қайратова")})
    assert [str(group.title) for group in response.context["groups"]][:2]
    assert case.number in response.content.decode()


def test_a_visitor_is_asked_to_sign_in(client, db):
    assert client.get("/search/", {"q": "Қайратова"}).status_code == 302


def test_three_hits_cost_what_one_costs(world, case, django_assert_max_num_queries):
    search(world["clerk"], "жұмыс", on=timezone.localdate())
    with django_assert_max_num_queries(21) as one:
        search(world["clerk"], "жұмыс", on=timezone.localdate())
    for serial in range(2):
        applicant = NewApplicant(family_name="Ахметов", given_name=f"Ержан{serial}")
        make_case(world.saryagash, service=world.job, at=timezone.now(), applicant=applicant)
    with django_assert_max_num_queries(21) as three:
        search(world["clerk"], "жұмыс", on=timezone.localdate())
    assert len(three) == len(one)
