"""Repeats: applications of one person that say the same, recognised by the word pairs of their folded text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from tirek.cases.enums import CaseState
from tirek.cases.models import Case
from tirek.core.actor import Actor
from tirek.core.text import fold

LOOK_BACK = timedelta(days=3 * 365)
MOST = 30
ALMOST, SAME = 0.6, 0.95
PAIR = 2


@dataclass(frozen=True, slots=True)
class Repeat:
    """An earlier visible case of the same person, how alike its text is (0 to 1), and what may be done with that."""

    case: Case
    likeness: float

    @property
    def is_same(self) -> bool:
        """Whether the text is the same but for spelling and a word or two."""
        return self.likeness >= SAME

    @property
    def is_decided(self) -> bool:
        """Whether the earlier one is answered: only then may the repeat be filed without an answer (art. 64(8))."""
        return self.case.answered_on is not None and self.case.state in (CaseState.ANSWERED, CaseState.CLOSED)

    @property
    def words(self) -> str:
        """How alike, in words."""
        return _("the same text") if self.is_same else _("almost the same text")


def shingles(text: str) -> frozenset[str]:
    """The pairs of neighbouring words of a text in its folded spelling; the single word of a text of one."""
    words = fold(text).split()
    return frozenset(" ".join(words[i : i + PAIR]) for i in range(max(len(words) - PAIR + 1, min(len(words), 1))))


def likeness(one: str, other: str) -> float:
    """How much two texts share: 1 for the same words in the same order, 0 for none. Symmetric."""
    a, b = shingles(one), shingles(other)
    return len(a & b) / len(a | b) if a and b else 0.0


def repeats_of(actor: Actor, case: Case) -> list[Repeat]:
    """Earlier visible cases of the same applicant with the same or almost the same text, the likest first. One query
    (index ``case_by_applicant``)."""
    earlier = Case.objects.visible_to(actor).filter(
        applicant_id=case.applicant_id, pk__lt=case.pk, registered_on__gte=case.registered_on - LOOK_BACK
    )
    related = earlier.select_related("office", "service").order_by("-registered_on", "-id")
    return alike(case.body, related[:MOST])


def repeats_at_intake(actor: Actor, person_id: UUID | None, text: str, *, on: date) -> list[Repeat]:
    """The same while the application is still being written down."""
    if not person_id or len(text.split()) < PAIR:
        return []
    earlier = Case.objects.visible_to(actor).filter(applicant_id=person_id, registered_on__gte=on - LOOK_BACK)
    related = earlier.select_related("office", "service", "applicant").order_by("-registered_on", "-id")
    return alike(text, related[:MOST])


def alike(text: str, cases: Iterable[Case]) -> list[Repeat]:
    """Those whose text is almost or quite the same, the likest first."""
    found = (Repeat(case, likeness(text, case.body)) for case in cases)
    return sorted((one for one in found if one.likeness >= ALMOST), key=lambda one: -one.likeness)
