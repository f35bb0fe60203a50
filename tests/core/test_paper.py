"""Paper: safe with any text, the same bytes each time, readable by machines."""

import re
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.utils.translation import gettext_lazy

from tirek.core.paper import pdf, qr_svg
from tirek.core.paper.typesetting import PaperError

NASTY = [
    '#panic() #let x = 1 #read("/etc/passwd") #include "x"',
    "$ 1/0 $ @ref <label> *жуан* _көлбеу_ `код` = тақырып - тізім + тізім / a: b",
    "\\u{41} \\\\ \" ' « » “ ” // түсініктеме /* түсініктеме */ ] } ) [ { (",
    "שלום عليكم 🙂 👨‍👩‍👧 \u202e кері \u200b \ufeff",
    "ӘҒҚҢӨҰҮҺІ әғқңөұүһі Ёё №",
]
BASE = {
    "title": "Өтінішке жауап",
    "language": "kk",
    "office": "Сарыағаш аудандық қабылдау бөлмесі",
    "number": "0412-26-000123-7",
    "date": "2026 жылғы 2 наурыз",
    "paragraphs": ["Құрметті Айгүл Серікқызы!"],
}


def test_a_letter_is_a_tagged_pdf_with_title_and_language():
    made = pdf("core/sample", BASE)
    assert made.startswith(b"%PDF-")
    assert b"/MarkInfo" in made
    assert b"/StructTreeRoot" in made
    assert re.search(rb"/Lang\s*\(kk\)", made)
    assert "Өтінішке жауап".encode() in made, "the title stands in the metadata"


@pytest.mark.parametrize("text", NASTY)
def test_no_text_becomes_markup(text):
    """What would be an error or a command in markup is just text."""
    fields = {**BASE, "title": text, "office": text, "number": text, "paragraphs": [text], "facts": [[text, text]]}
    assert pdf("core/sample", fields).startswith(b"%PDF-")


def test_the_same_paper_is_the_same_bytes_and_the_date_is_the_callers():
    assert pdf("core/sample", BASE) == pdf("core/sample", BASE)
    march = datetime(2026, 3, 2, tzinfo=UTC)
    assert pdf("core/sample", BASE, dated=march) == pdf("core/sample", BASE, dated=march) != pdf("core/sample", BASE)
    assert b"D:20260302" in pdf("core/sample", BASE, dated=march)


def test_dates_keys_and_lazy_words_may_be_given_as_they_are():
    fields = {**BASE, "date": date(2026, 3, 2), "number": uuid4(), "office": gettext_lazy("E-mail")}
    assert pdf("core/sample", fields).startswith(b"%PDF-")


@pytest.mark.parametrize("language", ["kk", "ru", "en", "zz"])
def test_every_language_has_its_words(language):
    assert pdf("core/sample", {**BASE, "language": language, "qr": qr_svg("x")}).startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["core/absent", "absent/letter", "core/../../config/settings", "core", "/etc/passwd"])
def test_only_templates_are_templates(name):
    with pytest.raises(FileNotFoundError):
        pdf(name, {})


def test_a_template_without_its_data_says_which():
    with pytest.raises(PaperError, match="core/sample"):
        pdf("core/sample", {"title": "x"})


def test_a_qr_code_is_a_self_contained_drawing():
    drawing = ET.fromstring(qr_svg("https://tirek.example/track/0412-26-000123-7"))
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert drawing.get("viewBox")
    assert qr_svg("а") != qr_svg("б")
