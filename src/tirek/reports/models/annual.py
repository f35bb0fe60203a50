"""The annual report: the words editors write, and the editions that were proposed and published."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.reports.enums import EditionState, ReportPermission


def sees_drafts(actor: Actor) -> bool:
    """Whether the actor may read a report before it is published: who sees the figures of the whole network."""
    return actor.reach(ReportPermission.VIEW).everywhere


class WordsQuerySet(models.QuerySet["AnnualWords"]):
    """Words of annual reports."""

    def visible_to(self, actor: Actor) -> Self:
        """All revisions, for those who read drafts."""
        return self.all() if sees_drafts(actor) else self.none()

    def current(self, year: int) -> Self:
        """The last revision of each block and language of a year."""
        return self.filter(year=year).order_by("block", "language", "-revision").distinct("block", "language")


class AnnualWords(Base):
    """A revision of the words of one block (the opening, a chapter, the closing) of a year, in one language. Figures in
    them are placeholders (``reports.wording``). Nothing is overwritten: the last revision counts."""

    year = models.PositiveSmallIntegerField()
    block = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    revision = models.PositiveSmallIntegerField()
    text = models.TextField()
    written_at = models.DateTimeField()
    author_id = models.UUIDField(null=True)
    author_name = models.CharField(max_length=200)

    objects = WordsQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "block", "language", "revision"], name="annual_words_revision"),
            models.CheckConstraint(condition=Q(language__in=["kk", "ru", "en"]), name="annual_words_language"),
        ]


class EditionQuerySet(models.QuerySet["AnnualEdition"]):
    """Editions by access and standing."""

    def visible_to(self, actor: Actor) -> Self:
        """What is published is everybody's; what is proposed or was refused is for those who read drafts."""
        return self.all() if sees_drafts(actor) else self.published()

    def published(self) -> Self:
        return self.filter(state=EditionState.PUBLISHED)

    def waiting(self) -> Self:
        return self.filter(state=EditionState.ASKED)


class AnnualEdition(Base):
    """A proposed or published edition of the annual report of a year; ``version`` counts those published.

    ``document`` is all of it: figures, regions, words (``reports.annual_document``). It is made when somebody proposes
    it, and exactly that is signed when a second person publishes it; the database lets nobody change it afterwards
    (0002_annual). An edition after the first one published says why.
    """

    year = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=EditionState.choices, default=EditionState.ASKED)
    reason = models.TextField(blank=True)
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    signature = models.CharField(max_length=88, blank=True)
    public_key = models.CharField(max_length=44, blank=True)
    asked_at = models.DateTimeField()
    asked_by_id = models.UUIDField(null=True)
    asked_by_name = models.CharField(max_length=200)
    decided_at = models.DateTimeField(null=True)
    decided_by_id = models.UUIDField(null=True)
    decided_by_name = models.CharField(max_length=200, blank=True)
    refusal = models.TextField(blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "version"], condition=~Q(state=EditionState.REFUSED), name="annual_version_once"
            ),
            models.UniqueConstraint(
                fields=["year"], condition=Q(state=EditionState.ASKED), name="annual_one_proposed_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state=EditionState.PUBLISHED) | ~Q(signature=""), name="annual_published_is_signed"
            ),
            models.CheckConstraint(
                condition=Q(decided_by_id__isnull=True) | ~Q(decided_by_id=F("asked_by_id")),
                name="annual_by_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}, {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("reports:annual_edition", args=[self.pk])
