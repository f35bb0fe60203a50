"""The start page answers “what needs me now?” for each role, and for nobody else's work."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.factories import make_actor, make_case, make_line, make_memorandum, make_referral
from tests.factories.activities import make_event
from tests.questions import asked

from tirek.cases.actions.assignment import assign
from tirek.cases.actions.forwarding import forward
from tirek.cases.models import Case
from tirek.cases.queries.home import NeedKind
from tirek.core.models import Message
from tirek.core.roles import Role
from tirek.core.templatetags.ui import deadline_state
from tirek.portal.home import home_of

pytestmark = pytest.mark.django_db
STAFF = (
    "registrar", "clerk", "head", "head.turkistan", "head.kostanay", "coordinator", "analyst", "employment", "admin",
)  # fmt: skip


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def case(world, now):
    return make_case(world.saryagash, service=world.job, at=now)


@pytest.fixture
def overdue(case):
    """A case three weeks late; only its own day of the deadline is moved."""
    Case.objects.filter(pk=case.pk).update(
        due_on=timezone.localdate() - timedelta(days=21), registered_on=timezone.localdate() - timedelta(days=60)
    )
    case.refresh_from_db()
    return case


@pytest.fixture
def referral(world, case, now):
    make_memorandum(world.saryagash, world.employment)
    line = make_line(case, by=world["clerk"], service=world.job, at=now)
    return make_referral(line, world.employment.pk, by=world["clerk"], at=now)


def of(world, persona, now):
    return home_of(world[persona], at=now, today=timezone.localdate())


@pytest.mark.parametrize("persona", STAFF)
def test_an_idle_country_leaves_everyone_in_peace(sign_in, persona):
    response = sign_in(persona).get("/")
    assert response.status_code == 200
    assert "Nothing waits for you" in response.content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_visitor_is_led_to_apply(client, db, language):
    client.cookies["language"] = language
    response = client.get("/")
    assert response.status_code == 200
    assert "/offices/nearest/" in response.content.decode()
    assert "sidebar" not in response.content.decode()


def test_a_new_case_waits_for_those_who_hand_out_and_for_no_neighbour(world, case, now):
    url = f"/waiting/{NeedKind.UNASSIGNED}/"
    for persona in ("registrar", "head"):
        found = of(world, persona, now)
        assert [tile.url for tile in found.needs] == [url]
        assert [line.title for line in found.lines] == [case.number]
    for persona in ("clerk.keles", "head.kostanay", "employment", "analyst", "admin"):
        found = of(world, persona, now)
        assert found.is_quiet
        assert not found.lines


def test_an_overdue_case_presses_its_clerk_and_no_colleague(world, overdue, now):
    assign(overdue.pk, world["clerk"].user_id, by=world["head"], at=now)
    assert of(world, "clerk", now).needs[0].tone == "danger"
    assert not any(line.tone == "danger" for line in of(world, "clerk2", now).lines)


@pytest.mark.parametrize("persona", ["registrar", "head", "head.turkistan", "employment"])
def test_each_number_is_the_length_of_the_list_it_opens(sign_in, world, overdue, referral, now, persona):
    client = sign_in(persona)
    needs = [tile for tile in of(world, persona, now).needs if tile.url.startswith("/waiting/")]
    assert needs
    for tile in needs:
        response = client.get(tile.url)
        assert response.context["page"].paginator.count == tile.value
        assert len(response.context["lines"]) == tile.value


def test_the_numbers_of_the_queue_are_those_of_the_queue(sign_in, world, overdue, now):
    client = sign_in("head.turkistan")
    for tile in of(world, "head.turkistan", now).standing:
        assert len(client.get(tile.url).context["rows"]) == tile.value


def test_the_region_sees_which_office_is_late_and_another_region_does_not(sign_in, world, overdue, now):
    [office] = of(world, "head.turkistan", now).offices
    assert (office.name, office.overdue) == (world.saryagash.name, 1)
    assert len(sign_in("head.turkistan").get(office.url).context["rows"]) == 1
    assert of(world, "coordinator", now).offices == [office]
    assert of(world, "head.kostanay", now).offices == []
    assert of(world, "head", now).offices == []


def test_a_forwarded_case_waits_at_its_new_office(world, case, now):
    forward(case.pk, world.keles.pk, "Келес ауданының тұрғыны", by=world["clerk"], at=now)
    keles = make_actor(Role.HEAD, world.keles)
    found = home_of(keles, at=now, today=timezone.localdate())
    assert f"/waiting/{NeedKind.ARRIVING}/" in [tile.url for tile in found.needs]


def test_a_partner_sees_its_referral_and_not_the_case(world, referral, now):
    found = of(world, "employment", now)
    assert [line.url for line in found.lines] == [f"/referrals/{referral.pk}/"]
    assert not found.standing
    assert of(world, "housing", now).is_quiet


def test_a_council_reads_of_its_meetings_not_of_cases(world, now):
    home = home_of(make_actor(Role.SECRETARY, world.saryagash), at=now, today=timezone.localdate())
    leads = [tile.url.split("?")[0].removesuffix("records/") for tile in home.quarter[:2]]
    assert leads == ["/reports/events/", "/reports/reached/"]


def test_the_figures_of_the_quarter_open_their_records(sign_in, world, case, now):
    Case.objects.filter(pk=case.pk).update(registered_on=timezone.localdate())  # today may be a Sunday
    client = sign_in("coordinator")
    received = of(world, "coordinator", now).quarter[0]
    assert received.value == 1
    assert case.number in client.get(received.url).content.decode()
    analyst = sign_in("analyst").get(of(world, "analyst", now).quarter[0].url)
    assert analyst.status_code == 200
    assert case.number not in analyst.content.decode()


def test_the_administrator_is_told_of_messages_that_failed(sign_in, world, now):
    Message.objects.create(
        channel="sms", to="+77000000000", body="…", language="kk", key="k1", state="failed", next_attempt_at=now
    )
    [tile] = of(world, "admin", now).needs
    assert tile.value == 1
    assert len(sign_in("admin").get(tile.url).context["page"].rows) == 1
    assert of(world, "coordinator", now).is_quiet


def test_a_deadline_that_passed_at_the_weekend_is_not_due_today():
    friday, sunday = date(2026, 11, 20), date(2026, 11, 22)
    assert deadline_state(friday, sunday, days=0)["tone"] == "danger"
    assert deadline_state(sunday, sunday, days=0)["icon"] == "alarm"


@pytest.mark.parametrize("kind", ["referral_new", "nonsense"])
def test_a_list_one_has_no_part_in_is_not_found(sign_in, kind):
    assert sign_in("clerk").get(f"/waiting/{kind}/").status_code == 404


def test_a_visitor_is_asked_to_sign_in_first(client, db):
    assert client.get("/waiting/overdue/").status_code == 302


@pytest.mark.parametrize("persona", ["head", "head.turkistan"])
def test_the_start_page_asks_the_same_questions_for_one_case_and_for_three(sign_in, world, now, persona):
    client = sign_in(persona)
    make_case(world.saryagash, service=world.job, at=now)
    client.get("/")
    few = asked(lambda: client.get("/"))
    for _each in range(2):
        make_case(world.saryagash, service=world.job, at=now)
    assert asked(lambda: client.get("/")) == few
    assert few.total() <= 20


def test_a_visitor_reads_what_is_on_and_nothing_that_is_kept_back(client, world):
    now = timezone.now()
    soon = make_event(world.saryagash, now + timedelta(days=2), name_kk="Қолөнер жәрмеңкесі")
    make_event(world.saryagash, now + timedelta(days=2), name_kk="Жабық жиын", is_public=False)
    page = client.get("/").content.decode()
    assert soon.get_absolute_url() in page
    assert "Жабық жиын" not in page
