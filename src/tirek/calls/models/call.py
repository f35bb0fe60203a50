"""A call, what it asks and how it judges: nominations, stages, criteria, the form of an entry."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.calls.enums import CallKind, CallPermission, CallState, StageKind, StageState
from tirek.core.actor import Actor
from tirek.core.models import Base, TrilingualName


class CallQuerySet(models.QuerySet["Call"]):
    """Calls by access and state."""

    def visible_to(self, actor: Actor) -> "CallQuerySet":
        """What was announced is everyone's; a draft is seen by those who run calls of its organisation, and by the
        experts and jurors it has invited."""
        if actor.is_system:
            return self
        condition = ~Q(state=CallState.DRAFT)
        reach = actor.reach(CallPermission.VIEW)
        if reach.everywhere:
            return self
        if reach:
            condition |= reach.q("organisation_id")
        if actor.user_id:
            judged = Call.objects.filter(panel__user_id=actor.user_id)  # no join: these rows are locked by actions
            condition |= Q(pk__in=judged.values("pk"))
        return self.filter(condition)

    def open(self, at: datetime) -> "CallQuerySet":
        """Those whose window is open at a moment."""
        return self.filter(state=CallState.PUBLISHED, opens_at__lte=at, closes_at__gt=at)


class Call(Base, TrilingualName):
    """A competition of one year, from announcement to the last report.

    The window runs from ``opens_at`` to ``closes_at``; its hours are told in ``zone``. What is promised
    (nominations, stages, criteria, form) is frozen at ``frozen_at``, when it opens; after that only an amendment, which
    everyone can read, changes it. ``age_on`` is the day on which an entrant's age counts; ages outside
    ``youngest``–``oldest`` are not admitted. ``with_guardian_under`` asks a guardian's consent below that age.
    """

    code = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=10, choices=CallKind.choices)
    state = models.CharField(max_length=10, choices=CallState.choices, default=CallState.DRAFT)
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="calls")
    about_kk = models.TextField(blank=True)
    about_ru = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    zone = models.CharField(max_length=40, default="Asia/Almaty")
    published_at = models.DateTimeField(null=True, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    age_on = models.DateField(null=True, blank=True)
    youngest = models.PositiveSmallIntegerField(null=True, blank=True)
    oldest = models.PositiveSmallIntegerField(null=True, blank=True)
    with_guardian_under = models.PositiveSmallIntegerField(null=True, blank=True)
    entrants = models.JSONField(default=list)
    """The kinds of entrant admitted (``EntrantKind``)."""
    quiz = models.JSONField(default=list)
    """Questions of the eligibility quiz: what must be answered how, and what is said otherwise, in three languages."""
    shows_scores = models.BooleanField(default=True)
    shows_comments = models.BooleanField(default=True)
    contact = models.CharField(max_length=200, blank=True)
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="followers")
    """The call it was copied from, of an earlier year."""
    promise_digest = models.CharField(max_length=64, blank=True)
    """SHA-256 of what was promised when it opened (``queries.promise``)."""
    version = models.PositiveIntegerField(default=0)

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_at"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="call_closes_after_it_opens"),
            models.CheckConstraint(
                condition=Q(state=CallState.DRAFT) | Q(published_at__isnull=False), name="call_published_has_moment"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("calls:call", args=[self.code])

    def is_open(self, at: datetime) -> bool:
        """Whether the window is open; somebody's own extension is not asked here."""
        return self.state == CallState.PUBLISHED and self.opens_at <= at < self.closes_at


class Nomination(Base, TrilingualName):
    """A field in which entries compete with each other only."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="nominations")
    code = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField(default=0)
    about_kk = models.TextField(blank=True)
    about_ru = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    youngest = models.PositiveSmallIntegerField(null=True, blank=True)
    oldest = models.PositiveSmallIntegerField(null=True, blank=True)
    largest_sum = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["position", "code"]
        constraints = [models.UniqueConstraint(fields=["call", "code"], name="nomination_once")]


class Stage(Base, TrilingualName):
    """A step of judging. ``passing`` entries of each nomination (``passing_by`` by code, else that number over all) go
    on; ``per_region`` bounds how many of one region; ``ties`` is the ladder of what decides between equals, the last
    step always ``draw`` with ``seed`` published beforehand."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="stages")
    kind = models.CharField(max_length=12, choices=StageKind.choices)
    state = models.CharField(max_length=10, choices=StageState.choices, default=StageState.PLANNED)
    position = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    is_blind = models.BooleanField(default=True)
    reviews_each = models.PositiveSmallIntegerField(default=0)
    minimum_reviews = models.PositiveSmallIntegerField(default=0)
    quorum = models.PositiveSmallIntegerField(default=0)
    passing = models.PositiveIntegerField(null=True, blank=True)
    passing_by = models.JSONField(default=dict)
    per_region = models.PositiveIntegerField(null=True, blank=True)
    ties = models.JSONField(default=list)
    seed = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["call", "position"], name="stage_position"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="stage_ends_after_it_starts"),
        ]

    @property
    def hides_entrants(self) -> bool:
        """Whether judges do not learn who entered: at a blind stage, and at every stage where children enter."""
        return self.is_blind or self.call.with_guardian_under is not None


class Criterion(Base, TrilingualName):
    """What is judged at a stage, from ``low`` to ``high``. ``anchors`` say what a point means: by point, in three
    languages. An optional one that is not given leaves the mean of the others."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="criteria")
    code = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField(default=0)
    about_kk = models.TextField(blank=True)
    about_ru = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    weight = models.DecimalField(max_digits=6, decimal_places=3, default=1)
    low = models.SmallIntegerField(default=0)
    high = models.SmallIntegerField(default=10)
    anchors = models.JSONField(default=dict)
    is_optional = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["stage", "code"], name="criterion_once"),
            models.CheckConstraint(condition=Q(high__gt=F("low")) & Q(weight__gt=0), name="criterion_has_a_scale"),
        ]


class FormVersion(Base):
    """The form of an entry, as validated data: sections of fields with codes that never change their meaning. A version
    in use is never edited; entries keep the one they were written in."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="forms")
    number = models.PositiveSmallIntegerField()
    schema = models.JSONField()
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["call", "number"], name="form_version_once")]


class Amendment(Base):
    """A public change of what a call promised when it opened."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="amendments")
    text_kk = models.TextField()
    text_ru = models.TextField()
    text_en = models.TextField(blank=True)
    changes = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by_id = models.UUIDField()

    class Meta:
        ordering = ["made_at"]
