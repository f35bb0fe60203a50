"""The page of a case and its deeds in the browser's words."""

from datetime import date, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext
from tests.factories import make_line, make_memorandum

from tirek.cases.models import Case
from tirek.programmes.models import Provision

pytestmark = pytest.mark.django_db


def test_the_office_opens_the_case_and_the_neighbour_does_not(sign_in, case):
    assert sign_in("clerk").get(case.get_absolute_url()).status_code == 200
    assert sign_in("clerk.keles").get(case.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("deed", ["take", "assign", "forward", "line", "extend", "answer", "note", "withdraw"])
def test_every_deed_has_a_form_of_its_own(sign_in, case, deed):
    assert sign_in("head").get(f"{case.get_absolute_url()}{deed}/").status_code == 200


def test_the_clerk_takes_plans_and_answers(sign_in, case, world):
    client, url = sign_in("clerk"), case.get_absolute_url()
    assert client.post(f"{url}take/", {"version": case.version}).status_code == 303
    due = (timezone.localdate() + timedelta(days=5)).isoformat()
    assert client.post(f"{url}line/", {"service": "job", "due_on": due}).status_code == 303
    line = case.plan.get()
    assert client.post(f"/cases/lines/{line.pk}/deliver/", {"result": "Жұмысқа орналасты"}).status_code == 303
    case.refresh_from_db()
    answer = {"version": case.version, "result": "solved", "text": "Құрметті Айгүл! Мәселе шешілді."}
    assert client.post(f"{url}answer/", answer).status_code == 303
    case.refresh_from_db()
    assert (case.state, case.outcome) == ("answered", "solved")
    assert client.get(url).status_code == 200
    assert client.get(f"/cases/letters/{case.answers.get().pk}/").content.startswith(b"%PDF")


def test_the_second_of_two_people_is_told_and_keeps_the_text(sign_in, case):
    client, url = sign_in("head"), case.get_absolute_url()
    client.post(f"{url}take/", {"version": case.version})
    answer = client.post(f"{url}answer/", {"version": case.version, "result": "solved", "text": "Менің мәтінім"})
    assert answer.status_code == 409
    assert "Менің мәтінім" in answer.content.decode()
    assert Case.objects.get(pk=case.pk).state == "in_progress"


def test_a_partner_gets_a_line_and_sees_only_what_crosses(sign_in, case, world):
    make_memorandum(world.saryagash, world.employment, crossing=("name",))
    Provision.objects.create(service=world.job, organisation=world.employment, during=DateRange(date(2020, 1, 1), None))
    line = make_line(case, by=world["clerk"], at=timezone.now())
    client = sign_in("clerk")
    page = client.get(f"/cases/lines/{line.pk}/refer/")
    assert world.employment.name in page.content.decode()
    told = {"to_organisation": world.employment.pk, "reason": "Жұмыс керек", "consent": "signed_paper"}
    case.refresh_from_db()
    told["version"] = case.version
    assert client.post(f"/cases/lines/{line.pk}/refer/", told).status_code == 303
    referral = case.transitions.get(kind="referral")
    partner = sign_in("employment")
    page = partner.get(referral.get_absolute_url()).content.decode()
    assert "Серікова" in page
    assert "7010000001" not in page.replace(" ", "")
    assert partner.get(case.get_absolute_url()).status_code in (403, 404)
    assert partner.post(f"{referral.get_absolute_url()}accept/", {}).status_code == 303
    done = partner.post(f"{referral.get_absolute_url()}finish/", {"delivered": "yes", "result": "Орналасты"})
    assert done.status_code == 303
    assert partner.get(referral.get_absolute_url()).status_code == 404


def test_a_forwarded_case_is_accepted_by_the_neighbour(sign_in, case, world):
    client = sign_in("head")
    told = {"version": case.version, "to_office": world.keles.code, "reason": "Сол ауданда тұрады"}
    assert client.post(f"{case.get_absolute_url()}forward/", told).status_code == 303
    neighbour = sign_in("clerk.keles")
    assert neighbour.get(case.get_absolute_url()).status_code == 200
    transfer = case.transitions.get(kind="transfer")
    assert neighbour.post(f"/cases/transfers/{transfer.pk}/accept/", {}).status_code == 303
    case.refresh_from_db()
    assert case.office == world.keles
    assert sign_in("head").get(case.get_absolute_url()).status_code == 404


def test_why_this_date_and_the_papers_open(sign_in, case):
    client, url = sign_in("clerk"), case.get_absolute_url()
    assert client.get(f"{url}why/").status_code == 200
    assert client.get(f"{url}print/").status_code == 200
    assert client.get(f"{url}coupon/").content.startswith(b"%PDF")


@pytest.mark.parametrize("query", ["", "?due=overdue", "?whose=mine", "?text=Серікова", "?state=all&sort=-registered"])
def test_the_queue_opens_with_any_filter(sign_in, case, query):
    assert sign_in("head").get(f"/cases/{query}").status_code == 200


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_queue_is_exported(sign_in, case, form):
    assert sign_in("head").get(f"/cases/export.{form}").status_code == 200
    assert sign_in("clerk").get(f"/cases/export.{form}").status_code == 403


def test_the_second_person_is_told_who_did_what(sign_in, case, world):
    sign_in("clerk2").post(f"{case.get_absolute_url()}take/", {"version": case.version})
    told = {"version": case.version, "result": "solved", "text": "Менің мәтінім"}
    answer = sign_in("head").post(f"{case.get_absolute_url()}answer/", told)
    assert answer.status_code == 409
    assert world["clerk2"].name in [entry.who for entry in answer.context["changes"]]


def test_the_preview_of_a_letter_writes_nothing(sign_in, case):
    page = sign_in("clerk").post(f"{case.get_absolute_url()}answer/preview/", {"text": "Құрметті Айгүл!"})
    assert page.content.startswith(b"%PDF")
    assert not case.answers.exists()
    assert sign_in("clerk.keles").post(f"{case.get_absolute_url()}answer/preview/", {"text": "x"}).status_code == 404


@pytest.mark.parametrize(("typed", "status"), [("Келес", 303), ("keles", 303), ("жоқ мұндай", 422), ("", 422)])
def test_an_office_is_found_by_words_in_any_spelling(sign_in, case, world, typed, status):
    type(world.keles).objects.filter(pk=world.keles.pk).update(name_kk="Келес ауданының қабылдау бөлмесі")
    told = {"version": case.version, "to_office": typed, "reason": "Сол ауданда тұрады"}
    assert sign_in("head").post(f"{case.get_absolute_url()}forward/", told).status_code == status


def test_words_of_several_offices_are_asked_about(sign_in, case):
    told = {"version": case.version, "to_office": "Ұйым", "reason": "x"}
    assert sign_in("head").post(f"{case.get_absolute_url()}forward/", told).status_code == 422


def test_the_page_of_a_case_takes_as_many_queries_however_much_it_holds(
    sign_in, case, world, django_assert_max_num_queries, django_assert_num_queries
):
    client = sign_in("clerk")
    client.get(case.get_absolute_url())
    with django_assert_max_num_queries(16) as few:
        client.get(case.get_absolute_url())
    expected = len(few)  # now: the next request empties the log
    for _ in range(3):
        make_line(case, by=world["clerk"], at=timezone.now())
        client.post(f"{case.get_absolute_url()}note/", {"text": "Ескертпе"})
    with django_assert_num_queries(expected):
        client.get(case.get_absolute_url())


def test_a_line_without_a_partner_says_why_it_cannot_be_referred(sign_in, case, world):
    line = make_line(case, by=world["clerk"], at=timezone.now())
    page = sign_in("clerk").get(f"/cases/lines/{line.pk}/refer/")
    assert page.context["form"].obstacle
    assert page.context["form"].obstacle in page.content.decode()


def test_the_history_names_everybody_who_did_something(sign_in, case, world):
    client = sign_in("clerk")
    client.post(f"{case.get_absolute_url()}note/", {"text": "Құпия емес"})
    entries = client.get(f"{case.get_absolute_url()}history/").context["entries"]
    assert entries[0].who == world["clerk"].name
    assert len(entries) == 2


def test_where_an_application_was_closed_without_an_answer_no_day_runs_and_nothing_is_confirmed(sign_in, case):
    client, url = sign_in("clerk"), case.get_absolute_url()
    assert client.post(f"{url}withdraw/", {"version": case.version, "reason": "Өзім шештім"}).status_code == 303
    page = client.get(url).content.decode()
    assert "deadline tone-neutral" in page
    assert "deadline tone-success" not in page
    assert str(gettext("The applicant has not confirmed it.")) not in page
    assert "deadline tone-neutral" in client.get("/cases/?state=all").content.decode()
