"""The queue: filters, counts, views, keys, bulk assignment, export."""

import csv
import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.factories import make_case

from tirek.cases.actions.assignment import assign
from tirek.cases.models import BulkRun, SavedView
from tirek.cases.queries.queue import QueueFilters, queue
from tirek.cases.queries.queue_page import queue_page
from tirek.core.models import AuditEvent

pytestmark = pytest.mark.django_db


def numbers(answer):
    return [case.number for case in answer.context["rows"]]


def test_the_queue_takes_as_many_queries_for_three_as_for_one(
    sign_in, world, case, django_assert_max_num_queries, django_assert_num_queries
):
    client = sign_in("head")
    client.get("/cases/")
    with django_assert_max_num_queries(13) as one:
        client.get("/cases/")
    for _ in range(2):
        make_case(world.saryagash, service=world.home, at=timezone.now())
    with django_assert_num_queries(len(one)):
        client.get("/cases/")


def test_each_tab_opens_as_many_as_it_says(sign_in, world, case):
    for days in (30, 21, 3):
        late = make_case(world.saryagash, service=world.job, at=timezone.now() - timedelta(days=days))
    assign(late.pk, world["clerk"].user_id, by=world["head"], at=timezone.now())
    client = sign_in("clerk")
    for tab in client.get("/cases/").context["tabs"]:
        assert len(numbers(client.get(tab["url"]))) == tab["count"], tab["label"]


def test_filters_narrow_by_colleague_day_service_and_words(sign_in, world, case):
    other = make_case(
        world.saryagash, service=world.home, at=timezone.now() - timedelta(days=5), subject="Баспана", body="Үй керек"
    )
    assign(other.pk, world["clerk2"].user_id, by=world["head"], at=timezone.now())
    client, today = sign_in("head"), timezone.localdate()
    assert numbers(client.get(f"/cases/?whose={world['clerk2'].user_id}")) == [other.number]
    assert numbers(client.get("/cases/?service=housing")) == [other.number]
    assert numbers(client.get("/cases/?text=баспана")) == [other.number]
    assert other.number not in numbers(client.get(f"/cases/?since={(today - timedelta(days=1)).isoformat()}"))


@pytest.mark.parametrize(
    "query", ["due=x", "whose=x", "since=x", "after=x", "sort=x", "service='--", "text=%00", "office=9"]
)
def test_senseless_filters_show_a_queue_all_the_same(sign_in, case, query):
    assert sign_in("head").get(f"/cases/?{query}").status_code == 200


def test_pages_follow_one_another_without_gap_or_repeat(world):
    made = {make_case(world.saryagash, service=world.job, at=timezone.now()).number for _ in range(5)}
    cases, key, seen = queue(world["head"], QueueFilters(on=timezone.localdate())), "", []
    for _ in range(3):
        page = queue_page(cases, "due", key, size=2)
        seen += [case.number for case in page.rows]
        key = page.next_key
    assert (len(seen), set(seen), key) == (5, made, "")


def test_chosen_cases_are_given_and_each_result_is_told(sign_in, world, case):
    foreign = make_case(world.keles, service=world.job, at=timezone.now())
    told = {"case": [case.pk, foreign.pk], "to_user": world["clerk"].user_id, "query": "due=week"}
    answer = sign_in("head").post("/cases/assignment/", told, follow=True)
    assert answer.redirect_chain == [("/cases/?due=week", 303)]
    case.refresh_from_db()
    foreign.refresh_from_db()
    assert (case.assignee_id, foreign.assignee_id) == (world["clerk"].user_id, None)
    assert len(list(answer.context["messages"])) == 2


def test_an_assignment_is_undone_from_the_queue_by_whoever_made_it(sign_in, world, case):
    told = {"case": [case.pk], "to_user": world["clerk"].user_id, "query": "due=week", "press": str(uuid4())}
    head = sign_in("head")
    for _ in range(2):  # a double press gives once
        head.post("/cases/assignment/", told)
    made = BulkRun.objects.get()
    assert head.get("/cases/?due=week").context["last_run"] == made
    assert head.get("/cases/?due=week").context["last_run"].done_count == 1
    assert sign_in("registrar").get("/cases/").context["last_run"] is None
    assert sign_in("registrar").post(f"/cases/bulk/{made.pk}/undo/").status_code == 404
    answer = sign_in("head").post(f"/cases/bulk/{made.pk}/undo/", {"query": "due=week"}, follow=True)
    assert answer.redirect_chain == [("/cases/?due=week", 303)]
    assert answer.context["last_run"] is None
    case.refresh_from_db()
    assert case.assignee_id is None


def test_a_clerk_does_not_assign(sign_in, world, case):
    assert sign_in("clerk").post("/cases/assignment/", {"case": case.pk}).status_code == 403


def test_views_are_saved_renamed_and_deleted_by_their_owner_alone(sign_in, world, case):
    client = sign_in("clerk")
    client.post("/cases/views/", {"name": "Менің кезегім", "query": "whose=mine"})
    view = SavedView.objects.get()
    assert "Менің кезегім" in client.get("/cases/").content.decode()
    client.post(f"/cases/views/{view.pk}/name/", {"name": "Мерзімі жақын"})
    view.refresh_from_db()
    assert view.name == "Мерзімі жақын"
    assert sign_in("clerk2").post(f"/cases/views/{view.pk}/removal/").status_code == 404
    assert sign_in("clerk2").post(f"/cases/views/{view.pk}/name/", {"name": "x"}).status_code == 404
    sign_in("clerk").post(f"/cases/views/{view.pk}/removal/")
    assert not SavedView.objects.exists()


def test_the_export_is_what_the_list_shows_and_is_audited(sign_in, world, case):
    other = make_case(world.saryagash, service=world.home, at=timezone.now(), subject="=HYPERLINK(1)")
    make_case(world.keles, service=world.home, at=timezone.now())
    client = sign_in("head")
    told = client.get("/cases/export.csv?service=housing").getvalue().decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(told)))
    assert [line[0] for line in lines[1:]] == [other.number]
    assert "'=HYPERLINK(1)" in lines[1]
    assert AuditEvent.objects.filter(verb="cases.list_exported", facts__count=1).exists()
