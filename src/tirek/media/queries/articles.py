"""Reads of publications."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Count, Prefetch, Q, QuerySet

from tirek.calls.queries.awards import Winners, winners_of
from tirek.core.actor import Actor
from tirek.core.text import query_for
from tirek.media.enums import ArticleState, CommentState, FeedUse, MediaPermission
from tirek.media.models import Article, ArticleFigure, ArticlePhoto, Comment, Feed, Material
from tirek.media.models.article import LANGUAGES
from tirek.media.queries import facts

RELATED = 4
MOST_TERMS = 12
VECTOR = SearchVector("search_terms", config="simple")


def public_articles(*, kind: str = "", words: str = "") -> "QuerySet[Article]":
    """What is published, the latest first; of one kind; that says the words (index ``article_words``)."""
    found = Article.objects.published().defer("body_kk", "body_ru", "body_en", "search_terms").order_by("-published_at")
    if kind:
        found = found.filter(kind=kind)
    if words.strip():
        query = query_for(words)
        if query is None:
            return found.none()
        found = found.annotate(found_in=VECTOR).filter(found_in=SearchQuery(query, config="simple", search_type="raw"))
    return found.prefetch_related(Prefetch("photos", ArticlePhoto.objects.order_by("position", "created_at")))


def taken_back(actor: Actor, slug: str) -> Article | None:
    """One that stood on the site and was taken back, for somebody who does not write it: its title and the reason."""
    found = Article.objects.filter(slug=slug, state=ArticleState.WITHDRAWN, published_at__isnull=False)
    mine = Article.objects.visible_to(actor).filter(slug=slug)
    return None if mine.exists() else found.select_related("organisation").first()


def own_articles(actor: Actor, *, state: str = "") -> "QuerySet[Article]":
    """Publications of the organisations the actor writes or publishes for, those changed last first."""
    reach = actor.reach(MediaPermission.WRITE) | actor.reach(MediaPermission.PUBLISH)
    found = Article.objects.visible_to(actor).filter(reach.q("organisation_id")).select_related("organisation")
    found = found.filter(state=state) if state else found
    return found.defer("body_kk", "body_ru", "body_en", "search_terms").order_by("-changed_at")


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A line of the facts box."""

    row: ArticleFigure
    label: str
    value: Decimal | None
    unit: str
    url: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A publication as it is read."""

    article: Article
    photos: list[ArticlePhoto]
    facts: list[ShownFact]
    reactions: dict[str, int]
    comments: list[Comment]
    related: list[Article]
    winners: list[Winners]


def article_page(article: Article) -> ArticlePage:
    """All that the page of a publication shows."""
    return ArticlePage(
        article=article,
        photos=list(article.photos.all()),
        facts=shown_facts(article),
        reactions=reactions_of(article),
        comments=list(article.comments.filter(state=CommentState.SHOWN)),
        related=related_to(article),
        winners=winners_of(article.call) if article.call else [],
    )


def shown_facts(article: Article) -> list[ShownFact]:
    """Its figures: those kept with the value of the day it appeared, the live ones counted now."""
    return [_shown(row) for row in article.figures.all()]


def _shown(row: ArticleFigure) -> ShownFact:
    source = facts.source()
    kept = row.is_kept and row.kept_value is not None
    told = source.beside(row.source, row.kept_value) if kept else source.read(row.source, row.first, row.last)
    return ShownFact(row, told.label, row.kept_value if kept else told.value, told.unit, told.url)


def reactions_of(article: Article) -> dict[str, int]:
    """How many readers felt what."""
    counted = article.reactions.values("kind").annotate(count=Count("id")).values_list("kind", "count")
    return dict(counted)


def related_to(article: Article) -> list[Article]:
    """Others that share words with it, those that share most first. The rarest words are the longest here."""
    terms = sorted(
        {term for term in article.search_terms.split() if len(term) > 4}, key=lambda term: (-len(term), term)
    )
    chosen = terms[:MOST_TERMS]
    if not chosen:
        return []
    query = " | ".join(f"'{term}'" for term in chosen)
    found = Article.objects.published().exclude(pk=article.pk).annotate(found_in=VECTOR)
    found = found.filter(found_in=SearchQuery(query, config="simple", search_type="raw"))
    near = list(found.defer("body_kk", "body_ru", "body_en").order_by("-published_at")[: RELATED * 5])
    wanted = set(chosen)
    return sorted(near, key=lambda one: -len(wanted & set(one.search_terms.split())))[:RELATED]


def differences(article: Article, number: int) -> list[tuple[str, str, str]]:
    """What a saved wording changed against the one before it: the field, its words before, its words after."""
    saved = {row.number: row.words for row in article.revisions.filter(number__in=[number - 1, number])}
    before, after = saved.get(number - 1, {}), saved.get(number, {})
    names = [f"{part}_{code}" for code in LANGUAGES for part in ("title", "lead", "body")]
    pairs = [(name, str(before.get(name, "")), str(after.get(name, ""))) for name in names]
    return [pair for pair in pairs if pair[1] != pair[2]]


def to_approve(actor: Actor) -> "QuerySet[Article, Any]":
    """What others wrote and the actor may approve."""
    reach = actor.reach(MediaPermission.PUBLISH)
    if not reach:
        return Article.objects.none()
    waiting = Article.objects.filter(reach.q("organisation_id"), state="review")
    return waiting.exclude(author_id=actor.user_id) if actor.user_id else waiting


def comments_to_moderate(actor: Actor) -> "QuerySet[Comment, Any]":
    """Comments that wait for a word of the actor."""
    reach = actor.reach(MediaPermission.MODERATE)
    if not reach:
        return Comment.objects.none()
    return Comment.objects.filter(reach.q("article__organisation_id")).waiting().order_by("written_at")


def moderated(actor: Actor, state: str) -> "QuerySet[Comment]":
    """All comments of a state that the actor moderates, the latest first."""
    reach = actor.reach(MediaPermission.MODERATE)
    return Comment.objects.filter(reach.q("article__organisation_id"), state=state).order_by("-written_at")


def partner_news(limit: int = 8) -> list[Material]:
    """The latest of the partners' feeds that are shown on the site."""
    feeds = list(Feed.objects.filter(use=FeedUse.PARTNER).values_list("pk", flat=True))
    if not feeds:  # the usual case costs one look at a small table, not one through all materials
        return []
    found = Material.objects.filter(feed__in=feeds, reprint_of__isnull=True).select_related("outlet")
    return list(found.defer("text", "sketch")[:limit])


def published_between(first: Any, last: Any) -> "QuerySet[Article]":
    """Publications of a span of time, the first first."""
    return (
        Article.objects.published()
        .filter(Q(published_at__gt=first) & Q(published_at__lte=last))
        .order_by("published_at")
    )


def default_period(on: date) -> tuple[date, date]:
    """The last whole year: what a new line of the facts box begins with."""
    return date(on.year - 1, 1, 1), date(on.year - 1, 12, 31)
