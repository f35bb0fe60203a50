"""Kinds, formats and states of activities; permissions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role


class EventKind(models.TextChoices):
    """What an event is."""

    MEETING = "meeting", pgettext_lazy("kind of event", "Meeting")
    SEMINAR = "seminar", _("Seminar")
    TRAINING = "training", _("Training")
    EXHIBITION = "exhibition", _("Exhibition")
    BROADCAST = "broadcast", _("Broadcast")
    VISIT = "visit", _("Visit")
    CEREMONY = "ceremony", _("Ceremony")
    FESTIVAL = "festival", _("Festival")
    ROUND_TABLE = "round_table", _("Round table")


class EventFormat(models.TextChoices):
    """Where its participants are."""

    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")


class EventState(models.TextChoices):
    """Where an event stands. A planned one whose end has passed waits for its closing form."""

    PLANNED = "planned", _("Planned")
    CANCELLED = "cancelled", pgettext_lazy("event", "Cancelled")
    CLOSED = "closed", _("Held and reported")


class Entrance(models.TextChoices):
    """Who may come."""

    FREE = "free", _("Without registration")
    REGISTRATION = "registration", _("By registration")
    APPROVAL = "approval", _("By registration that the organiser confirms")


class PartRole(models.TextChoices):
    """The part an organisation takes in an event or a project."""

    ORGANISER = "organiser", _("Co-organiser")
    PARTNER = "partner", pgettext_lazy("part in an event", "Partner")
    PARTICIPANT = "participant", _("Participant")


class RegistrationState(models.TextChoices):
    """Where a registration stands."""

    ASKED = "asked", _("Waiting for the organiser")
    CONFIRMED = "confirmed", _("Confirmed")
    WAITING = "waiting", _("On the waiting list")
    DECLINED = "declined", _("Declined")
    CANCELLED = "cancelled", pgettext_lazy("registration", "Cancelled")


HOLDING = (RegistrationState.ASKED, RegistrationState.CONFIRMED, RegistrationState.WAITING)


class Evidence(models.TextChoices):
    """What a number of participants stands on. Figures of different evidence are never added together."""

    SCANNED = "scanned", _("Scanned tickets")
    SIGNED = "signed", _("Signed list")
    ESTIMATE = "estimate", _("Organiser's estimate")


COUNTED = (Evidence.SCANNED, Evidence.SIGNED)


class ProjectKind(models.TextChoices):
    """Whose project it is."""

    HOUSE = "house", _("Project of a Friendship House")
    NATIONAL = "national", _("National project")
    OTHER = "other", _("Project")


class TourState(models.TextChoices):
    """Where an outreach tour stands."""

    PLANNED = "planned", pgettext_lazy("tour", "Planned")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", pgettext_lazy("tour", "Held")
    CANCELLED = "cancelled", pgettext_lazy("tour", "Cancelled")


class QuestionKind(models.TextChoices):
    """What was said at a stop."""

    QUESTION = "question", pgettext_lazy("asked at a meeting", "Question")
    PROPOSAL = "proposal", pgettext_lazy("asked at a meeting", "Proposal")


class QuestionState(models.TextChoices):
    """Where a question stands."""

    ASKED = "asked", _("Waiting to be assigned")
    ASSIGNED = "assigned", _("With the agency")
    ANSWERED = "answered", pgettext_lazy("question", "Answered")
    CASE = "case", _("Became a case")


class BookingState(models.TextChoices):
    """Where a booking stands. Asked and confirmed ones hold the room."""

    ASKED = "asked", _("Waiting for the house")
    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Declined")
    CANCELLED = "cancelled", pgettext_lazy("booking", "Cancelled")


HOLDS_ROOM = (BookingState.ASKED, BookingState.CONFIRMED)


class SlotState(models.TextChoices):
    """Where a slot of a remote reception hour stands."""

    FREE = "free", pgettext_lazy("slot", "Free")
    BOOKED = "booked", pgettext_lazy("slot", "Booked")
    HELD = "held", pgettext_lazy("slot", "Held")
    MISSED = "missed", _("The visitor did not come")
    CANCELLED = "cancelled", pgettext_lazy("slot", "Cancelled")


class ActivityPermission(Permission):
    """Permissions on activities, held at the organisation that runs them (or above it)."""

    VIEW = "activities.view"
    ORGANISE = "activities.organise"
    REGISTER_ATTENDANCE = "activities.register_attendance"
    SEE_PARTICIPANTS = "activities.see_participants"
    TEACH = "activities.teach"
    SEE_TRAINING = "activities.see_training"
    PLAN_TOURS = "activities.plan_tours"
    TAKE_QUESTIONS = "activities.take_questions"
    ANSWER_QUESTIONS = "activities.answer_questions"
    KEEP_ROOMS = "activities.keep_rooms"
    BOOK_ROOMS = "activities.book_rooms"
    RECEIVE = "activities.receive"


_ORGANISERS = {Role.SECRETARY, Role.CLERK, Role.HEAD, Role.COORDINATOR}
_ANSWERERS = {Role.SECRETARY, Role.CLERK, Role.HEAD, Role.COORDINATOR, Role.PARTNER_CLERK}
declare(
    {
        ActivityPermission.VIEW: {*_ANSWERERS, Role.REGISTRAR, Role.ANALYST},
        ActivityPermission.ORGANISE: _ORGANISERS,
        ActivityPermission.REGISTER_ATTENDANCE: {*_ORGANISERS, Role.REGISTRAR},
        ActivityPermission.SEE_PARTICIPANTS: _ORGANISERS,
        ActivityPermission.TEACH: _ORGANISERS,
        ActivityPermission.SEE_TRAINING: {Role.HEAD, Role.COORDINATOR},
        ActivityPermission.PLAN_TOURS: {Role.HEAD, Role.COORDINATOR},
        ActivityPermission.TAKE_QUESTIONS: {*_ANSWERERS, Role.REGISTRAR},
        ActivityPermission.ANSWER_QUESTIONS: _ANSWERERS,
        ActivityPermission.KEEP_ROOMS: {Role.SECRETARY, Role.HEAD, Role.COORDINATOR},
        ActivityPermission.BOOK_ROOMS: {*_ANSWERERS, Role.REGISTRAR},
        ActivityPermission.RECEIVE: {Role.CLERK, Role.HEAD, Role.COORDINATOR},
    }
)
