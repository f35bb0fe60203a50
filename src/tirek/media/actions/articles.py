"""Publications: written, read by a second person, published at their hour, taken back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from tirek.calls.models import Call
from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.audit import record
from tirek.core.text import fold, search_terms
from tirek.core.verdict import Refused, ensure, refuse
from tirek.media.enums import ArticleState
from tirek.media.models import Article, ArticleFigure, ArticleRevision
from tirek.media.models.article import LANGUAGES
from tirek.media.permissions import may_approve_article, may_change_article, may_take_back, may_write_for
from tirek.media.queries import facts

WORDS = tuple(f"{part}_{code}" for code in LANGUAGES for part in ("title", "lead", "body"))
MOST_FIGURES = 12


@dataclass(frozen=True, kw_only=True)
class ArticleFacts:
    """A publication as its author tells it: words by column, and how it is published."""

    organisation_id: UUID
    kind: str
    words: dict[str, str]
    takes_comments: bool = True
    publish_at: datetime | None = None
    area_id: UUID | None = None
    call_id: UUID | None = None


@transaction.atomic
def write_article(told: ArticleFacts, *, by: Actor, at: datetime) -> Article:
    """Begin a publication as a draft. Raises Refused, or ValidationError by field."""
    ensure(may_write_for(by, told.organisation_id))
    _check(told)
    if by.user_id is None:
        raise Refused(refuse(_("A person writes a publication.")))
    article = Article(author_id=by.user_id, author_name=by.name, changed_at=at)
    _put(article, told)
    article.slug = _slug(article)
    article.save(force_insert=True)
    _keep_wording(article, by, at)
    record("media.article_written", article, by=by, at=at, organisation=article.organisation_id)
    return article


@transaction.atomic
def change_article(article_id: UUID, told: ArticleFacts, version: int, *, by: Actor, at: datetime) -> Article:
    """Save other words. What was approved goes back to its author. Raises Refused (also when somebody else has saved
    meanwhile), or ValidationError by field."""
    article = _locked(article_id, by)
    ensure(may_change_article(by, article))
    ensure(may_write_for(by, told.organisation_id))
    if article.version != version:
        raise Refused(refuse(_("Somebody has changed this meanwhile. Your words are below: compare and save again.")))
    _check(told)
    _put(article, told)
    article.state, article.approved_by_id, article.changed_at = ArticleState.DRAFT, None, at
    article.version += 1
    article.save()
    _keep_wording(article, by, at)
    record("media.article_changed", article, by=by, at=at)
    return article


@transaction.atomic
def ask_for_review(article_id: UUID, *, by: Actor, at: datetime) -> Article:
    """Give a draft to a second person. Raises Refused when it lacks a language that is promised."""
    article = _locked(article_id, by)
    ensure(may_change_article(by, article))
    if article.state != ArticleState.DRAFT:
        raise Refused(refuse(_("This has been handed on already.")))
    if not (article.title_kk and article.body_kk):
        raise Refused(refuse(_("The Kazakh title and text come first: write them, then hand it on.")))
    return _move(article, ArticleState.REVIEW, "media.article_handed_on", by=by, at=at)


@transaction.atomic
def return_article(article_id: UUID, note: str, *, by: Actor, at: datetime) -> Article:
    """Give it back to its author with what to mend. Raises Refused."""
    article = _locked(article_id, by)
    ensure(may_approve_article(by, article))
    if not note.strip():
        raise ValidationError({"note": _("Say what to mend.")})
    article.note = note.strip()
    return _move(article, ArticleState.DRAFT, "media.article_returned", by=by, at=at)


@transaction.atomic
def approve_article(article_id: UUID, *, by: Actor, at: datetime) -> Article:
    """Approve what somebody else wrote: it appears now, or at its hour. Raises Refused."""
    article = _locked(article_id, by)
    ensure(may_approve_article(by, article))
    article.approved_by_id, article.note = by.user_id, ""
    _move(article, ArticleState.APPROVED, "media.article_approved", by=by, at=at)
    if article.publish_at is None or article.publish_at <= at:
        _publish(article, by=by, at=at)
    return article


@transaction.atomic
def publish_due(*, by: Actor, at: datetime) -> int:
    """Publish all approved ones whose hour has come; returns how many."""
    due = Article.objects.due(at).select_for_update(skip_locked=True, of=("self",))
    articles = list(due)
    for article in articles:
        _publish(article, by=by, at=at)
    return len(articles)


@transaction.atomic
def take_back(article_id: UUID, reason: str, *, by: Actor, at: datetime) -> Article:
    """Take a publication off the site, with the reason; its address then says that it was taken back. Raises Refused,
    or ValidationError by field."""
    article = _locked(article_id, by)
    ensure(may_take_back(by, article))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is taken back.")})
    article.note, article.approved_by_id = reason.strip(), None
    return _move(article, ArticleState.WITHDRAWN, "media.article_taken_back", by=by, at=at)


@transaction.atomic
def rewrite(article_id: UUID, *, by: Actor, at: datetime) -> Article:
    """Make a draft again of what was taken back. Raises Refused."""
    article = _locked(article_id, by)
    ensure(may_write_for(by, article.organisation_id))
    if article.state != ArticleState.WITHDRAWN:
        raise Refused(refuse(_("Only what was taken back is rewritten.")))
    return _move(article, ArticleState.DRAFT, "media.article_rewritten", by=by, at=at)


@transaction.atomic
def add_figure(
    article_id: UUID, code: str, first: date, last: date, *, is_kept: bool, by: Actor, at: datetime
) -> ArticleFigure:
    """A line of the facts box. Raises Refused, or ValidationError by field."""
    article = _locked(article_id, by)
    ensure(may_change_article(by, article))
    if code not in {known for known, _label in facts.source().choices()}:
        raise ValidationError({"source": _("There is no such figure.")})
    if last < first:
        raise ValidationError({"last": _("It ends before it begins.")})
    if article.figures.count() >= MOST_FIGURES:
        raise ValidationError({"source": _("Twelve figures are enough for one publication.")})
    row = ArticleFigure.objects.create(
        article=article, source=code, first=first, last=last, is_kept=is_kept, position=article.figures.count()
    )
    record("media.figure_added", article, by=by, at=at, source=code)
    return row


@transaction.atomic
def remove_figure(figure_id: UUID, *, by: Actor, at: datetime) -> Article:
    """Take a line out of the facts box. Raises Refused."""
    row = ArticleFigure.objects.select_related("article").get(pk=figure_id)
    article = _locked(row.article_id, by)
    ensure(may_change_article(by, article))
    row.delete()
    record("media.figure_removed", article, by=by, at=at, source=row.source)
    return article


def _publish(article: Article, *, by: Actor, at: datetime) -> None:
    """It appears: figures that are kept get the value of this day."""
    for row in article.figures.filter(is_kept=True):
        row.kept_value = facts.source().read(row.source, row.first, row.last).value
        row.save(update_fields=["kept_value"])
    article.published_at = article.published_at or at
    article.search_terms = search_terms(" ".join(getattr(article, name) for name in WORDS))
    _move(article, ArticleState.PUBLISHED, "media.article_published", by=by, at=at)


def _move(article: Article, state: str, verb: str, *, by: Actor, at: datetime) -> Article:
    before, article.state = article.state, state
    article.version += 1
    article.save()
    record(verb, article, by=by, at=at, before=before)
    return article


def _locked(article_id: UUID, by: Actor) -> Article:
    return Article.objects.visible_to(by).select_for_update(of=("self",)).get(pk=article_id)


def _check(told: ArticleFacts) -> None:
    if not (told.words.get("title_kk") or told.words.get("title_ru")):
        raise ValidationError({"title_kk": _("Give it a title in Kazakh or in Russian.")})
    if told.call_id and not Call.objects.visible_to(ANONYMOUS).filter(pk=told.call_id).exists():
        raise ValidationError({"call": _("This competition was not announced.")})


def _put(article: Article, told: ArticleFacts) -> None:
    article.organisation_id, article.kind, article.area_id = told.organisation_id, told.kind, told.area_id
    article.takes_comments, article.publish_at, article.call_id = told.takes_comments, told.publish_at, told.call_id
    for name in WORDS:
        setattr(article, name, told.words.get(name, ""))


def _slug(article: Article) -> str:
    """Letters of the title in Latin, and the end of the key, so that equal titles have different addresses."""
    words: Any = slugify(fold(article.title_kk or article.title_ru))[:60].strip("-")
    return f"{words or 'article'}-{article.pk.hex[-6:]}"


def _keep_wording(article: Article, by: Actor, at: datetime) -> None:
    if by.user_id is None:
        raise Refused(refuse(_("A person writes a publication.")))
    ArticleRevision.objects.create(
        article=article,
        number=article.revisions.count() + 1,
        words={name: getattr(article, name) for name in WORDS},
        saved_at=at,
        saved_by_id=by.user_id,
        saved_by_name=by.name,
    )
