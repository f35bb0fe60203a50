"""The catalogue shipped with Tirek: what applications are about, and the state's measures, each by its act."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.resources import files
from typing import Any

import yaml
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.transaction import atomic

from tirek.programmes.models import Service
from tirek.programmes.words import words_of

FIRST_DAY = date(2019, 1, 1)
MEASURES_FROM = date(2023, 7, 1)  # the Social Code is in force
AFTER_SERVICES = 100
_LANGUAGES = ("kk", "ru", "en")
_TEXTS = tuple(f"{field}_{language}" for field in ("name", "description") for language in _LANGUAGES)
_ACTS = tuple(f"act_{language}" for language in _LANGUAGES)
_MORE = tuple(f"eligibility_{language}" for language in _LANGUAGES)
_ARTICLES = {
    "kk": ("{act}, {articles}-бап", "{act}, {articles}-баптар"),
    "ru": ("{act}, статья {articles}", "{act}, статьи {articles}"),
}
_ARTICLES["en"] = ("{act}, article {articles}", "{act}, articles {articles}")


@atomic
def load_reference_services() -> int:
    """Load the shipped catalogue; loading again renews its texts and adds what is missing.

    A service an administrator has ended stays ended, and a measure somebody has edited keeps what they wrote. Returns
    how many the files of the catalogue name.
    """
    with _data("services.csv").open(encoding="utf-8") as file:
        services = [_service(row, position) for position, row in enumerate(csv.DictReader(file), start=1)]
    _store(services, ["category", "position", "counts_family", "search_terms", *_TEXTS])
    return len(services) + _load_measures()


def _load_measures() -> int:
    acts: dict[str, dict[str, str]] = yaml.safe_load(_data("acts.yaml").read_text(encoding="utf-8"))
    rows: list[dict[str, Any]] = yaml.safe_load(_data("measures.yaml").read_text(encoding="utf-8"))
    needs = dict(Service.objects.asked_for().values_list("code", "pk"))
    edited = set(Service.objects.filter(version__gt=0).values_list("code", flat=True))
    measures = [
        _measure(row, acts[row["act"]], needs[row["asked_through"]], position)
        for position, row in enumerate(rows, start=AFTER_SERVICES)
        if row["code"] not in edited
    ]
    plain = ["category", "position", "asked_through", "life_events", "papers", "venues", "languages", "keywords"]
    _store(measures, [*plain, "act_url", "certainty", "search_terms", *_TEXTS, *_MORE, *_ACTS])
    return len(rows)


def _store(services: Sequence[Service], renewed: Iterable[str]) -> None:
    for service in services:
        service.search_terms = words_of(service)
    Service.objects.bulk_create(services, update_conflicts=True, unique_fields=["code"], update_fields=list(renewed))


def _service(row: dict[str, str], position: int) -> Service:
    return Service(
        code=row["code"],
        category=row["category"],
        counts_family=row["counts_family"] == "1",
        position=position,
        during=DateRange(FIRST_DAY, None),
        **{name: row[name] for name in _TEXTS},
    )


def _measure(row: dict[str, Any], act: dict[str, str], need: Any, position: int) -> Service:
    texts = {
        f"{field}_{language}": row[language][place]
        for place, field in enumerate(("name", "description", "eligibility"))
        for language in _LANGUAGES
    }
    return Service(
        code=row["code"],
        category=row["category"],
        position=position,
        during=DateRange(MEASURES_FROM, None),
        is_asked_for=False,
        asked_through_id=need,
        life_events=row["events"],
        papers=row["papers"],
        venues=row["venues"],
        languages=["kk", "ru"],
        keywords=row["words"],
        act_url=act["url"],
        certainty=row["certainty"],
        **texts,
        **{f"act_{language}": _cited(act[language], row.get("articles", ""), language) for language in _LANGUAGES},
    )


def _cited(act: str, articles: str, language: str) -> str:
    """The act with its articles, as each language cites them."""
    if not articles:
        return act
    return _ARTICLES[language][any(mark in articles for mark in ",–")].format(act=act, articles=articles)


def _data(name: str) -> Any:
    return files("tirek.programmes").joinpath("data", name)
