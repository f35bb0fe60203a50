"""Taking the personal out of old applications: the text, the papers, the messages and the PIN go; what figures count
(office, service, place, days, outcome) stays, with the number."""

from datetime import datetime
from functools import cache
from uuid import UUID

from django.db.models import Model, Q

from tirek.cases.models import Attachment, Case
from tirek.core.anonymising import blank, ways_to, with_ids
from tirek.core.models import Message
from tirek.core.uploads import drop
from tirek.people.models import Person

KEPT = ("number", "language", "rating", "percent")
"""Named personal because they point at somebody; they say nothing of their own, and figures and letters need them."""


def anonymise_cases(ids: list[UUID], at: datetime) -> int:
    """Anonymise applications with everything that hangs on them; files leave the store once this commits. Called by a
    retention run, inside its transaction and after ``retention_lets_pass``."""
    for attachment in Attachment.objects.filter(case__in=ids):
        drop(attachment)
    for model, way in _hanging_on_cases().items():
        if model is not Attachment:
            blank(model, with_ids(way, ids), kept=KEPT)
    _forget_messages(Q(about_id__in=ids))
    return blank(Case, Q(pk__in=ids), kept=KEPT, anonymised_at=at, pin_digest="", search_terms="")


def _forget_messages(about: Q) -> None:
    """Recipient, subject and text; that something was sent and when stays."""
    Message.objects.filter(about).update(to="", subject="", body="")


@cache
def _hanging_on_cases() -> dict[type[Model], str]:
    """Every table that leads to an application, but for persons, who may have others."""
    return {model: way for model, way in ways_to(Case).items() if model is not Person}
