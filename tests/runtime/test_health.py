"""Health, readiness and metrics, asked over HTTP."""

import pytest
from django.db import Error, connection
from django.test import Client

from tirek.portal.views import health

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker_alive() -> None:
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now())")


def test_live_answers_without_asking_anyone(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert client.get("/health/live").json() == {"status": "live"}


def test_ready_when_every_part_is(client: Client, worker_alive: None) -> None:
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json()["parts"] == {"database": "ready", "migrations": "ready", "queue": "ready"}


def test_without_a_living_worker_pages_are_served_and_the_queue_is_named(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now() - interval '1 hour')")
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json()["parts"]["queue"] == "not ready"
    assert answer.json()["parts"]["database"] == "ready"


def test_a_part_that_fails_is_not_ready_and_no_error(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> bool:
        raise Error("the database went away")

    monkeypatch.setitem(health.PARTS, "database", broken)
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert "went away" not in answer.content.decode()


def test_a_migration_not_applied_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_migrated", set())
    with connection.cursor() as cursor:
        cursor.execute("delete from django_migrations where app = 'sessions'")
    assert client.get("/health/ready").json()["parts"]["migrations"] == "not ready"


def test_metrics_count_requests_by_route_and_jobs_by_state(client: Client) -> None:
    client.get("/health/live?iin=990101300123")
    client.get("/no-such-page/990101300123")
    text = client.get("/metrics").content.decode()
    assert 'tirek_http_requests_total{method="GET",route="health/live",status="200"}' in text
    assert 'route="none",status="404"' in text
    assert "tirek_jobs_oldest_seconds" in text
    assert "990101300123" not in text


@pytest.mark.parametrize(
    "headers",
    [{"REMOTE_ADDR": "203.0.113.7"}, {"HTTP_X_FORWARDED_FOR": "203.0.113.7"}, {"HTTP_FORWARDED": "for=203.0.113.7"}],
)
def test_metrics_are_closed_to_others_also_through_a_proxy(client: Client, headers: dict[str, str]) -> None:
    assert client.get("/metrics", **headers).status_code == 403


def test_a_token_opens_metrics_from_anywhere(client: Client, settings) -> None:
    settings.METRICS_TOKEN = "right"
    far = {"REMOTE_ADDR": "203.0.113.7"}
    assert client.get("/metrics", **far, HTTP_AUTHORIZATION="Bearer right").status_code == 200
    assert client.get("/metrics", **far, HTTP_AUTHORIZATION="Bearer wrong").status_code == 403
    assert client.get("/metrics").status_code == 403


def test_pages_carry_the_headers_that_protect_them(client: Client) -> None:
    answer = client.get("/health/live")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_health_may_only_be_read(client: Client) -> None:
    assert client.post("/health/ready").status_code == 405
