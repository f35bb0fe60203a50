"""Translations: extraction, keeping, checking and compiling without GNU gettext."""

import gettext
from pathlib import Path

import pytest
from django.utils.translation import gettext as in_words
from django.utils.translation import override, trans_real

from tirek.portal.cli import catalogues
from tirek.portal.cli.catalogues import AppCatalogue, extract
from tirek.portal.cli.prepare import compile_messages

CODE = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
TITLE = _("Open cases")
def count(n): return ngettext("%(n)d case", "%(n)d cases", n) % {"n": n}
STATE = pgettext("of a case", "Open")
"""
PAGE = """{% translate "Apply" %}
{% blocktranslate count n=x %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}"""


@pytest.fixture
def app(tmp_path: Path) -> Path:
    (tmp_path / "views.py").write_text(CODE)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(PAGE)
    return tmp_path


def catalogue(app: Path, language: str = "ru") -> AppCatalogue:
    return AppCatalogue("sample", app, language)


def translate(app: Path, language: str, **replacements: str) -> None:
    text = catalogue(app, language).po.read_text()
    for message, translation in replacements.items():
        text = text.replace(f'msgid "{message}"\nmsgstr ""', f'msgid "{message}"\nmsgstr "{translation}"')
    catalogue(app, language).po.write_text(text)


def test_strings_of_code_and_templates_are_found(app: Path) -> None:
    assert set(extract(app)) == {
        ("Open cases", None),
        (("%(n)d case", "%(n)d cases"), None),
        ("Open", "of a case"),
        ("Apply", None),
        (("%(n)s day", "%(n)s days"), None),
    }


def test_a_new_catalogue_lists_every_string_as_missing(app: Path) -> None:
    catalogue(app).update()
    assert len([line for line in catalogue(app).problems() if "missing" in line]) == 5


def test_an_update_keeps_translations_and_drops_what_vanished(app: Path) -> None:
    catalogue(app).update()
    translate(app, "ru", Apply="Обратиться")
    (app / "views.py").write_text("")
    catalogue(app).update()
    text = catalogue(app).po.read_text()
    assert "Обратиться" in text
    assert "Open cases" not in text


def test_an_update_without_news_changes_nothing(app: Path) -> None:
    catalogue(app).update()
    before = catalogue(app).po.stat().st_mtime_ns
    catalogue(app).update()
    assert catalogue(app).po.stat().st_mtime_ns == before


def test_a_fuzzy_translation_and_a_lost_placeholder_are_problems(app: Path) -> None:
    (app / "views.py").write_text('_("From %(office)s")\n_("To")')
    (app / "templates" / "page.html").write_text("")
    catalogue(app).update()
    text = catalogue(app).po.read_text()
    text = text.replace('msgid "From %(office)s"\nmsgstr ""', 'msgid "From %(office)s"\nmsgstr "От"')
    text = text.replace('msgid "To"\nmsgstr ""', '#, fuzzy\nmsgid "To"\nmsgstr "Кому"')
    catalogue(app).po.write_text(text)
    problems = "\n".join(catalogue(app).problems())
    assert "lost placeholder: 'From %(office)s'" in problems
    assert "fuzzy: 'To'" in problems


def test_the_compiled_form_is_read_by_gettext(app: Path) -> None:
    catalogue(app).update()
    translate(app, "ru", Apply="Обратиться")
    assert catalogue(app).is_stale()
    catalogue(app).compile()
    assert not catalogue(app).is_stale()
    with catalogue(app).mo.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Apply") == "Обратиться"


def test_what_was_read_before_it_was_compiled_is_read_anew(app: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a first start there is nothing to read yet: what the demo writes then must not stay in English."""
    catalogue(app).update()
    monkeypatch.setattr(catalogues, "all_catalogues", lambda: [catalogue(app)])
    with override("kk"):
        in_words("Applications")
        before = trans_real._translations["kk"]
    compile_messages()
    with override("kk"):
        assert in_words("Applications") == "Өтініштер"
    assert trans_real._translations["kk"] is not before
