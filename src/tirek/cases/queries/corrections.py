"""What applicants are asked to mend."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.cases.enums import CorrectionState
from tirek.cases.models import Correction
from tirek.cases.queries.timeline import Moment, MomentKind
from tirek.core.actor import Actor


def waiting_correction(case_id: UUID, actor: Actor) -> Correction | None:
    """The one that waits for the applicant, None when nothing is asked."""
    asked = Correction.objects.visible_to(actor)
    return asked.filter(case_id=case_id, state=CorrectionState.WAITING).first()


def correction_moments(corrections: Iterable[Correction]) -> Iterator[Moment]:
    """What was asked and how it ended, for the timeline. Both sides read the same."""
    ended = {
        CorrectionState.CORRECTED: _("Defects mended"),
        CorrectionState.RETURNED: _("Application returned"),
        CorrectionState.TAKEN_BACK: _("Mending is no longer needed"),
    }
    for asked in corrections:
        until = _("To be mended by %(day)s.") % {"day": date_format(asked.due_on, "SHORT_DATE_FORMAT")}
        yield Moment(asked.asked_at, MomentKind.TERM, _("Asked to mend defects"), "", f"{until} {asked.missing}")
        if asked.ended_at:
            yield Moment(asked.ended_at, MomentKind.TERM, ended[CorrectionState(asked.state)], "", asked.words)
