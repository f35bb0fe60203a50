"""The village meeting: what an office takes where there is no network, on devices it trusts."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.cases.enums import CasePermission, FieldDeviceState, FieldNumberState, FieldPermission, FieldRecordState
from tirek.core.actor import Actor
from tirek.core.models import Base


class FieldMeetingQuerySet(models.QuerySet["FieldMeeting"]):
    """Meetings by access."""

    def visible_to(self, actor: Actor) -> "FieldMeetingQuerySet":
        """Those of offices whose cases the actor may see."""
        return self if actor.is_system else self.filter(_within(actor, CasePermission.VIEW, "office_id"))


class FieldMeeting(Base):
    """A meeting with people away from the office: where, when, with which agencies. A tour may cite it later."""

    office = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="field_meetings")
    area = models.ForeignKey("territory.Area", on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200)
    held_on = models.DateField()
    agencies = models.JSONField(default=list, blank=True)
    planned_by_id = models.UUIDField()

    objects = FieldMeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-id"]

    def __str__(self) -> str:
        return self.place

    def get_absolute_url(self) -> str:
        return reverse("cases:field_meeting", args=[self.pk])


class FieldDeviceQuerySet(models.QuerySet["FieldDevice"]):
    """Devices by access and state."""

    def visible_to(self, actor: Actor) -> "FieldDeviceQuerySet":
        """One's own devices, and those of offices whose devices the actor looks after."""
        if actor.reach(FieldPermission.MANAGE).everywhere:  # an empty condition joined by "or" would be forgotten
            return self
        condition = _within(actor, FieldPermission.MANAGE, "office_id")
        if actor.user_id:
            condition |= Q(user_id=actor.user_id)
        return self.filter(condition)

    def active(self) -> "FieldDeviceQuerySet":
        """Those that may still send."""
        return self.filter(state=FieldDeviceState.ACTIVE)


class FieldDevice(Base):
    """A tablet or phone on which one user takes applications offline for one office. Its key is made by the device.

    ``token_digest`` is of the secret the device made; ``escrow`` is the device's data key, sealed to the server so that
    two people can open it when the passphrase is forgotten. ``skew_seconds``: how far its clock was behind ours when it
    was last in touch; ``unsent`` what it then still had to send.
    """

    office = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="field_devices")
    user = models.ForeignKey("network.User", on_delete=models.PROTECT, related_name="field_devices")
    name = models.CharField(max_length=100)
    state = models.CharField(max_length=8, choices=FieldDeviceState.choices, default=FieldDeviceState.ACTIVE)
    token_digest = models.CharField(max_length=64, editable=False)
    escrow = models.JSONField(default=dict, blank=True, editable=False)
    enrolled_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    skew_seconds = models.IntegerField(default=0)
    unsent = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    ended_by_id = models.UUIDField(null=True)
    end_reason = models.CharField(max_length=500, blank=True)
    wiped_at = models.DateTimeField(null=True)

    objects = FieldDeviceQuerySet.as_manager()

    class Meta:
        ordering = ["-seen_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=FieldDeviceState.ACTIVE, ended_at__isnull=True)
                | (~Q(state=FieldDeviceState.ACTIVE) & Q(ended_at__isnull=False)),
                name="field_device_ended_has_time",
            ),
            models.CheckConstraint(
                condition=Q(wiped_at__isnull=True) | Q(ended_at__isnull=False), name="field_device_wiped_after_end"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("cases:field_device", args=[self.pk])


class FieldRecovery(Base):
    """Opening a device whose passphrase is forgotten: one person asks, another agrees, the device fetches its key once.
    Seen with its device."""

    device = models.ForeignKey(FieldDevice, on_delete=models.PROTECT, related_name="recoveries")
    reason = models.CharField(max_length=500)
    asked_by_id = models.UUIDField()
    asked_at = models.DateTimeField()
    agreed_by_id = models.UUIDField(null=True)
    agreed_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_by_id__isnull=True) | ~Q(agreed_by_id=models.F("asked_by_id")),
                name="field_recovery_takes_two",
            ),
            models.CheckConstraint(
                condition=Q(fetched_at__isnull=True) | Q(agreed_at__isnull=False), name="field_recovery_agreed_first"
            ),
            models.UniqueConstraint(
                fields=["device"], condition=Q(fetched_at__isnull=True), name="field_recovery_one_open"
            ),
        ]


