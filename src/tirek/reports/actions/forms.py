"""Changing what sheets ask: one person proposes the next version of a form, another adopts it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Max
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import paragraphs
from tirek.core.verdict import ensure
from tirek.network.enums import Level
from tirek.reports.enums import CorrectionState
from tirek.reports.indicators import indicator
from tirek.reports.models import FormEdition, Sheet
from tirek.reports.permissions_of_desk import may_decide_form, may_propose_form
from tirek.reports.queries.forms import FIRST
from tirek.reports.sheet_forms import form_of


def propose_form(
    code: str, in_force_from: date, content: Mapping[str, Any], reason: str, *, by: Actor, at: datetime
) -> FormEdition:
    """Propose the next version of a form from the first day of a quarter to come. Raises Refused; ValidationError for
    what no sheet can ask, no reason, or while another version waits."""
    ensure(may_propose_form(by))
    form_of(code)
    if not (words := paragraphs(reason)):
        raise ValidationError({"reason": _("Say why the form changes.")})
    _check(content)
    if in_force_from <= local_date(at) or Sheet.objects.filter(form=code, first_on__gte=in_force_from).exists():
        raise ValidationError({"in_force_from": _("Sheets of this quarter are open already. Choose a later one.")})
    known = FormEdition.objects.filter(form=code)
    try:
        with atomic():
            edition = FormEdition.objects.create(
                form=code,
                version=(known.aggregate(last=Max("version"))["last"] or FIRST) + 1,
                in_force_from=in_force_from,
                content=dict(content),
                reason=words,
                asked_at=at,
                asked_by_id=by.user_id,
                asked_by_name=by.name,
            )
            record("reports.form_proposed", edition, by=by, at=at, form=code, version=edition.version)
    except IntegrityError:
        raise ValidationError(_("Another version waits for its second person. Decide on it first.")) from None
    return edition


@atomic
def adopt_form(edition_id: UUID, *, by: Actor, at: datetime) -> FormEdition:
    """Put a version in force from its day; sheets opened before keep theirs. Raises Refused, ValidationError."""
    edition = _waiting(edition_id, by)
    if Sheet.objects.filter(form=edition.form, first_on__gte=edition.in_force_from).exists():
        raise ValidationError(_("Sheets of this quarter are open already. Choose a later one."))
    if FormEdition.objects.adopted().filter(form=edition.form, in_force_from__gte=edition.in_force_from).exists():
        raise ValidationError(_("A later version is adopted already."))
    _decide(edition, CorrectionState.APPROVED, by, at)
    record("reports.form_adopted", edition, by=by, at=at, form=edition.form, version=edition.version)
    return edition


@atomic
def refuse_form(edition_id: UUID, why: str, *, by: Actor, at: datetime) -> FormEdition:
    """Leave the form as it is. Raises Refused; ValidationError without words."""
    if not (words := paragraphs(why)):
        raise ValidationError({"refusal": _("Say why.")})
    edition = _waiting(edition_id, by)
    edition.refusal = words
    _decide(edition, CorrectionState.REFUSED, by, at)
    record("reports.form_refused", edition, by=by, at=at, form=edition.form, version=edition.version)
    return edition


def _waiting(edition_id: UUID, by: Actor) -> FormEdition:
    edition = FormEdition.objects.visible_to(by).select_for_update().get(pk=edition_id)
    ensure(may_decide_form(by, edition))
    return edition


def _decide(edition: FormEdition, state: CorrectionState, by: Actor, at: datetime) -> None:
    edition.state, edition.decided_at, edition.decided_by_id = state, at, by.user_id
    edition.save(update_fields=["state", "decided_at", "decided_by_id", "refusal"])


def _check(content: Mapping[str, Any]) -> None:
    """Refuse what no sheet can ask. Raises ValidationError by field."""
    codes = list(content["indicators"])
    if not codes:
        raise ValidationError({"indicators": _("Choose one figure at least.")})
    for code in codes:
        try:
            indicator(code)
        except KeyError:
            raise ValidationError({"indicators": _("There is no such indicator.")}) from None
    district, region, republic = (content["terms"][level] for level in (Level.DISTRICT, Level.REGION, Level.REPUBLIC))
    if not 0 < district <= region <= republic:
        raise ValidationError({"republic": _("Who is above waits for those below: terms do not become shorter.")})
    for part, whole in content["never_more"]:
        if part == whole or part not in codes or whole not in codes:
            raise ValidationError({"indicators": _("A rule compares two figures that the form asks.")})
