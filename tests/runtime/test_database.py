"""Where Django finds its database, and that tests use one of their own."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from config.environment import from_url, number


@pytest.mark.django_db
def test_the_test_database_is_throwaway_and_apart() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('fsync'), current_database()")
        fsync, name = cursor.fetchone()
    assert fsync == "off"
    assert name.startswith("test_")


def test_a_database_url_is_taken_apart() -> None:
    found = from_url("postgres://user:p%40ss@db.example:5433/tirek?sslmode=verify-full&target_session_attrs=any")
    assert (found["HOST"], found["PORT"]) == ("db.example", "5433")
    assert found["PASSWORD"] == "p@ss"
    assert found["NAME"] == "tirek"
    assert found["OPTIONS"] == {"sslmode": "verify-full", "target_session_attrs": "any"}


def test_a_socket_folder_may_be_named() -> None:
    assert from_url("postgresql:///tirek?host=/run/postgresql")["HOST"] == "/run/postgresql"


@pytest.mark.parametrize("url", ["mysql://localhost/x", "postgres://localhost", "tirek"])
def test_anything_else_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="postgres://user:password@host"):
        from_url(url)


def test_a_port_that_is_no_number_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "http")
    with pytest.raises(ImproperlyConfigured, match="PORT must be a whole number"):
        number("PORT", 8000)
