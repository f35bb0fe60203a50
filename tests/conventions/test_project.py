"""Migrations, generated documents, sizes, and nothing of one machine in what is shared."""

import json
import re

import pytest
from django.core.management import call_command
from tests.conventions.source import ROOT, files, named, short

from tirek.portal.cli import generated

LONGEST_FILE = 400
LONGEST_TEMPLATE = 120
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+|tmp/h)/")
ADDRESS = re.compile(r"https?://|index-url|find-links|file:", re.IGNORECASE)
TEXT = {
    ".py",
    ".toml",
    ".txt",
    ".in",
    ".md",
    ".html",
    ".json",
    ".mjs",
    ".js",
    ".scss",
    ".css",
    ".typ",
    ".yml",
    ".po",
    "",
}


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


def test_generated_documents_are_current() -> None:
    assert generated.differences() == [], "run make docs"


def test_no_source_file_is_long() -> None:
    code = [path for path in named(".py") if "migrations" not in path.parts]
    long = [f"{short(path)}: {n}" for path in code if (n := lines(path)) > LONGEST_FILE]
    assert not long, "\n".join(long)


def test_no_template_is_long() -> None:
    long = [f"{short(path)}: {n}" for path in named(".html", below="src") if (n := lines(path)) > LONGEST_TEMPLATE]
    assert not long, "\n".join(long)


def lines(path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_names_a_place_of_one_machine() -> None:
    found = [
        f"{short(path)}:{number}"
        for path in files()
        if path.suffix in TEXT and path.name != "test_project.py"
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="ignore").splitlines(), start=1)
        if MACHINE.search(line)
    ]
    assert not found, "\n".join(found)


def test_requirements_are_locked_and_name_no_host() -> None:
    for path in sorted((ROOT / "requirements").glob("*")):
        text = path.read_text()
        assert not ADDRESS.search(text), path.name
        if path.suffix == ".txt":
            pinned = re.findall(r"^([\w.-]+)==", text, re.MULTILINE)
            assert len(pinned) > 20
            assert text.count("--hash=sha256:") >= len(pinned)


def test_the_lock_of_the_front_end_names_no_host() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]
    assert not ADDRESS.search((ROOT / ".npmrc").read_text())


def test_no_inline_script_or_handler_in_templates() -> None:
    """The content security policy forbids them: they would silently do nothing."""
    inline = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"(?:application/json|application/ld\+json)\")|\son\w+=\"")
    found = [short(path) for path in named(".html", below="src") if inline.search(path.read_text())]
    assert not found, "\n".join(found)
