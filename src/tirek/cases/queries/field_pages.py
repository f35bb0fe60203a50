"""What the office sees of its devices, numbers and meetings."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tirek.cases.enums import FieldNumberState, FieldRecordState
from tirek.cases.models import Case, FieldDevice, FieldMeeting, FieldNumber, FieldRecord, FieldRecovery
from tirek.core.actor import Actor
from tirek.network.models import User


@dataclass(frozen=True, slots=True)
class DevicePage:
    """A device with the account of its numbers."""

    device: FieldDevice
    counts: dict[str, int]
    numbers: list[FieldNumber]
    recovery: FieldRecovery | None
    names: dict[UUID, str]

    @property
    def total(self) -> int:
        """All numbers it ever held: the counts add up to this."""
        return sum(self.counts.values())


def devices_for_list(actor: Actor) -> QuerySet[FieldDevice]:
    """The devices the actor may see, lately heard from first, with how many numbers each still holds. One query."""
    held = Count("blocks__numbers", filter=Q(blocks__numbers__state=FieldNumberState.HELD))
    return (
        FieldDevice.objects.visible_to(actor).select_related("office", "user").annotate(held=held).order_by("-seen_at")
    )


def meetings_for_list(actor: Actor) -> QuerySet[FieldMeeting]:
    """The meetings of the actor's offices, latest first, with how much was taken. One query."""
    taken, waiting = Count("records"), Count("records", filter=Q(records__state=FieldRecordState.CONFLICT))
    return (
        FieldMeeting.objects.visible_to(actor).select_related("office", "area").annotate(taken=taken, waiting=waiting)
    )


def undecided_for_list(actor: Actor) -> QuerySet[FieldRecord]:
    """Applications that were sent and wait for a choice. One query."""
    return FieldRecord.objects.visible_to(actor).undecided().select_related("device__user", "meeting")


def device_page(device: FieldDevice) -> DevicePage:
    """The page of a visible device; four queries."""
    numbers = list(FieldNumber.objects.filter(block__device=device).select_related("case", "reissued_in__device"))
    recovery = device.recoveries.filter(fetched_at=None).first()
    people = {device.ended_by_id, getattr(recovery, "asked_by_id", None), getattr(recovery, "agreed_by_id", None)}
    names = dict(User.objects.filter(pk__in=people - {None}).values_list("pk", "name"))
    counts = Counter(one.state for one in numbers)
    return DevicePage(device, {state: counts[state] for state in FieldNumberState.values}, numbers, recovery, names)


def cases_of_meeting(meeting: FieldMeeting, actor: Actor) -> QuerySet[Case]:
    """The visible cases taken at a meeting, in the order of their numbers."""
    return Case.objects.visible_to(actor).filter(field_record__meeting=meeting).for_queue().order_by("number")
