"""What waits for an office because people used their rights over their data, and what a person has asked for."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from tirek.core.actor import Actor
from tirek.people.models import AccessRequest, Consent
from tirek.people.queries.subjects import Subject


@dataclass(frozen=True, slots=True)
class Waiting:
    """Withdrawn consents whose processing has to end, and copies to hand over, the most urgent first."""

    stops: QuerySet[Consent]
    requests: QuerySet[AccessRequest]

    def due_by(self, day: date) -> "Waiting":
        """Those that have to be done by a day."""
        return Waiting(self.stops.filter(stop_by__lte=day), self.requests.filter(due_on__lte=day))


def waiting_rights(actor: Actor) -> Waiting:
    """For the offices where the actor answers for people's data (indexes ``people_consent_to_stop`` and
    ``people_access_request_one_open``)."""
    return Waiting(
        Consent.objects.answered_for_by(actor).to_stop().select_related("person"),
        AccessRequest.objects.visible_to(actor).open().select_related("person").order_by("due_on", "id"),
    )


def consents_of(subject: Subject) -> list[Consent]:
    """What a proven subject agreed to, the newest first, withdrawn ones too."""
    own = Q(person__in=subject.person_ids)
    return list(Consent.objects.filter(own | Q(matter_id__in=list(subject.matters))).order_by("-given_at"))


def request_of(subject: Subject) -> AccessRequest | None:
    """The newest request for a copy that this subject made."""
    own = Q(person__in=subject.person_ids) | Q(matter_id__in=list(subject.matters))
    return AccessRequest.objects.filter(own).order_by("-asked_at").first()
