"""What waits on the start page of those who run calls."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tirek.calls.queries.judging_waiting import entries_to_judge, results_to_publish
from tirek.calls.queries.waiting import alike_to_judge, calls_to_announce, entries_to_check
from tirek.core.actor import Actor

Pile = tuple[str, "QuerySet[Any, Any]", str, str, str]


def of_calls(actor: Actor, at: datetime) -> list[Pile]:
    """Entries to check, texts that are much alike, entries to judge, results that want a second person, drafts whose
    opening is near."""
    work = reverse("calls:work")
    return [
        (_("Entries for the formal check"), entries_to_check(actor, at), work, "checkup-list", "warning"),
        (_("Entries much like another"), alike_to_judge(actor), work, "copy", "info"),
        (_("Entries to judge"), entries_to_judge(actor), reverse("calls:judging"), "gavel", "warning"),
        (_("Results to publish as the second person"), results_to_publish(actor), work, "certificate", "warning"),
        (_("Calls to announce soon"), calls_to_announce(actor, at), f"{work}?state=draft", "speakerphone", "warning"),
    ]
