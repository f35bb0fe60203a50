"""Terms, queries and highlighting, held against PostgreSQL itself."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from tirek.core.text import highlight, query_for, search_terms, terms

TEXT = "Сарыағаш ауданының тұрғындары балабақшадан орын сұрайды. Прошу помочь с документами. Qalanyñ mäselesi"
ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=200)


def _matches(text: str, query: str | None) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_tsvector('simple', %s) @@ to_tsquery('simple', %s)", [search_terms(text), query])
        found: bool = cursor.fetchone()[0]
    return found


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    ["балабақша", "балабақшалар", "орны", "орындар", "тұрғын", "сұрау", "документ", "документы", "документов",
     "аудан сарыағаш", "қала мәселе", "Saryagash", "балаб", "сары", "бұл балабақша үшін орын"],
)  # fmt: skip
def test_found(query: str) -> None:
    assert _matches(TEXT, query_for(query))


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["мектеп", "балабақша мектеп", "ау", "құжаттама", "балаб орын"])
def test_not_found(query: str) -> None:
    assert not _matches(TEXT, query_for(query, prefix=False))


@pytest.mark.django_db
@given(ANY_TEXT)
@settings(max_examples=150)
def test_any_text_is_storable_and_any_query_runs(text: str) -> None:
    query = query_for(text)
    found = _matches(text, query)
    assert found is None if query is None else found in (True, False)


@pytest.mark.parametrize("text", ["", "   ", "!!! & | <->", "🎉", "\x00", "'", "\\"])
def test_nothing_to_look_for(text: str) -> None:
    assert query_for(text) is None


def test_terms_are_ordered_and_unique() -> None:
    assert terms("балаларға")[0] == "balalarga"
    assert len(terms("документами")) == len(set(terms("документами")))
    assert "dokument" in terms("документами")
    assert "apli" in terms("applies") or "appli" in terms("applies")


def test_a_russian_stem_is_not_taken_from_a_kazakh_word() -> None:
    assert terms("адам") == ["adam"]
    assert terms("қала") == ["kala"]


def test_highlight_marks_forms_and_escapes() -> None:
    marked = highlight("<b>Халқының</b> орны & қала", "халық")
    assert marked == "&lt;b&gt;<mark>Халқының</mark>&lt;/b&gt; орны &amp; қала"


@given(ANY_TEXT, ANY_TEXT)
def test_highlight_never_lets_markup_through(text: str, query: str) -> None:
    bare = highlight(text, query).replace("<mark>", "").replace("</mark>", "")
    assert "<" not in bare
    assert ">" not in bare
