"""Parts of cases as a table."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from tirek.cases.models import CasePart
from tirek.network.enums import CrossingField

HEADS = (
    _("Number"),
    _("Sent"),
    _("Deadline"),
    _("State"),
    _("From"),
    _("Office"),
    _("Case worker"),
    _("Applicant"),
    _("The part"),
)


def rows_of_parts(parts: Iterable[CasePart]) -> Iterator[list[Any]]:
    """One row a part; the applicant's name only where it crossed to the receiver."""
    for part in parts:
        yield [
            str(part),
            part.sent_at.date(),
            part.due_on,
            part.get_state_display(),
            part.from_office.name,
            part.office.name,
            part.assignee.name if part.assignee else "",
            part.case.applicant.full_name if CrossingField.NAME.value in part.crossing else "",
            part.text,
        ]
