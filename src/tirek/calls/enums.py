"""Kinds and states of calls, stages, entries and their judging; permissions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role

LANGUAGES = (("kk", "Қазақша"), ("ru", "Русский"), ("en", "English"))
"""Languages in which works are judged, in their own names."""
OF_LETTERS = LANGUAGES[:2]
COUNTRIES = (
    ("KZ", _("Kazakhstan")),
    ("MN", _("Mongolia")),
    ("CN", _("China")),
    ("UZ", _("Uzbekistan")),
    ("RU", _("Russia")),
    ("KG", _("Kyrgyzstan")),
    ("TR", _("Türkiye")),
    ("DE", _("Germany")),
    ("US", _("United States")),
    ("XX", pgettext_lazy("country", "Another one")),
)
"""Where entrants come from."""


class CallKind(models.TextChoices):
    """What a call is; each kind has a template."""

    GRANTS = "grants", _("Grant competition")
    CHILDREN = "children", _("Children's contest")
    DIASPORA = "diaspora", _("Diaspora contest")
    PRIZE = "prize", _("Order and prize")


class CallState(models.TextChoices):
    """Where a call stands. Whether its window is open follows from the hours, not from a state."""

    DRAFT = "draft", pgettext_lazy("call", "Draft")
    PUBLISHED = "published", pgettext_lazy("call", "Announced")
    COMPLETED = "completed", pgettext_lazy("call", "Completed")
    CANCELLED = "cancelled", pgettext_lazy("call", "Cancelled")


class StageKind(models.TextChoices):
    """What is done with entries at a stage."""

    FORMAL = "formal", _("Formal check")
    EXPERT = "expert", _("Expert commission")
    SECOND_LOOK = "second_look", _("Second look")
    JURY = "jury", _("Jury")
    VOTE = "vote", _("Public vote")


class StageState(models.TextChoices):
    """Where a stage stands. Locked: no score moves any more; published: two people signed its result."""

    PLANNED = "planned", pgettext_lazy("stage", "Planned")
    RUNNING = "running", pgettext_lazy("stage", "Under way")
    LOCKED = "locked", pgettext_lazy("stage", "Scores locked")
    PUBLISHED = "published", pgettext_lazy("stage", "Result published")


class EntryState(models.TextChoices):
    """Where an entry stands. Its way through the stages is told by their results."""

    DRAFT = "draft", pgettext_lazy("entry", "Being written")
    SUBMITTED = "submitted", pgettext_lazy("entry", "Handed in")
    WITHDRAWN = "withdrawn", pgettext_lazy("entry", "Withdrawn")
    INELIGIBLE = "ineligible", _("Did not pass the formal check")
    PASSED_OVER = "passed_over", _("Not selected")
    WINNER = "winner", _("Winner")


LIVE_STATES = (EntryState.SUBMITTED, EntryState.PASSED_OVER, EntryState.WINNER)
HANDED_IN = (*LIVE_STATES, EntryState.INELIGIBLE)


class FormalState(models.TextChoices):
    """How the formal check of an entry stands."""

    WAITING = "waiting", pgettext_lazy("formal check", "Not checked yet")
    PASSED = "passed", pgettext_lazy("formal check", "Passed")
    RETURNED = "returned", pgettext_lazy("formal check", "Returned to be mended")
    FAILED = "failed", pgettext_lazy("formal check", "Not admitted")


class FormalOutcome(models.TextChoices):
    """What a formal check finds."""

    PASSED = "passed", _("Everything is there")
    RETURNED = "returned", _("Return it to be mended")
    FAILED = "failed", _("Do not admit it")


class LikenessVerdict(models.TextChoices):
    """What people say of two entries that are much alike."""

    FINE = "fine", _("Nothing wrong")
    COPIED = "copied", _("One is copied from the other")


class EntrantKind(models.TextChoices):
    """Who enters."""

    PERSON = "person", pgettext_lazy("entrant", "A person")
    ORGANISATION = "organisation", pgettext_lazy("entrant", "An organisation")
    TEAM = "team", pgettext_lazy("entrant", "A team")
    CLASS = "class", _("A teacher for a class")


class FieldKind(models.TextChoices):
    """What a field of an entry's form asks for."""

    LINE = "line", pgettext_lazy("field", "One line of text")
    LONG = "long", pgettext_lazy("field", "Several paragraphs")
    NUMBER = "number", pgettext_lazy("field", "A number")
    DATE = "date", pgettext_lazy("field", "A date")
    YES_NO = "yes_no", pgettext_lazy("field", "Yes or no")
    CHOICE = "choice", pgettext_lazy("field", "One of several answers")
    CHOICES = "choices", pgettext_lazy("field", "Any of several answers")
    BUDGET = "budget", pgettext_lazy("field", "A budget that adds up")
    FILES = "files", pgettext_lazy("field", "Files")
    VIDEO = "video", pgettext_lazy("field", "A video, uploaded")
    LINK = "link", pgettext_lazy("field", "A link, for instance to a video")


class FileKind(models.TextChoices):
    """Which files a field takes."""

    DOCUMENT = "document", pgettext_lazy("file", "Documents")
    PICTURE = "picture", pgettext_lazy("file", "Pictures")
    AUDIO = "audio", pgettext_lazy("file", "Sound")
    VIDEO = "video", pgettext_lazy("file", "Video")


class Tie(models.TextChoices):
    """A step of the ladder that decides between equals."""

    MEDIAN = "median", _("the higher median of the scores")
    FIRST_CRITERION = "first_criterion", _("the higher mean of the first criterion")
    LOWEST = "lowest", _("the higher lowest score")
    DRAW = "draw", _("a public draw, whose seed is published beforehand")


class ConsentPurpose(models.TextChoices):
    """What a guardian agrees to, each by itself."""

    ENTER = "enter", _("that the child takes part and the work is judged")
    GALLERY = "gallery", _("that the work is shown in the public gallery")
    NAME = "name", _("that the child's first name is shown beside the work")
    PHOTO = "photo", _("that pictures of the prize-giving are published")


class PanelRole(models.TextChoices):
    """The part somebody has in judging a call."""

    EXPERT = "expert", _("Expert")
    JUROR = "juror", _("Member of the jury")
    CHAIR = "chair", _("Chair of the jury")


class CallPermission(Permission):
    """Permissions on calls, held at the organisation that holds them."""

    VIEW = "calls.view"
    RUN = "calls.run"
    PUBLISH = "calls.publish"
    VIEW_GRANTS = "calls.view_grants"
    PAY = "calls.pay"


declare(
    {
        CallPermission.VIEW: {Role.COMPETITIONS, Role.HEAD, Role.COORDINATOR, Role.ANALYST},
        CallPermission.RUN: {Role.COMPETITIONS, Role.COORDINATOR},
        CallPermission.PUBLISH: {Role.COMPETITIONS, Role.HEAD, Role.COORDINATOR},
        CallPermission.VIEW_GRANTS: {Role.COMPETITIONS, Role.FINANCE, Role.HEAD, Role.COORDINATOR},
        CallPermission.PAY: {Role.FINANCE},
    }
)
