"""What is read of others: feeds, materials, flags and what people decided about them."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.media.enums import AppealState, FeedKind, FeedUse, Finding, FlagState, FollowUp, MediaPermission, Topic


class Feed(Base):
    """Where an outlet's materials are found. ``rules`` (of a page): CSS selectors of an item, its link, title and day.
    ``etag`` and ``modified`` are what the server said last, so that nothing unchanged is fetched again. ``problem`` is
    the code of what went wrong the last time (queries.feeds says what to do); ``moved_to`` where the server says it is
    now."""

    outlet = models.ForeignKey("network.Organisation", on_delete=models.CASCADE, related_name="feeds")
    address = models.URLField(max_length=500)
    kind = models.CharField(max_length=12, choices=FeedKind.choices, default=FeedKind.SYNDICATION)
    use = models.CharField(max_length=10, choices=FeedUse.choices, default=FeedUse.MONITORED)
    rules = models.JSONField(default=dict, blank=True)
    every = models.DurationField(default=timedelta(hours=1))
    is_active = models.BooleanField(default=True)
    etag = models.CharField(max_length=200, blank=True)
    modified = models.CharField(max_length=100, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
    moved_to = models.URLField(max_length=500, blank=True, default="")

    class Meta:
        ordering = ["outlet", "address"]
        constraints = [
            models.UniqueConstraint(fields=["outlet", "address"], name="feed_once"),
            models.CheckConstraint(condition=Q(every__gte=timedelta(minutes=15)), name="feed_not_too_often"),
        ]
        indexes = [models.Index(fields=["next_at"], condition=Q(is_active=True), name="feed_due")]


class MaterialQuerySet(models.QuerySet["Material"]):
    """Materials by access."""

    def visible_to(self, actor: Actor) -> "MaterialQuerySet":
        """What outlets published is read by those who monitor; partners' news is everyone's."""
        if actor.is_system or actor.holds(MediaPermission.MONITOR):
            return self
        return self.filter(feed__use=FeedUse.PARTNER)


class Material(Base):
    """Something an outlet published: its title and the beginning of its text, never the whole. ``sketch`` are the
    smallest hashes of its word triples; ``reprint_of`` is the earliest material with nearly the same words."""

    outlet = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="materials")
    feed = models.ForeignKey(Feed, null=True, blank=True, on_delete=models.SET_NULL, related_name="materials")
    area = models.ForeignKey("territory.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    address = models.URLField(max_length=500, blank=True)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=3, blank=True)
    topic = models.CharField(max_length=10, choices=Topic.choices, default=Topic.OTHER)
    published_on = models.DateField()
    found_at = models.DateTimeField()
    added_by_id = models.UUIDField(null=True)
    sketch = ArrayField(models.BigIntegerField(), default=list)
    reprint_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="reprints")

    objects = MaterialQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["outlet", "address"], condition=~Q(address=""), name="material_once"),
            models.CheckConstraint(condition=~Q(reprint_of=F("id")), name="material_not_its_own_reprint"),
        ]
        indexes = [
            models.Index(fields=["-published_on", "-id"], name="material_by_day"),
            models.Index(fields=["outlet", "-published_on"], name="material_by_outlet"),
            models.Index(fields=["reprint_of"], name="material_reprints"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("media:material", args=[self.pk])


class FlagQuerySet(models.QuerySet["Flag"]):
    """Flags by access and state."""

    def visible_to(self, actor: Actor) -> "FlagQuerySet":
        """Those who monitor the media; a flag is a suspicion about named authors, and goes no further."""
        if actor.is_system or actor.holds(MediaPermission.MONITOR):
            return self
        return self.none()

    def waiting_for(self, actor: Actor) -> "FlagQuerySet":
        """Those the actor may still decide (index ``flag_waiting``)."""
        if actor.user_id is None or not actor.holds(MediaPermission.DECIDE):
            return self.none()
        undecided = self.filter(state__in=[FlagState.WAITING, FlagState.DISPUTED])
        return undecided.exclude(pk__in=FlagVerdict.objects.filter(by_id=actor.user_id).values("flag"))

    def objected_for(self, actor: Actor) -> "FlagQuerySet":
        """Those somebody objects to, and whose decision the actor had no part in."""
        if actor.user_id is None or not (actor.holds(MediaPermission.DECIDE) or actor.holds(MediaPermission.FOLLOW)):
            return self.none()
        asked = FlagAppeal.objects.filter(state=AppealState.ASKED).values("flag")
        mine = FlagVerdict.objects.filter(by_id=actor.user_id).values("flag")
        return self.filter(pk__in=asked).exclude(pk__in=mine)


class Flag(Base):
    """A material that may be hate speech. A machine's ``matches`` (with the version of its lexicon), its ``likelihood``
    (with the version of the head) or a person's ``words`` only raise it: what it is is decided by people alone."""

    material = models.OneToOneField(Material, on_delete=models.PROTECT, related_name="flag")
    state = models.CharField(max_length=8, choices=FlagState.choices, default=FlagState.WAITING)
    raised_at = models.DateTimeField()
    raised_by_id = models.UUIDField(null=True)
    words = models.CharField(max_length=500, blank=True)
    lexicon = models.CharField(max_length=20, blank=True)
    matches = models.JSONField(default=list)
    score = models.FloatField(null=True, blank=True)
    head = models.CharField(max_length=20, blank=True, default="")
    likelihood = models.FloatField(null=True, blank=True)
    finding = models.CharField(max_length=8, choices=Finding.choices, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    follow_up = models.CharField(max_length=8, choices=FollowUp.choices, blank=True)
    follow_up_words = models.TextField(blank=True)
    followed_at = models.DateTimeField(null=True, blank=True)
    ticket = models.CharField(max_length=64, blank=True, default="")
    """The secret of the address where an outlet reads what was found and objects; given once it is decided."""

    objects = FlagQuerySet.as_manager()

    class Meta:
        ordering = ["raised_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=FlagState.DECIDED, decided_at__isnull=False) & ~Q(finding="")
                | ~Q(state=FlagState.DECIDED) & Q(decided_at__isnull=True, finding=""),
                name="flag_decided_has_finding",
            ),
            models.UniqueConstraint(fields=["ticket"], condition=~Q(ticket=""), name="flag_ticket_once"),
        ]
        indexes = [
            models.Index(fields=["raised_at"], condition=~Q(state="decided"), name="flag_waiting"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("media:flag", args=[self.pk])


class FlagVerdict(Base):
    """What one person decided, with what each published criterion says (``speaker``, ``audience``, ``content``,
    ``context``, ``medium``: 0 harmless, 1 doubtful, 2 grave). Written once, and read by nobody else before the second
    one is in."""

    flag = models.ForeignKey(Flag, on_delete=models.CASCADE, related_name="verdicts")
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=200)
    finding = models.CharField(max_length=8, choices=Finding.choices)
    criteria = models.JSONField(default=dict)
    reasons = models.TextField()
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at"]
        constraints = [models.UniqueConstraint(fields=["flag", "by_id"], name="flag_verdict_once")]


class FlagAppeal(Base):
    """The outlet or the author objects; somebody who had not decided before looks at it again."""

    flag = models.ForeignKey(Flag, on_delete=models.CASCADE, related_name="appeals")
    state = models.CharField(max_length=8, choices=AppealState.choices, default=AppealState.ASKED)
    words = models.TextField()
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_id = models.UUIDField(null=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["flag"], condition=Q(state="asked"), name="flag_appeal_one_at_a_time"),
        ]
