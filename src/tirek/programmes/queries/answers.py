"""The answer of a check as plain data, in one language or in all: what a page shows, a paper prints, a case keeps."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tirek.core.paper import pdf
from tirek.programmes.entitlement.checking import Check, check, check_all
from tirek.programmes.entitlement.facts import Facts
from tirek.programmes.entitlement.figures import money
from tirek.programmes.entitlement.working import UNKNOWN, YES, Finding, events_of, findings_of, monthly_total
from tirek.programmes.models import Service

LANGUAGES = ("kk", "ru", "en")
DUE, NOT_KNOWN = YES, UNKNOWN
"""States of a measure in a kept answer, for who counts answers."""
FURTHER = 8
Answer = dict[str, Any]


def answer_for(facts: Facts) -> Answer:
    """Check a family and tell it what came of it, in the active language. Three queries."""
    return told(check(facts), _catalogue(facts.on))


def answers_for(facts: Facts) -> tuple[str, dict[str, Answer]]:
    """The version of the rules, and the answer in every language: what a saved check keeps. Three queries."""
    checked = check(facts)
    return checked.rules, _in_every_language(checked, _catalogue(facts.on))


def answers_of_all(families: Sequence[Facts]) -> list[tuple[str, dict[str, Answer]]]:
    """The same of many families at once. Two queries."""
    services = list(Service.objects.filter(is_asked_for=False).order_by("position"))
    days = {facts.on for facts in families}
    offered = {day: {one.code: one for one in services if one.is_offered(day)} for day in days}
    return [(one.rules, _in_every_language(one, offered[one.facts.on])) for one in check_all(families)]


def _in_every_language(checked: Check, catalogue: Mapping[str, Service]) -> dict[str, Answer]:
    answers = {}
    for language in LANGUAGES:
        with translation.override(language):
            answers[language] = told(checked, catalogue)
    return answers


def told(checked: Check, catalogue: Mapping[str, Service]) -> Answer:
    """A check as an answer in the active language; measures the catalogue has ended are left out."""
    findings = [each for each in findings_of(checked) if each.code in catalogue]
    known = {each.code for each in findings}
    events = [str(event) for event in events_of(checked.facts)]
    further = [one for one in catalogue.values() if set(one.life_events) & set(events) and one.code not in known]
    return {
        "on": date_format(checked.facts.on, "DATE_FORMAT"),
        "rules": checked.rules,
        "region": checked.facts.region.name,
        "monthly": money(monthly_total(findings)) if monthly_total(findings) else "",
        "findings": [_row(each, catalogue[each.code]) for each in findings],
        "further": [{"code": one.code, "name": one.name, "about": one.description} for one in further[:FURTHER]],
    }


def entitled(answer: Answer) -> list[str]:
    """The codes of the measures a family is entitled to."""
    return [each["code"] for each in answer["findings"] if each["state"] == YES]


def possible(answer: Answer) -> list[str]:
    """The codes of the measures it is entitled to, or may be once something is known."""
    return [each["code"] for each in answer["findings"] if each["state"] in (YES, UNKNOWN)]


def answer_pdf(answer: Answer, *, title: str, about: Iterable[tuple[str, str]], at: datetime) -> bytes:
    """The working on paper, in the active language."""
    made = date_format(localtime(at), "DATETIME_FORMAT")
    data = {
        "title": title,
        "lang": (get_language() or "kk")[:2],
        "office": "Tirek",
        "date": made,
        "facts": [list(pair) for pair in about],
        "answer": answer,
        "words": {
            "monthly": _("Surely entitled to, each month"),
            "states": {"yes": _("Entitled"), "no": _("Not entitled"), "unknown": _("Not known")},
            "papers": _("What to bring"),
            "venues": _("Where to ask for it"),
            "rules": _("Version of the rules: %(version)s") % {"version": answer["rules"]},
            "note": _("A calculation by what was told. The body that gives the measure decides."),
        },
    }
    return pdf("programmes/answer", data, dated=at)


def _row(found: Finding, service: Service) -> Answer:
    return {
        "code": found.code,
        "name": service.name,
        "state": found.state,
        "shown": found.shown,
        "lines": [[line.label, line.value, line.note] for line in found.lines],
        "reasons": found.reasons,
        "papers": service.paper_labels,
        "venues": service.venue_labels,
        "certainty": service.certainty,
    }


def _catalogue(on: date) -> dict[str, Service]:
    """Measures offered on a day, by code. One query."""
    explained = Service.objects.on(on).filter(is_asked_for=False)
    return {one.code: one for one in explained.order_by("position")}
