"""Publications: their words in three languages, earlier wordings, photos, and figures bound to the work."""

from datetime import datetime

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.media.enums import ArticleKind, ArticleState, MediaPermission

LANGUAGES = ("kk", "ru", "en")


class ArticleQuerySet(models.QuerySet["Article"]):
    """Publications by access and state."""

    def visible_to(self, actor: Actor) -> "ArticleQuerySet":
        """What is published is everyone's; the rest is seen by those who write or publish for its organisation."""
        if actor.is_system:
            return self
        reach = actor.reach(MediaPermission.WRITE) | actor.reach(MediaPermission.PUBLISH)
        condition = Q(state=ArticleState.PUBLISHED)
        return self.filter(condition | reach.q("organisation_id")) if reach else self.filter(condition)

    def published(self) -> "ArticleQuerySet":
        return self.filter(state=ArticleState.PUBLISHED)

    def due(self, at: datetime) -> "ArticleQuerySet":
        """Approved ones whose hour has come."""
        return self.filter(state=ArticleState.APPROVED, publish_at__lte=at)


class Article(Base):
    """A publication. Its body is Markdown, without HTML of its own; Kazakh comes first, a language that is missing is
    read in the one that is there. ``author_id`` wrote it, ``approved_by_id`` is another person, always."""

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=14, choices=ArticleKind.choices, default=ArticleKind.NEWS)
    state = models.CharField(max_length=10, choices=ArticleState.choices, default=ArticleState.DRAFT)
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="articles")
    area = models.ForeignKey("territory.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    call = models.ForeignKey("calls.Call", null=True, blank=True, on_delete=models.SET_NULL, related_name="articles")
    """The competition whose winners stand under it, read from the awards each time."""
    title_kk = models.CharField(max_length=200, blank=True)
    title_ru = models.CharField(max_length=200, blank=True)
    title_en = models.CharField(max_length=200, blank=True)
    lead_kk = models.TextField(blank=True)
    lead_ru = models.TextField(blank=True)
    lead_en = models.TextField(blank=True)
    body_kk = models.TextField(blank=True)
    body_ru = models.TextField(blank=True)
    body_en = models.TextField(blank=True)
    takes_comments = models.BooleanField(default=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=200)
    approved_by_id = models.UUIDField(null=True)
    publish_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    note = models.CharField(max_length=500, blank=True)
    """What the second person asked to be mended, or why it was taken back."""
    version = models.PositiveIntegerField(default=0)
    search_terms = models.TextField(blank=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[ArticleState.APPROVED, ArticleState.PUBLISHED])
                | (Q(approved_by_id__isnull=False) & ~Q(approved_by_id=models.F("author_id"))),
                name="article_seen_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state=ArticleState.PUBLISHED) | Q(published_at__isnull=False),
                name="article_published_has_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["-published_at"], condition=Q(state="published"), name="article_published"),
            models.Index(fields=["organisation", "state"], name="article_by_state"),
            GinIndex(SearchVector("search_terms", config="simple"), name="article_words"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("media:article", args=[self.slug])

    @property
    def shown_in(self) -> str:
        """The language its text is read in: the reader's, otherwise the first that is there."""
        wanted = (get_language() or "kk")[:2]
        return next((code for code in (wanted, *LANGUAGES) if getattr(self, f"title_{code}", "")), "kk")

    @property
    def title(self) -> str:
        return str(getattr(self, f"title_{self.shown_in}"))

    @property
    def lead(self) -> str:
        return str(getattr(self, f"lead_{self.shown_in}"))

    @property
    def body(self) -> str:
        return str(getattr(self, f"body_{self.shown_in}"))


class ArticleRevision(Base):
    """The words of a publication as somebody saved them."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    words = models.JSONField()
    saved_at = models.DateTimeField()
    saved_by_id = models.UUIDField()
    saved_by_name = models.CharField(max_length=200)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="article_revision_once")]


class ArticlePhoto(Base):
    """A photo of a publication, without what the camera wrote into it. Those in it agreed to be shown. The first is the
    one that is shown with its title."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="photos")
    stored_as = models.CharField(max_length=200, editable=False)
    caption_kk = models.CharField(max_length=300, blank=True)
    caption_ru = models.CharField(max_length=300, blank=True)
    caption_en = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "created_at"]
        constraints = [models.UniqueConstraint(fields=["article", "stored_as"], name="article_photo_once")]

    @property
    def caption(self) -> str:
        wanted = (get_language() or "kk")[:2]
        said = (getattr(self, f"caption_{code}", "") for code in (wanted, *LANGUAGES))
        return next((text for text in said if text), "")


class ArticleFigure(Base):
    """A line of the facts box: a figure of a period, read from its source each time, or kept as it was when the
    publication appeared (``kept_value``), with the way to its records."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="figures")
    source = models.CharField(max_length=60)
    first = models.DateField()
    last = models.DateField()
    is_kept = models.BooleanField(default=True)
    kept_value = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=models.F("first")), name="article_figure_has_days"),
        ]
