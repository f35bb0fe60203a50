"""Entries: what was handed in, by whom, in which words, with whose consent."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.calls.enums import (
    HANDED_IN,
    CallPermission,
    EntrantKind,
    EntryState,
    FormalOutcome,
    FormalState,
    LikenessVerdict,
)
from tirek.calls.models.call import Call, FormVersion, Nomination
from tirek.core.actor import Actor
from tirek.core.enums import ScanState
from tirek.core.models import Base


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries by access and state."""

    def visible_to(self, actor: Actor) -> "EntryQuerySet":
        """Entries seen whole: one's own, and, once handed in, those of calls one runs. Experts and jurors do not see
        entries but what ``Assignment.visible_to`` opens, blind where the stage is blind."""
        if actor.is_system:
            return self
        reach = actor.reach(CallPermission.VIEW)
        condition = (reach.q("call__organisation_id") & ~Q(state=EntryState.DRAFT)) if reach else Q(pk__in=())
        if actor.user_id:
            condition |= Q(user_id=actor.user_id)
        return self.filter(condition)

    def handed_in(self) -> "EntryQuerySet":
        """Those that count as received."""
        return self.filter(state__in=HANDED_IN)


class Entry(Base):
    """A work or project entered in a call.

    ``submitted_at`` is the server's moment of receipt, the legal one, of the revision that counts;
    ``first_submitted_at`` stays when it was withdrawn and handed in again. It is reached by its account, or by its
    number and a code (``code_digest``). ``name``, ``organisation_name`` and contacts are the entrant's: hidden from
    judges of a blind stage and from the public. ``area`` is the entrant's region; abroad, ``country`` is told.
    """

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="entries")
    nomination = models.ForeignKey(Nomination, null=True, blank=True, on_delete=models.PROTECT, related_name="entries")
    number = models.CharField(max_length=24, unique=True)
    state = models.CharField(max_length=12, choices=EntryState.choices, default=EntryState.DRAFT)
    entrant_kind = models.CharField(max_length=12, choices=EntrantKind.choices, default=EntrantKind.PERSON)
    user = models.ForeignKey(
        "network.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="contest_entries"
    )
    code_digest = models.CharField(max_length=128, blank=True)
    language = models.CharField(max_length=2, default="kk")
    title = models.CharField(max_length=300, blank=True)
    name = models.CharField(max_length=200, blank=True)
    organisation_name = models.CharField(max_length=300, blank=True)
    organisation_number = models.CharField(max_length=12, blank=True)
    """BIN of an organisation: what a conflict of interest is found by."""
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    born_on = models.DateField(null=True, blank=True)
    area = models.ForeignKey("territory.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    country = models.CharField(max_length=2, default="KZ")
    revision = models.ForeignKey(
        "calls.EntryRevision", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """The revision that counts: the last one handed in (of a draft: the one being written)."""
    first_submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    state_reason = models.CharField(max_length=500, blank=True)
    formal = models.CharField(max_length=10, choices=FormalState.choices, default=FormalState.WAITING)
    """How the formal check of the revision that counts stands."""
    typed = models.JSONField(default=dict, blank=True)
    """What is being typed about the entrant, as it was typed; becomes the columns when it is handed in."""
    group = models.UUIDField(null=True, blank=True)
    """Works that one teacher enters for a class share it."""
    link_serial = models.PositiveSmallIntegerField(default=0)
    """Counts the one-time links used: each opens the entry once."""
    version = models.PositiveIntegerField(default=0)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[EntryState.DRAFT, EntryState.WITHDRAWN])
                | Q(submitted_at__isnull=False, nomination__isnull=False, revision__isnull=False),
                name="entry_handed_in_is_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["call", "state", "nomination"], name="entry_by_call"),
            models.Index(fields=["call", "submitted_at"], name="entry_by_moment"),
            models.Index(fields=["group"], name="entry_by_group", condition=Q(group__isnull=False)),
        ]

    def get_absolute_url(self) -> str:
        return reverse("calls:entry", args=[self.number])

    @property
    def heading(self) -> str:
        """The title, of a draft as it is typed; its number while there is none."""
        return self.title or str(self.typed.get("title") or "") or self.number


