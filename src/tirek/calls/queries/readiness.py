"""What a call still lacks before it can be announced, and what its makers should look at."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tirek.calls.enums import StageKind, Tie
from tirek.calls.models import Call, Stage
from tirek.calls.queries.templates import not_working
from tirek.calls.schema import read_schema

JUDGING = (StageKind.EXPERT, StageKind.SECOND_LOOK, StageKind.JURY)


@dataclass(frozen=True, slots=True)
class Wanting:
    """One thing: without a needed one the call is not announced; others are advice."""

    text: str
    is_needed: bool = True


def what_is_missing(call: Call, at: datetime) -> list[Wanting]:
    """Everything that keeps a call from being announced, then what is worth a second look. Five queries."""
    stages = list(call.stages.prefetch_related("criteria"))
    needed = [*_of_call(call, at), *_of_form(call), *_of_stages(call, stages)]
    return [*(Wanting(text) for text in needed), *(Wanting(text, False) for text in _advice(call, stages))]


def _of_call(call: Call, at: datetime) -> list[str]:
    found = []
    if not (call.about_kk and call.about_ru):
        found.append(_("Say in Kazakh and in Russian what the call is about."))
    if call.closes_at <= at:
        found.append(_("The window would be closed already."))
    if not call.entrants:
        found.append(_("Say who may enter."))
    if not call.nominations.exists():
        found.append(_("Add at least one nomination."))
    if call.with_guardian_under and not call.age_on:
        found.append(_("Say on which day the age counts."))
    return found + _overlapping_ages(call)


def _overlapping_ages(call: Call) -> list[str]:
    """Age groups of one kind of work (codes that begin alike) may not overlap: a child belongs to one."""
    grouped: dict[str, list[tuple[int, int, str]]] = {}
    for each in call.nominations.exclude(youngest__isnull=True):
        ages = (each.youngest or 0, each.oldest if each.oldest is not None else 150, each.name)
        grouped.setdefault(each.code.rsplit("-", 1)[0], []).append(ages)
    found = []
    for group in grouped.values():
        for (_low, high, first), (low, _high, second) in pairwise(sorted(group)):
            if low <= high:
                told = _("The ages of «%(first)s» and «%(second)s» overlap.")
                found.append(told % {"first": first, "second": second})
    return found


def _of_form(call: Call) -> list[str]:
    form = call.forms.order_by("-number").first()
    if form is None or not any(section.get("fields") for section in form.schema.get("sections", [])):
        return [_("The form asks nothing yet.")]
    try:
        read_schema(form.schema)
    except ValidationError as error:
        return list(error.messages)
    return []


def _of_stages(call: Call, stages: list[Stage]) -> list[str]:
    found = [] if any(each.kind in JUDGING for each in stages) else [_("Add a stage at which entries are judged.")]
    before = call.opens_at if _is_rolling(stages) else call.closes_at
    for each in stages:
        named = {"stage": each.name}
        if each.starts_at < before:
            found.append(_("«%(stage)s» begins before what comes before it has ended.") % named)
        before = each.ends_at
        if each.kind in JUDGING and not each.criteria.all():
            found.append(_("«%(stage)s» has no criteria.") % named)
        if each.kind in (StageKind.EXPERT, StageKind.SECOND_LOOK) and not each.reviews_each:
            found.append(_("«%(stage)s»: say how many reviews each entry gets.") % named)
        if each.minimum_reviews > each.reviews_each > 0:
            found.append(_("«%(stage)s» asks for more reviews than are made.") % named)
        if each.kind in JUDGING and (not each.ties or each.ties[-1] != Tie.DRAW):
            found.append(_("«%(stage)s»: the ladder between equals ends in a draw.") % named)
    return found


def _is_rolling(stages: list[Stage]) -> bool:
    """Whether experts may judge entries as they come: nothing is checked or heard before them."""
    return bool(stages) and stages[0].kind == StageKind.EXPERT


def _advice(call: Call, stages: list[Stage]) -> list[str]:
    moments = [(_("The window closes"), call.closes_at)]
    moments += [(each.name, moment) for each in stages for moment in (each.starts_at, each.ends_at)]
    told = _("%(what)s: %(day)s is no working day (%(reason)s).")
    found = []
    for what, moment in moments:
        reason = not_working(moment, call.zone)
        if reason:
            found.append(told % {"what": what, "day": f"{moment:%d.%m.%Y}", "reason": reason})
    if not call.name_en:
        found.append(_("There is no title in English."))
    return found
