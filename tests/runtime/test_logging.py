"""Logs: one JSON object a line, nothing of a person in it."""

import json
import subprocess
import sys

import pytest
from django.test import Client

from tirek.core.logging import mask

SETUP = """
import os, logging, django, structlog
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
"""


def lines_of(program: str) -> list[dict[str, object]]:
    """Run a program under Tirek's settings and parse what it logged."""
    done = subprocess.run([sys.executable, "-c", SETUP + program], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stderr.splitlines()]


def test_personal_fields_are_removed() -> None:
    (line,) = lines_of(
        "structlog.get_logger('tirek.x').info('saved', name='Айгүл', phone='+77011234567', case='0412-26-000123-7')"
    )
    assert line["name"] == line["phone"] == "[removed]"
    assert line["case"] == "0412-26-000123-7"
    assert (line["level"], line["logger"]) == ("info", "tirek.x")


def test_an_exception_is_told_by_place_and_class_not_by_its_text() -> None:
    lines = lines_of(
        """
def fail():
    try:
        raise KeyError("Айгүл Сериққызы")
    except KeyError as error:
        raise ValueError("IIN 990101300123") from error
try:
    fail()
except ValueError:
    structlog.get_logger("tirek.x").exception("failed")
    logging.getLogger("other").exception("failed")
"""
    )
    assert len(lines) == 2
    for line in lines:
        assert [one["type"] for one in line["error"]] == ["builtins.ValueError", "builtins.KeyError"]
        assert line["error"][0]["at"][-1].endswith("fail")
        assert "990101300123" not in json.dumps(line, ensure_ascii=False)
        assert "Айгүл" not in json.dumps(line, ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Not found: /track/?number=0412-26-000123-7&pin=1234", "Not found: /track/?[query]"),
        ("mail to aigul.s@mail.example failed", "mail to [e-mail] failed"),
        ("call +7 701 123 45 67 back", "call [number] back"),
        ("iin 990101300123", "iin [number]"),
        ("case 0412-26-000123-7 moved", "case 0412-26-000123-7 moved"),
    ],
)
def test_messages_are_masked(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.django_db
def test_a_request_is_logged_by_its_route(caplog: pytest.LogCaptureFixture, client: Client) -> None:
    with caplog.at_level("INFO", logger="tirek.request"):
        client.get("/no-such-page/?name=Айгүл")
    (record,) = [record.msg for record in caplog.records if record.name == "tirek.request"]
    assert (record["event"], record["route"], record["status"]) == ("request", "none", 404)
    assert "no-such-page" not in str(record)
    assert "Айгүл" not in str(record)
