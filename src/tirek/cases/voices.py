"""What citizens proposed, and what they said after an answer, told to programmes that may concern them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tirek.cases.models import Feedback, Idea
from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.programmes.enums import VoiceKind
from tirek.programmes.queries.voices import Candidate, VoiceSource

MOST = 20


def proposed(actor: Actor, text: str) -> list[Candidate]:
    """Published ideas with all of some words, the newest first."""
    found = Idea.objects.published()
    for word in text.split()[:5]:
        found = found.filter(Q(title__icontains=word) | Q(summary__icontains=word))
    rows = found.select_related("office").order_by("-published_at", "-id")[:MOST]
    return [
        Candidate(
            key=row.pk,
            text=f"{row.title}. {row.summary}",
            said_on=local_date(row.created_at),
            area_id=row.office.area_id,
            url=row.get_absolute_url(),
            answer=row.answer,
        )
        for row in rows
    ]


def said_after_an_answer(actor: Actor, text: str) -> list[Candidate]:
    """Words with which applicants confirmed or reopened, as far as the actor sees their cases. They are the person's
    own: who links them puts them into words that name nobody before they are published."""
    found = Feedback.objects.visible_to(actor).exclude(words="")
    for word in text.split()[:5]:
        found = found.filter(words__icontains=word)
    rows = found.select_related("case__office").order_by("-at", "-id")[:MOST]
    return [
        Candidate(
            key=row.pk,
            text=row.words,
            said_on=local_date(row.at),
            area_id=row.case.office.area_id,
            url=row.case.get_absolute_url(),
        )
        for row in rows
    ]


SOURCES = (
    VoiceSource(VoiceKind.PROPOSAL, _("Proposals of citizens"), proposed),
    VoiceSource(VoiceKind.FEEDBACK, _("Feedback on applications"), said_after_an_answer),
)
