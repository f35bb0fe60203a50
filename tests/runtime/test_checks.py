"""``tirek check``: each bad configuration is named with its cure."""

import json

import pytest

from tirek.core import checks
from tirek.core.checks import Finding, all_checks, integrity_check
from tirek.portal.cli.main import main

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _registered() -> None:
    """Every check is known before a test puts a register of its own in the place of theirs."""
    all_checks()


def codes_found() -> set[str]:
    return {one.code for one in all_checks() if one.code.startswith("configuration.") and list(one.run())}


@pytest.fixture
def sound(settings) -> None:
    settings.DEMO = False
    settings.SECURE = True
    settings.SITE_URL = "https://tirek.example"
    settings.OPERATOR = {"kk": "Желі", "ru": "Сеть", "en": "Network", "bin": "991340000000"}


def test_a_sound_configuration_has_one_finding_in_tests(sound: None) -> None:
    assert codes_found() == {"configuration.database_durability"}, "tests switch durability off, and only that"


@pytest.mark.parametrize(
    ("setting", "value", "code"),
    [
        ("DEBUG", True, "configuration.debug"),
        ("DEMO", True, "configuration.demo_in_public"),
        ("SECRET_KEY", "short", "configuration.secret_key"),
        ("SECURE", False, "configuration.plain_http"),
        ("ALLOWED_HOSTS", ["*"], "configuration.any_host"),
        ("MEDIA_ROOT", "/proc/nowhere/files", "configuration.files"),
    ],
)
def test_each_fault_is_named(sound: None, settings, setting: str, value: object, code: str) -> None:
    setattr(settings, setting, value)
    assert code in codes_found()


def test_a_mail_server_that_does_not_answer_is_named(sound: None, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert "configuration.email" in codes_found()


def test_every_check_has_a_title_a_cure_and_its_app_in_its_code() -> None:
    for one in all_checks():
        assert str(one.title), one.code
        assert str(one.cure), one.code
        assert "." in one.code


def test_findings_are_printed_with_cures_and_as_json(capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_CHECKS", dict(checks._CHECKS))

    @integrity_check("sample.broken", title="A sample is broken", cure="Mend it.")
    def broken():
        yield "S-1"
        yield Finding("S-2", "torn")

    assert main(["check", "sample."]) == 1
    printed = capsys.readouterr().out
    assert "sample.broken: A sample is broken (2)" in printed
    assert "→ Mend it." in printed
    assert main(["check", "sample.", "--json"]) == 1
    (result,) = json.loads(capsys.readouterr().out)["findings"]
    assert result["count"] == 2
    assert result["findings"][1] == {"about": "S-2", "detail": "torn"}


def test_no_finding_is_exit_code_0(capsys) -> None:
    assert main(["check", "configuration.migrations"]) == 0
    assert "1 checks, 0 findings." in capsys.readouterr().out
