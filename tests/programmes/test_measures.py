"""The catalogue of measures: found by words and by event of life, kept true, handed out on paper."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from tests.cases.field_device import signed_in
from tests.factories import World, make_world
from tests.factories.cases import NOW
from tests.factories.programmes import make_measure
from tests.questions import asked

from tirek.core.actor import system_actor
from tirek.core.models import Message
from tirek.core.verdict import Refused
from tirek.programmes.actions import MeasureFacts, confirm_measure, edit_measure, load_reference_services, remind_owners
from tirek.programmes.enums_of_services import LifeEvent
from tirek.programmes.models import Service, ServiceRevision
from tirek.programmes.queries.life_events import events_meant
from tirek.programmes.queries.measures import Asked, measures, to_confirm
from tirek.programmes.words import words_of

pytestmark = pytest.mark.django_db
ON = NOW.date()
FACTS = MeasureFacts(
    name_kk="Көпбалалы отбасына жәрдемақы",
    name_ru="Пособие многодетной семье",
    description_kk="Ай сайын",
    description_ru="Ежемесячно",
    category="material",
    life_events=["large_family"],
    certainty="read",
)


@pytest.fixture(autouse=True)
def demo(settings) -> None:
    """Nobody is sent away to set up a second factor."""
    settings.DEMO = True


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def shipped(world: World) -> None:
    load_reference_services()


def found(words: str = "", **more: object) -> list[str]:
    return [one.code for one in measures(Asked(words, **more), ON)]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("жұмыссыз қалдым", "job-search"),
        ("көпбалалымыз", "large-family"),
        ("елге оралдым", "kandas-status"),
        ("многодетная мать пособие", "large-family"),
        ("очередь на жилье", "housing-queue"),
        ("босандым декрет", "maternity-insured"),
        ("күйеуім ұрып жатыр", "shelter"),
        ("alqa", "mother-award"),
        ("тегін оқу курс", "vocational-courses"),
    ],
)
def test_people_find_a_measure_in_their_own_words(shipped: None, words: str, wanted: str) -> None:
    assert wanted in found(words)[:6]


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("жұмыссыз қалдым", LifeEvent.JOBLESS),
        ("осталась без работы", LifeEvent.JOBLESS),
        ("көпбалалымыз", LifeEvent.LARGE_FAMILY),
        ("мы многодетные", LifeEvent.LARGE_FAMILY),
        ("елге оралдық", LifeEvent.RETURNED),
        ("вернулись на родину", LifeEvent.RETURNED),
    ],
)
def test_what_happened_told_in_words_finds_every_measure_for_it(shipped: None, words: str, event: LifeEvent) -> None:
    assert events_meant(words) == [event]
    assert set(found(words)) >= set(found(event=event))
    assert len(found(words)) > 5


@pytest.mark.parametrize("words", ["", "мен", "келеді", "бар", "болдық", "alqa", "жұмыс"])
def test_a_word_that_tells_no_event_is_looked_for_as_a_word(words: str) -> None:
    assert events_meant(words) == []


def test_the_shipped_measures_are_whole_and_say_how_sure_they_are(shipped: None) -> None:
    rows = list(Service.objects.filter(is_asked_for=False))
    assert len(rows) >= 40
    for one in rows:
        told = (one.name_kk, one.name_ru, one.name_en, one.description_kk, one.eligibility_kk, one.act_kk, one.act_url)
        assert all(told), one.code
        assert one.life_events, one.code
        assert one.venues, one.code
        assert one.asked_through is not None, one.code
        assert one.certainty in {"read", "press", "unconfirmed"}, one.code


def test_what_the_coordinator_wrote_survives_a_new_edition_of_the_catalogue(world: World, shipped: None) -> None:
    edit_measure("large-family", FACTS, "Мәтін нақтыланды", by=world["coordinator"], at=NOW)
    load_reference_services()
    assert Service.objects.get(code="large-family").name_ru == "Пособие многодетной семье"


def test_a_measure_of_one_place_is_found_only_there(world: World) -> None:
    here, everywhere = make_measure("here"), make_measure("everywhere")
    here.areas.add(world.saryagash.area)
    assert set(found(area_id=world.saryagash.area_id)) == {here.code, everywhere.code}
    assert found(area_id=world.keles.area_id) == [everywhere.code]


def test_every_change_is_kept_with_its_reason_and_asks_for_a_new_confirmation(world: World) -> None:
    measure = make_measure()
    confirm_measure(measure.code, by=world["coordinator"], at=NOW)
    changed = edit_measure(measure.code, FACTS, "Мөлшері өзгерді", expected_version=0, by=world["coordinator"], at=NOW)
    kept = ServiceRevision.objects.get(service=measure)
    assert (kept.number, kept.why, kept.content["name_ru"]) == (1, "Мөлшері өзгерді", "Пособие многодетной семье")
    assert changed.confirmed_on is None
    assert changed.search_terms == words_of(changed)
    with pytest.raises(ValidationError):
        edit_measure(measure.code, FACTS, "Кеш қалды", expected_version=0, by=world["coordinator"], at=NOW)


def test_who_may_change_and_who_may_confirm(world: World) -> None:
    measure = make_measure(owner=world.employment)
    for persona in ("clerk", "analyst", "employment", "anonymous"):
        with pytest.raises(Refused):
            edit_measure(measure.code, FACTS, "…", by=world[persona], at=NOW)
    for persona in ("clerk", "head", "housing", "anonymous"):
        with pytest.raises(Refused):
            confirm_measure(measure.code, by=world[persona], at=NOW)
    assert confirm_measure(measure.code, by=world["employment"], at=NOW).confirmed_on == ON


def test_a_changed_measure_is_confirmed_by_somebody_else(world: World) -> None:
    measure = make_measure(owner=world.employment)
    confirm_measure(measure.code, by=world["coordinator"], at=NOW)
    changed = edit_measure(measure.code, FACTS, "Мөлшері", by=world["coordinator"], at=NOW)
    assert changed.is_stale(ON)
    with pytest.raises(Refused):
        confirm_measure(measure.code, by=world["coordinator"], at=NOW)
    page = signed_in(world["coordinator"]).get("/services/work/").content.decode()
    assert changed.name in page
    assert f"/services/{measure.code}/confirmation/" not in page
    assert confirm_measure(measure.code, by=world["admin"], at=NOW).confirmed_by_name
    confirm_measure(measure.code, by=world["coordinator"], at=NOW + timedelta(days=180))


def test_a_measure_nobody_confirms_waits_at_its_owner_and_is_asked_about_once_a_month(world: World) -> None:
    measure = make_measure(owner=world.employment)
    assert list(to_confirm(world["employment"], ON)) == [measure]
    assert not to_confirm(world["housing"], ON)
    assert remind_owners(at=NOW) == remind_owners(at=NOW + timedelta(days=7)) == 1
    assert Message.objects.filter(about_id=measure.pk).count() == 1
    confirm_measure(measure.code, by=world["employment"], at=NOW)
    assert remind_owners(at=NOW + timedelta(days=60)) == 0
    assert remind_owners(at=NOW + timedelta(days=181)) == 1


def test_pages_and_leaflets_open_for_everyone(world: World, shipped: None) -> None:
    client = Client()
    for path in ("/services/", "/services/?event=returned", "/services/large-family/", "/services/job/"):
        for language in ("kk", "ru", "en"):
            client.cookies["language"] = language
            assert client.get(path).status_code == 200, path
    assert "16,03" in Client().get("/services/large-family/").content.decode()
    for path in ("/services/large-family/leaflet.pdf", "/services/leaflets.pdf?code=asp&code=birth-grant"):
        paper = client.get(path)
        assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-"), path
    assert client.get("/services/leaflets.pdf?q=zzzzqq").status_code == 404
    assert client.get("/services/nowhere/").status_code == 404


def test_the_list_asks_the_same_for_one_measure_and_for_three(world: World) -> None:
    make_measure("first")
    client = Client()
    client.get("/services/?q=шара")  # the areas of the filter are kept from then on
    one = asked(lambda: client.get("/services/?q=шара"))
    for code in ("second", "third"):
        make_measure(code)
    assert asked(lambda: client.get("/services/?q=шара")) == one


def test_the_coordinator_adds_and_changes_a_measure_in_the_browser(world: World) -> None:
    measure, client = make_measure(), signed_in(world["coordinator"])
    told = {
        "name_kk": "Жаңа атау",
        "name_ru": "Новое имя",
        "description_kk": "Не",
        "description_ru": "Что",
        "eligibility_kk": "Кімге",
        "eligibility_ru": "Кому",
        "category": "material",
        "asked_through": "material",
        "life_events": ["low_income"],
        "languages": ["kk"],
        "act_kk": "Заң",
        "act_ru": "Закон",
        "certainty": "unconfirmed",
    }
    wrong = client.post(f"/services/{measure.code}/edit/", told)
    assert wrong.status_code == 422
    assert "why" in wrong.context["form"].errors
    assert client.post(f"/services/{measure.code}/edit/", told | {"why": "Атауы"}).status_code == 303
    assert "Атауы" in client.get(f"/services/{measure.code}/revisions/").content.decode()
    assert client.post("/services/new/", told | {"code": "fresh"}).status_code == 303
    assert client.post("/services/fresh/confirmation/").status_code == 403
    assert signed_in(world["admin"]).post("/services/fresh/confirmation/").status_code == 303
    assert Service.objects.get(code="fresh").confirmed_on == timezone.localdate()
    assert client.post("/services/new/", told | {"code": "fresh"}).status_code == 422
    assert Client().get("/services/fresh/edit/").status_code == 302
    assert signed_in(world["clerk"]).get("/services/fresh/edit/").status_code == 403


def test_a_measure_cannot_end_before_it_began(world: World) -> None:
    measure = make_measure()
    early = MeasureFacts(**{**FACTS.__dict__, "until": date(2020, 1, 1)})
    with pytest.raises(ValidationError):
        edit_measure(measure.code, early, "Ерте", by=system_actor("test"), at=NOW)
