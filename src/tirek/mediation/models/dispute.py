"""A mediation file: plain are its number, kind, place, dates and state; everything said in it is sealed."""

from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.core.models import Base
from tirek.mediation.enums import (
    AGREED,
    DisputeCategory,
    DisputeSource,
    DisputeState,
    ObligationState,
    Outcome,
    PaperKind,
    SessionFormat,
    SessionKind,
    SessionState,
    Side,
    SignedHow,
)
from tirek.mediation.sealing import blind

if TYPE_CHECKING:
    from tirek.core.actor import Actor


class DisputeQuerySet(models.QuerySet["Dispute"]):
    """Files by access."""

    def visible_to(self, actor: "Actor") -> "DisputeQuerySet":
        """The mediator who is asked or chosen, and the parties who joined the file to their account. No role sees a
        file: not that of the head, the administrator or the coordinator, nor Tirek itself."""
        if actor.user_id is None:
            return self.none()
        parties = Party.objects.filter(account_digest=blind("account", str(actor.user_id)))
        return self.filter(Q(mediator__user_id=actor.user_id) | Q(pk__in=parties.values("dispute_id")))

    def open(self) -> "DisputeQuerySet":
        return self.exclude(state=DisputeState.CLOSED)


class Dispute(Base):
    """A file. ``office`` is the one that referred it, else the nearest: where it is counted; ``area`` is its district.
    ``agreed_on`` is the day the agreement took effect."""

    number = models.CharField(max_length=20, unique=True)
    category = models.CharField(max_length=16, choices=DisputeCategory.choices)
    source = models.CharField(max_length=8, choices=DisputeSource.choices)
    state = models.CharField(max_length=10, choices=DisputeState.choices, default=DisputeState.CONSENT)
    office = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    area = models.ForeignKey("territory.Area", on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=2, default="kk")
    is_remote = models.BooleanField(default=False)
    opened_on = models.DateField()
    mediator = models.ForeignKey(
        "mediation.Mediator", null=True, blank=True, on_delete=models.PROTECT, related_name="disputes"
    )
    declined_by = ArrayField(models.UUIDField(), default=list, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    subject = models.BinaryField()

    objects = DisputeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=DisputeState.CLOSED, closed_on__isnull=False) & ~Q(outcome="")
                | ~Q(state=DisputeState.CLOSED) & Q(closed_on__isnull=True),
                name="dispute_closed_with_outcome",
            ),
            models.CheckConstraint(
                condition=Q(agreed_on__isnull=True) | Q(outcome__in=AGREED), name="dispute_agreed_with_agreement"
            ),
            models.CheckConstraint(
                condition=Q(mediator__isnull=False)
                | ~Q(state__in=[DisputeState.ASKED, DisputeState.CONTRACT, DisputeState.SESSIONS]),
                name="dispute_has_a_mediator",
            ),
        ]
        indexes = [
            models.Index(fields=["agreed_on"], name="dispute_by_agreement", condition=Q(agreed_on__isnull=False)),
            models.Index(fields=["mediator", "state"], name="dispute_by_mediator"),
            models.Index(fields=["opened_on"], name="dispute_by_opening"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("mediation:file", args=[self.number])


class FileKey(Base):
    """The key of a file, wrapped by the installation's. Destroyed (empty), it leaves nothing to be read."""

    dispute = models.OneToOneField(Dispute, on_delete=models.CASCADE, related_name="key")
    wrapped_by = models.CharField(max_length=16)
    wrapped = models.BinaryField()
    destroyed_at = models.DateTimeField(null=True, blank=True)


class Party(Base):
    """Somebody on a side of a dispute. ``sealed`` tells who; ``sealed_contacts`` how to reach and what tells whether a
    mediator is impartial. The digests find the same person again without saying who: in another file (``who_digest``),
    and in the account the file was joined to. ``wishes`` are mediators in the order of preference."""

    dispute = models.ForeignKey(Dispute, on_delete=models.CASCADE, related_name="parties")
    side = models.PositiveSmallIntegerField(choices=Side.choices)
    place = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=2, default="kk")
    sealed = models.BinaryField()
    sealed_contacts = models.BinaryField()
    who_digest = models.CharField(max_length=64)
    account_digest = models.CharField(max_length=64, blank=True, db_index=True)
    pin_digest = models.CharField(max_length=64, blank=True)
    link_digest = models.CharField(max_length=64, blank=True)
    link_until = models.DateTimeField(null=True, blank=True)
    consented_at = models.DateTimeField(null=True, blank=True)
    wishes = ArrayField(models.UUIDField(), default=list, blank=True)

    class Meta:
        ordering = ["side", "place"]
        constraints = [models.UniqueConstraint(fields=["dispute", "side", "place"], name="party_place_once")]
        indexes = [models.Index(fields=["who_digest"], name="party_by_digest")]


class Note(Base):
    """A private note: of a side (``side``), or of the mediator (none). Only they read it."""

    dispute = models.ForeignKey(Dispute, on_delete=models.CASCADE, related_name="notes")
    side = models.PositiveSmallIntegerField(choices=Side.choices, null=True, blank=True)
    written_at = models.DateTimeField()
    sealed = models.BinaryField()

    class Meta:
        ordering = ["-written_at"]


class Session(Base):
    """A meeting with the mediator. Place, link and what was said are sealed for the sides that take part."""

    dispute = models.ForeignKey(Dispute, on_delete=models.CASCADE, related_name="sessions")
    kind = models.CharField(max_length=6, choices=SessionKind.choices)
    format = models.CharField(max_length=10, choices=SessionFormat.choices)
    state = models.CharField(max_length=10, choices=SessionState.choices, default=SessionState.PLANNED)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    reminded_at = models.DateTimeField(null=True, blank=True)
    sealed = models.BinaryField()
    sealed_record = models.BinaryField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at"]


class Paper(Base):
    """A contract or an agreement as it was put to the parties. ``digest`` (SHA-256 of the sealed text) is what each of
    them signs; a changed text is a new paper, the former one stays as ``replaced``."""

    dispute = models.ForeignKey(Dispute, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(max_length=10, choices=PaperKind.choices)
    drafted_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)
    in_force_on = models.DateField(null=True, blank=True)
    digest = models.CharField(max_length=64)
    sealed = models.BinaryField()

    class Meta:
        ordering = ["drafted_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["dispute", "kind"], condition=Q(replaced_at__isnull=True), name="paper_one_current"
            ),
        ]


