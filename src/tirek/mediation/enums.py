"""Kinds and states of mediation; permissions. Who reads a file is no permission: it is a seat at that file."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role


class MediatorKind(models.TextChoices):
    """Professional ones stand in a mediators' organisation's register, community ones in the akim's."""

    PROFESSIONAL = "professional", _("Professional mediator")
    COMMUNITY = "community", _("Community mediator")


class MediatorState(models.TextChoices):
    """Where an entry of the register stands. Whether a certificate has run out is a matter of the day, not a state."""

    ACTIVE = "active", pgettext_lazy("mediator", "Works")
    SUSPENDED = "suspended", pgettext_lazy("mediator", "Suspended")
    ENDED = "ended", pgettext_lazy("mediator", "Left the register")


class DisputeCategory(models.TextChoices):
    """What a dispute is about; also what a mediator is versed in."""

    FAMILY = "family", pgettext_lazy("dispute", "Family")
    LABOUR = "labour", pgettext_lazy("dispute", "Labour")
    NEIGHBOURS = "neighbours", pgettext_lazy("dispute", "Neighbours")
    CIVIL = "civil", pgettext_lazy("dispute", "Civil")
    INTERETHNIC = "interethnic", pgettext_lazy("dispute", "Interethnic")
    ADMINISTRATIVE = "administrative", pgettext_lazy("dispute", "With a public body")
    CRIMINAL = "criminal", pgettext_lazy("dispute", "Minor criminal case")
    OTHER = "other", pgettext_lazy("dispute", "Other")


class DisputeSource(models.TextChoices):
    """Who brought a dispute."""

    PARTY = "party", _("A party")
    COURT = "court", _("Court")
    POLICE = "police", _("Police")
    OFFICE = "office", _("Reception office")
    COUNCIL = "council", _("Council")


class DisputeState(models.TextChoices):
    """Where a file stands."""

    CONSENT = "consent", _("Waiting for consent")
    CHOICE = "choice", _("Choosing a mediator")
    ASKED = "asked", _("The mediator is asked")
    CONTRACT = "contract", _("Contract to be signed")
    SESSIONS = "sessions", _("Meetings with the mediator")
    FULFILMENT = "fulfilment", _("Agreement being fulfilled")
    CLOSED = "closed", pgettext_lazy("dispute", "Closed")


WITH_MEDIATOR = (DisputeState.CONTRACT, DisputeState.SESSIONS, DisputeState.FULFILMENT)


class Outcome(models.TextChoices):
    """What came of a mediation."""

    AGREEMENT = "agreement", pgettext_lazy("outcome", "Agreement")
    PARTIAL = "partial", pgettext_lazy("outcome", "Agreement on a part")
    NONE = "none", pgettext_lazy("outcome", "No agreement")
    WITHDRAWN = "withdrawn", pgettext_lazy("outcome", "Withdrawn")


AGREED = (Outcome.AGREEMENT, Outcome.PARTIAL)


class Side(models.IntegerChoices):
    """A side may be several people; each side has its own private notes."""

    FIRST = 1, _("First side")
    SECOND = 2, _("Second side")


class ConflictKind(models.TextChoices):
    """Why a mediator might not be impartial. All but the last two keep a mediator off the shortlist."""

    KIN = "kin", _("lives in one household with a party")
    EMPLOYER = "employer", _("works where a party works")
    ORGANISATION = "organisation", _("belongs to an organisation that is a party")
    EARLIER_FILE = "earlier_file", _("has mediated a dispute of a party before")
    EARLIER_CASE = "earlier_case", _("has worked on an application of a party")
    NAME = "name", _("bears the family name of a party")


TO_BE_DISCLOSED = (ConflictKind.EARLIER_CASE, ConflictKind.NAME)


class SessionKind(models.TextChoices):
    """Who is there beside the mediator."""

    JOINT = "joint", _("Both sides together")
    FIRST = "first", _("The first side alone")
    SECOND = "second", _("The second side alone")

    @property
    def sides(self) -> tuple[int, ...]:
        """The sides that take part and read its record."""
        return {"first": (1,), "second": (2,)}.get(self.value, (1, 2))


class SessionFormat(models.TextChoices):
    """Where a session is held."""

    IN_PERSON = "in_person", _("In person")
    REMOTE = "remote", _("By video")


