"""The catalogue holds no personal data; every column is named so that this stays a decision."""

from tirek.core.retention import Category, Term, keep
from tirek.programmes.models import (
    ParameterChange,
    Provision,
    RegionalFigure,
    Route,
    Scenario,
    ScenarioRun,
    Service,
    ServiceRevision,
)

FOR_GOOD = Term(None, "the catalogue")
_ROW = ("id", "created_at")
_TEXTS = tuple(
    f"{name}_{language}" for name in ("description", "eligibility", "cost", "act") for language in ("kk", "ru", "en")
)

keep(
    Service,
    FOR_GOOD,
    {Category.TRACE: ("confirmed_by_name", "changed_by_id")},
    plain=(
        *_ROW,
        *_TEXTS,
        "name_kk",
        "name_ru",
        "name_en",
        "code",
        "category",
        "during",
        "position",
        "counts_family",
        "is_asked_for",
        "asked_through",
        "life_events",
        "papers",
        "venues",
        "languages",
        "schedule",
        "phone",
        "website",
        "keywords",
        "act_url",
        "certainty",
        "owner",
        "confirmed_on",
        "review_due",
        "version",
        "search_terms",
    ),
)
keep(
    ServiceRevision,
    FOR_GOOD,
    {Category.TRACE: ("made_by_name",)},
    plain=(*_ROW, "service", "number", "content", "why", "made_at"),
)
keep(Provision, FOR_GOOD, {}, plain=(*_ROW, "service", "organisation", "during"))
keep(Route, FOR_GOOD, {}, plain=(*_ROW, "service", "area", "organisation", "during"))
keep(
    RegionalFigure,
    FOR_GOOD,
    {},
    plain=(
        *_ROW,
        "area",
        "quarter_on",
        "poverty_line",
        "median_income",
        "subsistence_minimum",
        "source",
        "certainty",
    ),
)
keep(
    Scenario,
    FOR_GOOD,
    {Category.TRACE: ("author_id", "author_name", "adopted_by_id", "adopted_by_name")},
    plain=(*_ROW, "name", "about", "on", "changes", "adopted_from", "adopted_act", "adopted_at"),
)
keep(
    ScenarioRun,
    FOR_GOOD,
    {Category.TRACE: ("asked_by_name",)},
    plain=(
        *_ROW,
        "scenario",
        "over",
        "engine",
        "persons",
        "seed",
        "asked_at",
        "changes",
        "rules_version",
        "finished_at",
        "seconds",
        "problem",
        "results",
    ),
)
keep(ParameterChange, FOR_GOOD, {}, plain=(*_ROW, "parameter", "value", "in_force_from", "act", "scenario"))