class Signature(Base):
    """A signature of a party, or of the mediator (no party)."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="signatures")
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.CASCADE, related_name="signatures")
    how = models.CharField(max_length=6, choices=SignedHow.choices)
    signed_at = models.DateTimeField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paper", "party"], nulls_distinct=False, name="signature_once"),
        ]


class Scan(Base):
    """A signed copy, encrypted in the store; its name is sealed too."""

    dispute = models.ForeignKey(Dispute, on_delete=models.CASCADE, related_name="scans")
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="scans")
    added_at = models.DateTimeField()
    size = models.PositiveIntegerField()
    stored_as = models.CharField(max_length=100)
    sealed_name = models.BinaryField()

    class Meta:
        ordering = ["added_at"]


class Obligation(Base):
    """What a side has promised in the agreement, and by when."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="obligations")
    side = models.PositiveSmallIntegerField(choices=Side.choices)
    place = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=ObligationState.choices, default=ObligationState.DUE)
    reported_on = models.DateField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    sealed = models.BinaryField()

    class Meta:
        ordering = ["due_on", "place"]
        indexes = [models.Index(fields=["state", "due_on"], name="mediation_obligation_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["due", "reported"], settled_on__isnull=True)
                | Q(state__in=["fulfilled", "breached"], settled_on__isnull=False),
                name="mediation_obligation_settled_on",
            ),
        ]