class SessionState(models.TextChoices):
    """Where a session stands."""

    PLANNED = "planned", pgettext_lazy("session", "Planned")
    HELD = "held", pgettext_lazy("session", "Held")
    CANCELLED = "cancelled", pgettext_lazy("session", "Called off")


class PaperKind(models.TextChoices):
    """What is signed by all."""

    CONTRACT = "contract", _("Mediation contract")
    AGREEMENT = "agreement", _("Agreement of the parties")


class SignedHow(models.TextChoices):
    """How a signature was given: under the very text, or with a pen on paper."""

    ONLINE = "online", _("here, under this text")
    PAPER = "paper", _("on paper, seen by the mediator")


class ObligationState(models.TextChoices):
    """Where a promise of an agreement stands."""

    DUE = "due", _("To be fulfilled")
    REPORTED = "reported", _("Said to be fulfilled")
    FULFILLED = "fulfilled", pgettext_lazy("promise", "Fulfilled")
    BREACHED = "breached", pgettext_lazy("promise", "Broken")


UNSETTLED = (ObligationState.DUE, ObligationState.REPORTED)


class OpeningState(models.TextChoices):
    """Where a request to open a sealed file stands."""

    ASKED = "asked", _("Waits for a second person")
    OPEN = "open", pgettext_lazy("opening", "Granted")
    REFUSED = "refused", pgettext_lazy("opening", "Refused")


class SignalSource(models.TextChoices):
    """Where an early-warning signal comes from."""

    HAND = "hand", _("Entered by hand")
    MEDIA = "media", _("Media monitoring")
    TOUR = "tour", _("Question at a tour or event")
    CASE = "case", _("Application of a citizen")


class SignalKind(models.TextChoices):
    """What might come of it."""

    TENSION = "tension", _("Tension between groups")
    LAND = "land", _("Land or water")
    SCHOOL = "school", _("School and children")
    WORKPLACE = "workplace", _("Workplace")
    LANGUAGE = "language", _("Language and culture")
    RUMOUR = "rumour", _("Rumour or hate speech")
    OTHER = "other", pgettext_lazy("signal", "Other")


class Weight(models.IntegerChoices):
    """How serious a signal is judged to be."""

    LOW = 1, pgettext_lazy("signal", "Low")
    MEDIUM = 2, pgettext_lazy("signal", "Medium")
    HIGH = 3, pgettext_lazy("signal", "High")


class SignalState(models.TextChoices):
    """Where a signal stands."""

    NEW = "new", pgettext_lazy("signal", "To be looked at")
    WORK = "work", pgettext_lazy("signal", "Being worked on")
    CLOSED = "closed", pgettext_lazy("signal", "Closed")


class StepKind(models.TextChoices):
    """What is done about a signal."""

    VISIT = "visit", _("Visit on the spot")
    DIALOGUE = "dialogue", _("Facilitated dialogue")
    TRAINING = "training", _("Training")


class MediationPermission(Permission):
    """Permissions around mediation, held at an office. None of them opens a file."""

    KEEP_REGISTER = "mediation.keep_register"
    REFER = "mediation.refer"
    VIEW_COUNTS = "mediation.view_counts"
    ASK_OPENING = "mediation.ask_opening"
    GRANT_OPENING = "mediation.grant_opening"
    VIEW_SIGNALS = "mediation.view_signals"
    KEEP_SIGNALS = "mediation.keep_signals"
    TELL_SIGNALS = "mediation.tell_signals"


_KEEPERS = {Role.SECRETARY, Role.HEAD, Role.COORDINATOR}
declare(
    {
        MediationPermission.KEEP_REGISTER: _KEEPERS,
        MediationPermission.REFER: {*_KEEPERS, Role.REGISTRAR, Role.CLERK, Role.PARTNER_CLERK},
        MediationPermission.VIEW_COUNTS: {*_KEEPERS, Role.ANALYST},
        MediationPermission.ASK_OPENING: {Role.COORDINATOR},
        MediationPermission.GRANT_OPENING: {Role.ADMINISTRATOR},
        MediationPermission.VIEW_SIGNALS: {*_KEEPERS, Role.ANALYST},
        MediationPermission.KEEP_SIGNALS: _KEEPERS,
        MediationPermission.TELL_SIGNALS: {*_KEEPERS, Role.REGISTRAR, Role.CLERK, Role.MONITOR},
    }
)
