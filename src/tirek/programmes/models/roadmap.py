"""Roadmaps: trees of actions with owner, day and weight, whose progress is computed or proved, never typed."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base, TrilingualName
from tirek.programmes.enums_of_roadmaps import OPEN_ACTIONS, ActionState, RoadmapPermission, RoadmapState

STEP = 4
"""Digits of one level of a path: ``0001.0012.`` is action 1.12."""


class RoadmapQuerySet(models.QuerySet["Roadmap"]):
    def visible_to(self, actor: Actor) -> "RoadmapQuerySet":
        """Adopted ones are everyone's; a draft is seen by its owner and whoever is above."""
        reach = actor.reach(RoadmapPermission.VIEW)
        adopted = ~Q(state=RoadmapState.DRAFT)
        if reach.everywhere:
            return self
        return self.filter(adopted | reach.q("owner_id")) if reach else self.filter(adopted)


class Roadmap(Base, TrilingualName):
    """A roadmap of a programme, of the republic (no area) or of a region; ``original`` is the national one a regional
    copy was made from."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="roadmaps")
    owner = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="roadmaps")
    area = models.ForeignKey("territory.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    original = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="copies")
    state = models.CharField(max_length=10, choices=RoadmapState.choices, default=RoadmapState.DRAFT)
    act = models.CharField(max_length=300, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    measured_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = RoadmapQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["original", "area"], condition=Q(original__isnull=False), name="roadmap_one_copy_a_region"
            ),
            models.CheckConstraint(condition=~Q(original=F("pk")), name="roadmap_not_own_copy"),
            models.CheckConstraint(
                condition=Q(state=RoadmapState.DRAFT) | Q(adopted_on__isnull=False), name="roadmap_adopted_on_a_day"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("programmes:roadmap", args=[self.pk])


class RoadmapActionQuerySet(models.QuerySet["RoadmapAction"]):
    def visible_to(self, actor: Actor) -> "RoadmapActionQuerySet":
        """Those of the roadmaps the actor sees."""
        return self.filter(roadmap__in=Roadmap.objects.visible_to(actor))

    def open(self) -> "RoadmapActionQuerySet":
        """Neither done nor taken off."""
        return self.filter(state__in=OPEN_ACTIONS)

    def leaves(self) -> "RoadmapActionQuerySet":
        """Those without parts of their own: what is really to be done."""
        return self.filter(children__isnull=True)


class RoadmapAction(Base, TrilingualName):
    """A line of a roadmap. ``path`` is its place in the tree, given once; documents name it by ``code``.

    Its progress is computed. Bound to an indicator (``source``): how far the figure of ``counted_from`` …
    ``counted_until`` has come from ``baseline`` to ``target``. Otherwise: done or not, with evidence. With parts: their
    weighted mean. ``measured`` is the figure of the last measuring. ``taken_version`` is the version of ``original``
    that a regional copy was last made equal with.
    """

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="actions")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=60, editable=False)
    owner = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="roadmap_actions")
    since = models.DateField()
    due_on = models.DateField()
    weight = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=ActionState.choices, default=ActionState.PLANNED)
    done_on = models.DateField(null=True, blank=True)
    evidence_kk = models.CharField(max_length=300, blank=True)
    evidence_ru = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=60, blank=True)
    baseline = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    target = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    counted_from = models.DateField(null=True, blank=True)
    counted_until = models.DateField(null=True, blank=True)
    measured = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True, editable=False)
    measured_at = models.DateTimeField(null=True, blank=True, editable=False)
    original = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies")
    taken_version = models.PositiveIntegerField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RoadmapActionQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(fields=["roadmap", "path"], name="roadmap_action_one_place"),
            models.UniqueConstraint(
                fields=["roadmap", "original"], condition=Q(original__isnull=False), name="roadmap_action_copied_once"
            ),
            models.CheckConstraint(condition=Q(path__regex=r"^([0-9]{4}\.)+$"), name="roadmap_action_path"),
            models.CheckConstraint(condition=Q(since__lte=F("due_on")), name="roadmap_action_days"),
            models.CheckConstraint(condition=Q(weight__gte=1, weight__lte=1000), name="roadmap_action_weight"),
            models.CheckConstraint(
                condition=Q(source="", target__isnull=True)
                | ~Q(source="")
                & Q(target__isnull=False, counted_from__lte=F("counted_until"))
                & ~Q(target=F("baseline")),
                name="roadmap_action_bound_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state=ActionState.DONE) | Q(done_on__isnull=False), name="roadmap_action_done_on_a_day"
            ),
        ]
        indexes = [
            models.Index(
                fields=["owner", "due_on"], condition=Q(state__in=["planned", "under_way"]), name="action_due"
            ),
        ]

    @property
    def code(self) -> str:
        """Its number as documents name it: ``1.12``."""
        return code_of(self.path)

    @property
    def depth(self) -> int:
        """0 for a line of the roadmap itself."""
        return self.path.count(".") - 1

    @property
    def is_bound(self) -> bool:
        """Whether a figure tells its progress."""
        return bool(self.source)

    def is_late(self, today: date) -> bool:
        return self.state in OPEN_ACTIONS and self.due_on < today

    def get_absolute_url(self) -> str:
        return reverse("programmes:action", args=[self.pk])


def code_of(path: str) -> str:
    """``0001.0012.`` → ``1.12``."""
    return ".".join(str(int(step)) for step in path.rstrip(".").split("."))


def path_of(code: str) -> str:
    """``1.12`` → ``0001.0012.``. Raises ValueError for anything else."""
    steps = [int(step) for step in code.strip().rstrip(".").split(".")]
    if not all(0 < step < 10**STEP for step in steps):
        raise ValueError(code)
    return "".join(f"{step:0{STEP}d}." for step in steps)


class ActionNeed(Base):
    """An action waits for another of the same roadmap. No circle (checked under the lock of the roadmap)."""

    action = models.ForeignKey(RoadmapAction, on_delete=models.CASCADE, related_name="needs")
    needed = models.ForeignKey(RoadmapAction, on_delete=models.CASCADE, related_name="needed_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "needed"], name="action_need_once"),
            models.CheckConstraint(condition=~Q(action=F("needed")), name="action_needs_another"),
        ]


class ActionStatus(Base):
    """A change of an action's state: when, by whom, why. Rows are added, never changed."""

    action = models.ForeignKey(RoadmapAction, on_delete=models.CASCADE, related_name="statuses")
    state = models.CharField(max_length=10, choices=ActionState.choices)
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-id"]


class ActionEvidence(Base):
    """What proves that an action was carried out: words, a link, a file."""

    action = models.ForeignKey(RoadmapAction, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField(max_length=300)
    link = models.URLField(max_length=500, blank=True)
    name = models.CharField(max_length=200, blank=True)
    stored_as = models.CharField(max_length=200, blank=True, editable=False)
    added_at = models.DateTimeField()
    added_by_id = models.UUIDField(null=True)

    class Meta:
        ordering = ["added_at", "id"]


class ActionMeasure(Base):
    """What the figure of a bound action was on a day: its way to the target."""

    action = models.ForeignKey(RoadmapAction, on_delete=models.CASCADE, related_name="measures")
    on = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["action", "on"], name="action_measured_once_a_day")]


class OfferAnswer(Base):
    """What a region answered to a change of the national roadmap: a version of one of its actions."""

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="offer_answers")
    original = models.ForeignKey(RoadmapAction, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    is_taken = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["roadmap", "original", "version"], name="offer_answered_once"),
        ]
