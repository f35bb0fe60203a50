"""What people asked and proposed at events, told to programmes that may concern them: published wording only."""

from django.utils.translation import gettext_lazy as _

from tirek.activities.models import Question
from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.programmes.enums import VoiceKind
from tirek.programmes.queries.voices import Candidate, VoiceSource

MOST = 20


def asked_at_events(actor: Actor, text: str) -> list[Candidate]:
    """Published questions with all of some words, the newest first."""
    found = Question.objects.published()
    for word in text.split()[:5]:
        found = found.filter(published_text__icontains=word)
    rows = found.select_related("event").order_by("-published_at", "-id")[:MOST]
    return [
        Candidate(
            key=row.pk,
            text=row.published_text,
            said_on=local_date(row.asked_at),
            area_id=row.event.area_id,
            url=row.event.get_absolute_url(),
            answer=row.published_answer,
        )
        for row in rows
    ]


SOURCE = VoiceSource(VoiceKind.QUESTION, _("Questions at events"), asked_at_events)
