"""What came of a case, apart from whether it is closed."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tirek.cases.clock.ledger import day_of
from tirek.cases.enums import RESULTS_WITH_REASON, OutcomeResult
from tirek.cases.models import Case, Outcome
from tirek.core.actor import Actor


def record_outcome(case: Case, result: str, reason: str, *, by: Actor, at: datetime) -> Outcome:
    """Write what came of a locked case and stand it on the case, unsaved. The former outcome is superseded.

    Raises ValidationError for an unknown result, or when it needs a reason and has none.
    """
    if result not in OutcomeResult.values:
        raise ValidationError({"result": _("Choose what came of the case.")})
    if result in RESULTS_WITH_REASON and not reason:
        raise ValidationError({"reason": _("Say why it was not solved in full.")})
    supersede_outcome(case, at=at)
    case.outcome, case.outcome_on = result, day_of(at)
    return Outcome.objects.create(case=case, result=result, reason=reason, recorded_at=at, recorded_by_id=by.user_id)


def supersede_outcome(case: Case, *, at: datetime) -> None:
    """End the current outcome of a locked case, which then has none, unsaved."""
    case.outcomes.filter(superseded_at__isnull=True).update(superseded_at=at)
    case.outcome, case.outcome_on = None, None