class EntryRevision(Base):
    """The answers of an entry at one time, by field code, in the form's version. Handed in, it never changes: reviews
    name the revision they judged."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    form = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["entry", "number"], name="entry_revision_once")]


class EntryFile(Base):
    """A file of a field of an entry, in the object store. ``received`` counts the bytes that have arrived; its name is
    kept for the entrant, judges see the field's. One that was replaced is not current; old revisions keep it."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="files")
    field = models.SlugField(max_length=40)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    received = models.PositiveBigIntegerField(default=0)
    media_type = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    stored_as = models.CharField(max_length=200)
    scan = models.CharField(max_length=10, choices=ScanState.choices, default=ScanState.WAITING)
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(received__lte=models.F("size")), name="entry_file_not_over_size"),
        ]


class TeamMember(Base):
    """Somebody who takes part in an entry beside the one who entered it; co-authors make a conflict of interest."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="team")
    name = models.CharField(max_length=200)
    part = models.CharField(max_length=200, blank=True)
    born_on = models.DateField(null=True, blank=True)


class GuardianConsent(Base):
    """A guardian is asked, and agrees or not, for a child, to named purposes. Taking it back keeps the row.

    ``token_digest`` is of the link sent to the guardian, which gives consent and takes it back; ``member`` names the
    child when a team or a class enters. ``given_at`` is empty until they agree.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="consents")
    child_name = models.CharField(max_length=200)
    guardian_name = models.CharField(max_length=200)
    relation = models.CharField(max_length=100)
    contact = models.CharField(max_length=200)
    purposes = models.JSONField(default=list)
    channel = models.CharField(max_length=20)
    text_version = models.CharField(max_length=40)
    language = models.CharField(max_length=2, default="kk")
    member = models.ForeignKey(TeamMember, null=True, blank=True, on_delete=models.CASCADE, related_name="consents")
    token_digest = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(given_at__isnull=False) | Q(asked_at__isnull=False), name="guardian_asked_or_agreed"
            ),
            models.UniqueConstraint(fields=["token_digest"], condition=~Q(token_digest=""), name="guardian_token_once"),
        ]

    @property
    def stands(self) -> bool:
        """Whether it was given and not taken back."""
        return self.given_at is not None and self.withdrawn_at is None


class Extension(Base):
    """Somebody's own later end of the window, given with a reason: seen by all who run the call."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="extensions")
    until = models.DateTimeField()
    reason = models.CharField(max_length=500)
    given_at = models.DateTimeField()
    given_by_id = models.UUIDField()

    class Meta:
        ordering = ["given_at"]


class FormalCheck(Base):
    """What the secretary found of a revision: whole, to be mended by the entrant, or not admitted, with the reason."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="checks")
    revision = models.ForeignKey(EntryRevision, on_delete=models.PROTECT, related_name="checks")
    outcome = models.CharField(max_length=10, choices=FormalOutcome.choices)
    reason = models.CharField(max_length=1000, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField()
    checked_by_id = models.UUIDField()

    class Meta:
        ordering = ["checked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=FormalOutcome.PASSED) | ~Q(reason=""), name="formal_check_says_why"
            ),
        ]


class EntryPrint(Base):
    """The shingles of the words of an entry, hashed: what near-duplicates are found by."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="print")
    revision = models.ForeignKey(EntryRevision, on_delete=models.CASCADE, related_name="+")
    shingles = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        indexes = [GinIndex(fields=["shingles"], name="entry_print_shingles")]


class Likeness(Base):
    """Two entries whose texts are much alike, for people to judge. ``share`` is how much of the shorter one stands in
    the other, in percent."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="likenesses")
    other = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")
    share = models.PositiveSmallIntegerField()
    found_at = models.DateTimeField()
    verdict = models.CharField(max_length=10, choices=LikenessVerdict.choices, blank=True)
    note = models.CharField(max_length=500, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_id = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["-share"]
        constraints = [models.UniqueConstraint(fields=["entry", "other"], name="likeness_once")]
