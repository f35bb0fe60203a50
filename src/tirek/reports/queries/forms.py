"""Which version of a form a sheet follows, and which is in force from when."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet

from tirek.core.actor import Actor
from tirek.reports.enums import CorrectionState, ReportPermission
from tirek.reports.indicators import Indicator, indicator
from tirek.reports.models import FormEdition, Sheet
from tirek.reports.period import Period
from tirek.reports.sheet_forms import SheetForm, form_of

FIRST = 1


@dataclass(frozen=True, slots=True)
class Difference:
    """What a version asks that the one before did not, and what it asks no more."""

    added: list[Indicator]
    dropped: list[Indicator]


def form_of_sheet(sheet: Sheet) -> SheetForm:
    """The form of a sheet in the version it was opened with (one small query after the first version)."""
    return form_version(sheet.form, sheet.form_version)


def form_version(code: str, version: int) -> SheetForm:
    """A version of a form: the first is code. Raises KeyError, DoesNotExist."""
    if version == FIRST:
        return form_of(code)
    return loaded(FormEdition.objects.get(form=code, version=version))


def form_in_force(code: str, on: date) -> SheetForm:
    """The version that sheets of a period beginning on a day follow (one query)."""
    found = FormEdition.objects.adopted().filter(form=code, in_force_from__lte=on).order_by("-in_force_from").first()
    return loaded(found) if found else form_of(code)


def loaded(edition: FormEdition) -> SheetForm:
    """The form as a version sets it."""
    told: dict[str, Any] = edition.content
    return replace(
        form_of(edition.form),
        version=edition.version,
        indicators=tuple(told["indicators"]),
        only_at={name: tuple(levels) for name, levels in told["only_at"].items()},
        terms=dict(told["terms"]),
        never_more=tuple((part, whole) for part, whole in told["never_more"]),
        small=told["small"],
        change=told["change"],
        deviations=told["deviations"],
    )


def difference(form: SheetForm, before: SheetForm) -> Difference:
    """How two versions differ in what they ask."""
    return Difference(
        [indicator(code) for code in form.indicators if code not in before.indicators],
        [indicator(code) for code in before.indicators if code not in form.indicators],
    )


def forms_to_decide(actor: Actor) -> "QuerySet[FormEdition]":
    """Versions that wait for the actor as the second person."""
    waiting = (
        FormEdition.objects.visible_to(actor).filter(state=CorrectionState.ASKED).exclude(asked_by_id=actor.user_id)
    )
    return waiting if actor.reach(ReportPermission.EDIT_FORMS).everywhere else waiting.none()


def coming_quarters(today: date, count: int = 4) -> list[Period]:
    """Quarters a new version may begin with: none of whose sheets is open yet."""
    found = [_after(Period.containing(today))]
    while len(found) < count:
        found.append(_after(found[-1]))
    return found


def _after(quarter: Period) -> Period:
    return Period.containing(date.fromordinal(quarter.last.toordinal() + 1))