class NumberBlockQuerySet(models.QuerySet["NumberBlock"]):
    """Blocks by access."""

    def visible_to(self, actor: Actor) -> "NumberBlockQuerySet":
        """Those of visible devices."""
        return self if actor.is_system else self.filter(device__in=FieldDevice.objects.visible_to(actor))


class NumberBlock(Base):
    """Numbers of an office set aside for a device. Its key is made by the device, so that asking twice gives one."""

    device = models.ForeignKey(FieldDevice, on_delete=models.PROTECT, related_name="blocks")
    year = models.PositiveSmallIntegerField()
    reserved_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = NumberBlockQuerySet.as_manager()


class FieldNumber(Base):
    """One number of a block and what became of it: the account has no gap.

    Each is held, used by the case that bears it, void with a reason (it may stand on a coupon), or returned and then
    set aside again for another block.
    """

    block = models.ForeignKey(NumberBlock, on_delete=models.PROTECT, related_name="numbers")
    number = models.CharField(max_length=20)
    state = models.CharField(max_length=8, choices=FieldNumberState.choices, default=FieldNumberState.HELD)
    case = models.OneToOneField("cases.Case", null=True, on_delete=models.PROTECT, related_name="field_number")
    reason = models.CharField(max_length=500, blank=True)
    decided_at = models.DateTimeField(null=True)
    reissued_in = models.ForeignKey(NumberBlock, null=True, on_delete=models.PROTECT, related_name="reissued")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=~Q(state=FieldNumberState.RETURNED) | Q(reissued_in__isnull=True),
                name="field_number_once",
            ),
            models.CheckConstraint(
                condition=Q(state=FieldNumberState.USED, case__isnull=False)
                | (~Q(state=FieldNumberState.USED) & Q(case__isnull=True)),
                name="field_number_used_has_case",
            ),
            models.CheckConstraint(
                condition=~Q(state=FieldNumberState.VOID) | ~Q(reason=""), name="field_number_void_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class FieldRecordQuerySet(models.QuerySet["FieldRecord"]):
    """Records by access and state."""

    def visible_to(self, actor: Actor) -> "FieldRecordQuerySet":
        """Those of offices where the actor registers applications."""
        return self if actor.is_system else self.filter(_within(actor, CasePermission.REGISTER, "device__office_id"))

    def undecided(self) -> "FieldRecordQuerySet":
        """Those that wait for somebody to choose between two values."""
        return self.filter(state=FieldRecordState.CONFLICT)


class FieldRecord(Base):
    """What a device has sent of one application, kept by the key the device made: sending it again changes nothing.

    ``told`` holds the words only while somebody has to choose (state *conflict*); once registered the case holds them.
    ``taken_at`` is what the device's clock said, ``received_at`` the same corrected by the measured difference.
    ``digest`` is of what was sent, so that another text under the same key is noticed.
    """

    device = models.ForeignKey(FieldDevice, on_delete=models.PROTECT, related_name="records")
    meeting = models.ForeignKey(FieldMeeting, on_delete=models.PROTECT, related_name="records")
    state = models.CharField(max_length=10, choices=FieldRecordState.choices)
    number = models.CharField(max_length=20, unique=True)
    pin_digest = models.CharField(max_length=64, editable=False)
    case = models.OneToOneField("cases.Case", null=True, on_delete=models.PROTECT, related_name="field_record")
    digest = models.CharField(max_length=64, editable=False)
    told = models.JSONField(default=dict, blank=True)
    conflicts = models.JSONField(default=list, blank=True)
    choices = models.JSONField(default=dict, blank=True)
    files_expected = models.PositiveSmallIntegerField(default=0)
    taken_at = models.DateTimeField()
    received_at = models.DateTimeField()
    skew_seconds = models.IntegerField(default=0)
    sent_at = models.DateTimeField()

    objects = FieldRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=FieldRecordState.REGISTERED, case__isnull=False)
                | Q(state=FieldRecordState.CONFLICT, case__isnull=True),
                name="field_record_registered_has_case",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("cases:field_record", args=[self.pk])


class FieldFile(Base):
    """A paper photographed at the meeting, on its way. Its key is made by the device: begun twice, it is one file."""

    record = models.ForeignKey(FieldRecord, on_delete=models.PROTECT, related_name="files")
    attachment = models.OneToOneField("cases.Attachment", null=True, on_delete=models.SET_NULL, related_name="+")


def _within(actor: Actor, permission: CasePermission | FieldPermission, column: str) -> Q:
    """A condition that holds inside the actor's reach, and nowhere when there is none."""
    reach = actor.reach(permission)
    return reach.q(column) if reach else Q(pk__in=[])
