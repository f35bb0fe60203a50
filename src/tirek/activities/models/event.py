"""Events: what is held, by whom, with whom, where, and the series they come in."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.activities.enums import ActivityPermission, Entrance, EventFormat, EventKind, EventState, PartRole
from tirek.core.actor import Actor
from tirek.core.models import Base, TrilingualName


class EventQuerySet(models.QuerySet["Event"]):
    """Events by access, time and state."""

    def visible_to(self, actor: Actor) -> "EventQuerySet":
        """THE access rule of events: public ones are everyone's; the others are seen by those who work for the
        organiser or a body that takes part."""
        reach = actor.reach(ActivityPermission.VIEW)
        if reach.everywhere:
            return self
        if not reach:
            return self.filter(is_public=True)
        parts = EventPart.objects.filter(reach.q("organisation_id"))
        return self.filter(Q(is_public=True) | reach.q("organiser_id") | Q(pk__in=parts.values("event")))

    def standing(self) -> "EventQuerySet":
        """Those that were not cancelled."""
        return self.exclude(state=EventState.CANCELLED)

    def held(self) -> "EventQuerySet":
        """Those held and reported: what figures count."""
        return self.filter(state=EventState.CLOSED)

    def unreported(self, now: datetime) -> "EventQuerySet":
        """Those over and still without their closing form (index ``event_unreported``)."""
        return self.filter(state=EventState.PLANNED, ends_at__lt=now)


class Series(Base, TrilingualName):
    """A repetition: ``rule`` (RFC 5545 RRULE) made the occurrences, each of which is an event of its own."""

    organiser = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="series")
    rule = models.CharField(max_length=200)
    begins_at = models.DateTimeField()
    minutes = models.PositiveIntegerField()


class Event(Base, TrilingualName):
    """One event. ``held_on`` is the local day it begins, by which figures count it.

    ``area`` is where it takes place (for an online one, where its organiser is); ``closing`` facts are written with
    ``state`` closed: what happened in words, and the day it was reported. ``capacity`` empty: no limit. A session of a
    ``course`` gives ``course_hours`` of it (empty: all).
    """

    kind = models.CharField(max_length=12, choices=EventKind.choices)
    format = models.CharField(max_length=10, choices=EventFormat.choices, default=EventFormat.IN_PERSON)
    state = models.CharField(max_length=10, choices=EventState.choices, default=EventState.PLANNED)
    organiser = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="events")
    area = models.ForeignKey("territory.Area", on_delete=models.PROTECT, related_name="+")
    series = models.ForeignKey(Series, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    project = models.ForeignKey(
        "activities.Project", null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    course = models.ForeignKey(
        "activities.Course", null=True, blank=True, on_delete=models.PROTECT, related_name="sessions"
    )
    course_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    held_on = models.DateField()
    place = models.CharField(max_length=300, blank=True)
    online_link = models.URLField(max_length=500, blank=True)
    recording = models.URLField(max_length=500, blank=True)
    host = models.CharField(max_length=200, blank=True)
    about_kk = models.TextField(blank=True)
    about_ru = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="kk")
    entrance = models.CharField(max_length=12, choices=Entrance.choices, default=Entrance.FREE)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    is_public = models.BooleanField(default=True)
    report = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by_id = models.UUIDField(null=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="event_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(state=EventState.CLOSED, closed_at__isnull=False)
                | (~Q(state=EventState.CLOSED) & Q(closed_at__isnull=True)),
                name="event_closed_has_time",
            ),
            models.CheckConstraint(condition=Q(capacity__isnull=True) | Q(capacity__gt=0), name="event_capacity"),
            models.UniqueConstraint(fields=["series", "starts_at"], name="event_occurrence_once"),
        ]
        indexes = [
            models.Index(fields=["held_on", "organiser"], condition=Q(state="closed"), name="event_held_by_day"),
            models.Index(fields=["organiser", "-starts_at"], name="event_by_organiser"),
            models.Index(fields=["area", "starts_at"], name="event_by_area"),
            models.Index(fields=["ends_at"], condition=Q(state="planned"), name="event_unreported"),
            models.Index(
                fields=["starts_at", "id"],
                include=["ends_at", "area", "kind"],
                condition=Q(is_public=True) & ~Q(state="cancelled"),
                name="event_public_by_time",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("activities:event", args=[self.pk])

    def is_over(self, now: datetime) -> bool:
        return self.ends_at <= now


class EventPart(Base):
    """An organisation's part in an event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="parts")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="event_parts")
    role = models.CharField(max_length=12, choices=PartRole.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "organisation"], name="event_part_once"),
        ]
        indexes = [models.Index(fields=["organisation", "event"], name="event_part_by_body")]


class ProgrammeItem(Base):
    """A line of an event's programme: when, what, who speaks."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="programme")
    starts_at = models.DateTimeField()
    title = models.CharField(max_length=300)
    speaker = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["starts_at", "id"]


class EventPhoto(Base):
    """A photo of the event. ``people_agreed``: those who can be recognised agreed to be shown."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="photos")
    name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=200, editable=False)
    caption = models.CharField(max_length=300, blank=True)
    people_agreed = models.BooleanField(default=False)
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "id"]
