"""What readers say of a publication: a reaction, a comment, a report of somebody's comment."""

from django.db import models
from django.db.models import Q

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.media.enums import CommentState, MediaPermission, ReactionKind
from tirek.media.models.article import Article


class Reaction(Base):
    """One reader's reaction. ``reader`` is a digest of this publication and of a random number in the reader's own
    cookie: it tells one reader from another here, and nobody anywhere else."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reactions")
    reader = models.CharField(max_length=64)
    kind = models.CharField(max_length=8, choices=ReactionKind.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "reader"], name="reaction_once_a_reader")]


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments by access and state."""

    def visible_to(self, actor: Actor) -> "CommentQuerySet":
        """Those shown are everyone's, with their publication; the others are seen by its moderators."""
        shown = Q(state=CommentState.SHOWN, article__in=Article.objects.visible_to(actor))
        if actor.is_system:
            return self
        reach = actor.reach(MediaPermission.MODERATE)
        return self.filter(shown | reach.q("article__organisation_id")) if reach else self.filter(shown)

    def waiting(self) -> "CommentQuerySet":
        """Those somebody has to look at: new ones, objections, and shown ones that readers report (index
        ``comment_waiting``)."""
        return self.filter(
            Q(state=CommentState.WAITING)
            | Q(appealed_at__isnull=False, appeal_decided_at__isnull=True)
            | Q(reports__gt=0)
        )


class Comment(Base):
    """A reader's words under a publication. ``key`` makes sending twice harmless; ``ticket`` opens its page for who
    wrote it. ``reports`` counts readers' reports nobody has looked at yet."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="comments")
    key = models.UUIDField(unique=True, editable=False)
    state = models.CharField(max_length=8, choices=CommentState.choices, default=CommentState.WAITING)
    name = models.CharField(max_length=80)
    text = models.TextField()
    language = models.CharField(max_length=2, blank=True)
    reader = models.CharField(max_length=64)
    ticket = models.CharField(max_length=64, unique=True)
    written_at = models.DateTimeField()
    reports = models.PositiveIntegerField(default=0)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    appeal = models.TextField(blank=True)
    appealed_at = models.DateTimeField(null=True, blank=True)
    appeal_decided_at = models.DateTimeField(null=True, blank=True)
    appeal_decided_by_id = models.UUIDField(null=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=CommentState.REFUSED) | ~Q(reason=""), name="comment_refused_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(appeal_decided_by_id__isnull=True) | ~Q(appeal_decided_by_id=models.F("decided_by_id")),
                name="comment_appeal_by_another",
            ),
        ]
        indexes = [
            models.Index(fields=["article", "written_at"], condition=Q(state="shown"), name="comment_shown"),
            models.Index(fields=["written_at"], condition=Q(state="waiting"), name="comment_waiting"),
        ]


class CommentReport(Base):
    """A reader thinks that a comment should not be shown; each reader once."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reported")
    reader = models.CharField(max_length=64)
    reason = models.CharField(max_length=300, blank=True)
    reported_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "reader"], name="comment_report_once")]
