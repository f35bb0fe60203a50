"""Publications as everyone reads them."""

from datetime import timedelta
from secrets import token_urlsafe
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import public
from tirek.core.fields import add_errors
from tirek.core.http import client_address, see_other
from tirek.core.ids import uuid7
from tirek.core.throttle import hit
from tirek.core.verdict import TooMany, refuse
from tirek.media.actions import responses as actions
from tirek.media.enums import ArticleKind, ArticleState, ReactionKind
from tirek.media.forms.responses import AppealForm, CommentForm
from tirek.media.models import Article, ArticlePhoto, Comment
from tirek.media.permissions import may_approve_article, may_change_article, may_take_back, may_write_for
from tirek.media.queries import articles as queries
from tirek.media.queries import facts

PAGE = 15
READER, A_YEAR = "reader", 365 * 24 * 3600
COMMENTS_AN_HOUR, PRESSES_AN_HOUR, HOUR = 5, 60, timedelta(hours=1)
ICONS = {"like": "thumb-up", "dislike": "thumb-down", "funny": "mood-smile", "angry": "mood-angry"}


@public
@require_GET
def articles(request: HttpRequest) -> HttpResponse:
    """What is published, by kind and words; partners' news beside it."""
    kind, words = request.GET.get("kind", ""), request.GET.get("q", "")[:200]
    found = queries.public_articles(kind=kind if kind in ArticleKind else "", words=words)
    context = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "kind": kind,
        "kinds": ArticleKind.choices,
        "words": words,
        "partners": queries.partner_news(),
    }
    return render(request, "media/articles.html", context)


@public
@require_GET
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """One publication. To those who write and publish it, also before it appears, with what they may do. Of one that
    was taken back readers learn why."""
    gone = queries.taken_back(request.actor, slug)  # type: ignore[attr-defined]
    if gone is not None:
        return render(request, "media/gone.html", {"article": gone}, status=410)
    return _page(request, article_or_404(request, slug), CommentForm(initial={"key": uuid7()}))


@public
@never_cache
@require_POST
def reaction(request: HttpRequest, slug: str) -> HttpResponse:
    """What the reader feels; the same pressed again takes it back."""
    found = published_or_404(slug)
    _not_too_often(request, "reaction", PRESSES_AN_HOUR)
    token = request.COOKIES.get(READER) or token_urlsafe(18)
    try:
        actions.react(found, actions.reader_of(token, found), request.POST.get("kind", ""))
    except ValidationError:
        raise Http404 from None
    return _remembering(see_other(f"{found.get_absolute_url()}#reactions"), token)


@public
@never_cache
@require_POST
def comments(request: HttpRequest, slug: str) -> HttpResponse:
    """Write a comment: it waits for a moderator, its writer gets an address that tells what becomes of it."""
    found, form = published_or_404(slug), CommentForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    _not_too_often(request, "comment", COMMENTS_AN_HOUR)
    token = request.COOKIES.get(READER) or token_urlsafe(18)
    told = actions.NewComment(**form.cleaned_data)
    try:
        row = actions.comment(found, told, actions.reader_of(token, found), at=timezone.now())
    except ValidationError as error:
        add_errors(form, error)
        return _page(request, found, form, status=422)
    return _remembering(see_other(reverse("media:my_comment", args=[row.ticket])), token)


@public
@never_cache
@require_POST
def comment_report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A reader's word that a comment should not be there."""
    row = get_object_or_404(Comment.objects.visible_to(request.actor).select_related("article"), pk=pk)  # type: ignore[attr-defined]
    _not_too_often(request, "report", PRESSES_AN_HOUR)
    token = request.COOKIES.get(READER) or token_urlsafe(18)
    reader = actions.reader_of(token, row.article)
    try:
        actions.report_comment(pk, reader, request.POST.get("reason", ""), at=timezone.now())
    except Comment.DoesNotExist:
        raise Http404 from None
    messages.success(request, _("Thank you. A moderator looks at it."))
    return _remembering(see_other(f"{row.article.get_absolute_url()}#comments"), token)


@public
@never_cache
def my_comment(request: HttpRequest, ticket: str) -> HttpResponse:
    """What became of one's comment; where it was refused, why, and an objection."""
    row = get_object_or_404(Comment.objects.select_related("article"), ticket=ticket)
    form = AppealForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.appeal_comment(ticket, form.cleaned_data["words"], at=timezone.now())
        messages.success(request, _("Somebody else looks at your comment again."))
        return see_other(request.path)
    context = {"comment": row, "form": form}
    return render(request, "media/my_comment.html", context, status=422 if request.method == "POST" else 200)


@public
@require_GET
def photo(request: HttpRequest, pk: UUID) -> FileResponse:
    """A photo of a publication one may read."""
    found = get_object_or_404(ArticlePhoto.objects.select_related("article"), pk=pk)
    article_or_404(request, found.article.slug)
    if not default_storage.exists(found.stored_as):
        raise Http404
    kind = "image/png" if found.stored_as.endswith(".png") else "image/jpeg"
    response = FileResponse(default_storage.open(found.stored_as), content_type=kind)
    response["Cache-Control"] = "public, max-age=86400" if found.article.state == ArticleState.PUBLISHED else "private"
    return response


def article_or_404(request: HttpRequest, slug: str) -> Article:
    """The publication, if the actor may read it."""
    visible = Article.objects.visible_to(request.actor).select_related("organisation")  # type: ignore[attr-defined]
    return get_object_or_404(visible, slug=slug)


def published_or_404(slug: str) -> Article:
    """One that is on the site."""
    return get_object_or_404(Article.objects.published(), slug=slug)


def _page(request: HttpRequest, found: Article, form: CommentForm, *, status: int = 200) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    page = queries.article_page(found)
    token = request.COOKIES.get(READER, "")
    mine = found.reactions.filter(reader=actions.reader_of(token, found)).first() if token else None
    writes = bool(may_write_for(actor, found.organisation_id))
    context: dict[str, Any] = {
        "article": found,
        "page": page,
        "form": form,
        "reactions": [
            (kind, kind.label, ICONS[kind], page.reactions.get(kind, 0), mine is not None and mine.kind == kind)
            for kind in ReactionKind
        ],
        "is_public": found.state == ArticleState.PUBLISHED,
        "writes": writes,
        "opens_figures": bool(page.facts) and facts.source().may_open(actor),
        "may_change": bool(may_change_article(actor, found)),
        "may_approve": bool(may_approve_article(actor, found)),
        "may_take_back": bool(may_take_back(actor, found)),
    }
    return render(request, "media/article.html", context, status=status)


def _not_too_often(request: HttpRequest, what: str, limit: int) -> None:
    if not hit(f"media-{what}:{client_address(request)}", limit, HOUR):
        raise TooMany(refuse(_("Too many from this address. Wait an hour and try again.")))


def _remembering(response: HttpResponse, token: str) -> HttpResponse:
    """A random number in the reader's own browser: it says nothing of who they are."""
    response.set_cookie(READER, token, max_age=A_YEAR, httponly=True, samesite="Lax", secure=settings.SECURE)
    return response
