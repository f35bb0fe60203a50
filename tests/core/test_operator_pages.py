"""The pages of who keeps Tirek running: audit, messages, failed jobs; and the demo's outbox."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.conf import settings as configured
from django.db import connection
from django.test import Client
from tests.core.job_samples import failing
from tests.people.acting import act_as

from tirek.core.actor import ANONYMOUS, EVERYWHERE, Actor, Grant, Reach, system_actor
from tirek.core.audit import record
from tirek.core.jobs import defer
from tirek.core.messages import send
from tirek.core.models import AuditEvent, CalendarOverride, JobFailure, Message
from tirek.core.roles import Role

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 5, tzinfo=UTC)
HERE, ELSEWHERE = uuid4(), uuid4()
PAGES = ("/audit/", "/messages/", "/jobs/")


def holder(role: Role, reach: Reach = EVERYWHERE, organisation: UUID | None = None) -> Actor:
    return Actor(user_id=uuid4(), organisation_id=organisation, grants=(Grant(role, organisation, reach),))


ADMIN = holder(Role.ADMINISTRATOR)


@pytest.fixture(autouse=True)
def acting(settings):
    settings.MIDDLEWARE = [*configured.MIDDLEWARE, "tests.people.acting.ActAs"]
    act_as(ADMIN)
    yield
    act_as(ANONYMOUS)


def done(verb: str, *, by: Actor = ADMIN, at: datetime = AT, **facts: object) -> AuditEvent:
    return record(verb, CalendarOverride(on=date(2026, 3, 9), is_working=False), by=by, at=at, **facts)


@pytest.mark.parametrize("page", PAGES)
def test_only_who_may_enters(client: Client, page: str):
    assert client.get(page).status_code == 200
    act_as(holder(Role.CLERK))
    refused = client.get(page)
    assert refused.status_code == 403
    assert "Сіздің рөліңіз бұл бетті ашпайды." in refused.text
    act_as(ANONYMOUS)
    assert client.get(page).status_code == 302


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_speaks_every_language_with_and_without_rows(client: Client, page: str, language: str):
    client.cookies[configured.LANGUAGE_COOKIE_NAME] = language
    assert f'lang="{language}"' in client.get(page).text
    done("core.tested", n=1, empty=None)
    send("sms", "+77000001234", "", "мәтін", language="kk")
    fail_one()
    answer = client.get(page)
    assert answer.status_code == 200
    assert answer.headers["Content-Language"] == language


def test_the_audit_is_searched_by_what_record_who_and_day(client: Client):
    wanted = done("cases.case_closed", office=HERE)
    done("cases.case_opened", by=system_actor("escalation"), at=AT + timedelta(days=2))
    for query in ("verb=cases.case_cl", f"subject={wanted.subject_id}", f"person={ADMIN.user_id}", "until=2026-03-03"):
        page = client.get(f"/audit/?{query}").text
        assert "<code>cases.case_closed</code>" in page, query
        assert "<code>cases.case_opened</code>" not in page, query
    assert "Тірек (escalation)" in client.get("/audit/?since=2026-03-04").text


@pytest.mark.parametrize(
    "query", ["subject=' OR 1=1", "since=31.13.2026", "before=%00", "before=x", "after=9999999999999999999999"]
)
def test_a_senseless_search_neither_fails_nor_shows_everything_as_its_result(client: Client, query: str):
    done("core.tested")
    assert client.get(f"/audit/?{query}").status_code == 200


def test_an_auditor_sees_own_organisations_only(client: Client):
    done("core.here", by=Actor(user_id=uuid4(), organisation_id=HERE))
    done("core.elsewhere", by=Actor(user_id=uuid4(), organisation_id=ELSEWHERE))
    act_as(holder(Role.ADMINISTRATOR, Reach(frozenset({HERE})), HERE))
    page = client.get("/audit/").text
    assert "core.here" in page
    assert "core.elsewhere" not in page


def test_the_trail_is_paged_by_key_at_a_constant_number_of_queries(client: Client, django_assert_max_num_queries):
    for n in range(120):
        done("core.tested", n=n)
    first = client.get("/audit/")
    assert "n=119" in first.text
    assert "n=69" not in first.text
    oldest_shown = first.context["page"].rows[-1].pk
    with django_assert_max_num_queries(4):
        second = client.get(f"/audit/?before={oldest_shown}")
    assert "n=69" in second.text
    back = client.get("/audit/" + second.context["page"].newer)
    assert [event.pk for event in back.context["page"].rows] == [event.pk for event in first.context["page"].rows]
    assert client.get("/audit/" + second.context["page"].older).context["page"].older == ""


def test_messages_are_shown_without_text_and_in_part_and_tried_again(client: Client):
    message = send("sms", "+77000001234", "", "Құпия мәтін", language="kk")
    Message.objects.update(state="given_up")
    page = client.get("/messages/?state=given_up").text
    assert "+77…34" in page
    assert "+77000001234" not in page
    assert "Құпия" not in page
    assert str(message.pk) not in client.get("/messages/?state=sent").text
    assert client.post(f"/messages/{message.pk}/attempt/").status_code == 303
    message.refresh_from_db()
    assert message.state == "waiting"


def test_a_message_already_sent_is_refused_in_words(client: Client):
    message = send("sms", "+77000001234", "", "мәтін", language="kk")
    Message.objects.update(state="sent", sent_at=AT)
    refused = client.post(f"/messages/{message.pk}/attempt/")
    assert refused.status_code == 403
    assert "Бұл хабарлама жіберіліп қойған." in refused.text


def test_reading_never_writes(client: Client):
    message = send("sms", "+77000001234", "", "мәтін", language="kk")
    assert client.get(f"/messages/{message.pk}/attempt/").status_code == 405


def fail_one() -> int:
    job_id = defer(failing, note="a")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s", [job_id])
    JobFailure.objects.create(job_id=job_id, error="builtins.LookupError at x.py:1", failed_at=AT)
    return job_id


def test_a_failed_job_is_shown_and_run_again_or_put_aside(client: Client):
    first, second = fail_one(), fail_one()
    page = client.get("/jobs/").text
    assert "builtins.LookupError at x.py:1" in page
    assert client.post(f"/jobs/{first}/attempt/").status_code == 303
    assert client.post(f"/jobs/{second}/discard/", {"reason": "made up"}).status_code == 422
    assert client.post(f"/jobs/{second}/discard/", {"reason": "duplicate"}).status_code == 303
    assert "LookupError" not in client.get("/jobs/").text
    assert client.post(f"/jobs/{second}/attempt/").status_code == 403
    assert list(AuditEvent.objects.order_by("id").values_list("verb", flat=True)) == [
        "core.job_retried",
        "core.job_discarded",
    ]


def test_the_outbox_is_open_in_the_demo_only(client: Client, settings):
    act_as(ANONYMOUS)
    send("email", "aigul@tirek.example", "Жауап", "<b>Сәлем</b>", language="kk")
    assert client.get("/outbox/").status_code == 404
    settings.DEMO = True
    page = client.get("/outbox/").text
    assert "aigul@tirek.example" in page
    assert "&lt;b&gt;Сәлем" in page
