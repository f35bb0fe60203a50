"""Publications at work: written, handed on, approved, taken back; photos and figures."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import Refused, ensure
from tirek.media.actions import articles as actions
from tirek.media.actions import photos as photo_actions
from tirek.media.enums import ArticleState, MediaPermission
from tirek.media.forms.articles import ArticleForm, FigureForm, NoteForm, PhotoForm, TakeBackForm
from tirek.media.models import Article, ArticleFigure, ArticlePhoto
from tirek.media.permissions import may_change_article, may_write_for
from tirek.media.queries import articles as queries
from tirek.media.views.articles import article_or_404
from tirek.network.models import Organisation

PAGE = 25
WORKS = (MediaPermission.WRITE, MediaPermission.PUBLISH)


@requires(*WORKS)
@require_GET
def work(request: HttpRequest) -> HttpResponse:
    """Publications by where they stand."""
    state = request.GET.get("state", "")
    found = queries.own_articles(request.actor, state=state if state in ArticleState else "")  # type: ignore[attr-defined]
    context = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "state": state,
        "states": ArticleState.choices,
    }
    return render(request, "media/work.html", context)


@requires(MediaPermission.WRITE)
def new(request: HttpRequest) -> HttpResponse:
    """Begin a publication."""
    return _edited(request, None)


@requires(MediaPermission.WRITE)
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change the words of one that is not on the site."""
    found = article_or_404(request, slug)
    ensure(may_change_article(request.actor, found))  # type: ignore[attr-defined]
    return _edited(request, found)


def _edited(request: HttpRequest, found: Article | None) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    form = ArticleForm(request.POST or None, writers=_writers(request), article=found)
    if request.method == "POST" and form.is_valid():
        try:
            if found is None:
                saved = actions.write_article(form.facts(), by=actor, at=timezone.now())
            else:
                version = form.cleaned_data["version"] or 0
                saved = actions.change_article(found.pk, form.facts(), version, by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        except Refused as refused:
            form.add_error(None, str(refused.verdict.reason))
        else:
            messages.success(request, _("Saved as a draft."))
            return see_other(saved.get_absolute_url())
    context = {"form": form, "article": found}
    return render(request, "media/article_form.html", context, status=422 if request.method == "POST" else 200)


def _writers(request: HttpRequest) -> list[Organisation]:
    """Organisations in whose name the actor writes: their own first; of a whole country only their own."""
    actor = request.actor  # type: ignore[attr-defined]
    granted = {grant.organisation_id for grant in actor.grants if may_write_for(actor, grant.organisation_id)}
    return list(Organisation.objects.filter(pk__in=[key for key in granted if key]))


@requires(*WORKS)
@require_POST
def deed(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Hand on, approve, write anew: one press each."""
    found, deeds = article_or_404(request, slug), _deeds()
    run, said = deeds[name]
    run(found.pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, said)
    return see_other(found.get_absolute_url())


def _deeds() -> dict[str, tuple[Callable[..., Article], str]]:
    return {
        "review": (actions.ask_for_review, _("Handed on: a second person reads it.")),
        "approval": (actions.approve_article, _("Approved.")),
        "draft": (actions.rewrite, _("It is a draft again.")),
    }


@requires(MediaPermission.PUBLISH)
def returned(request: HttpRequest, slug: str) -> HttpResponse:
    """Give it back to its author."""
    return _with_words(
        request, slug, NoteForm, "note", actions.return_article, _("Return it to its author"), _("Given back.")
    )


@requires(MediaPermission.PUBLISH)
def taken_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Take it off the site."""
    return _with_words(
        request, slug, TakeBackForm, "reason", actions.take_back, _("Take it off the site"), _("Taken off the site.")
    )


def _with_words(
    request: HttpRequest, slug: str, kind: type[Any], field: str, run: Callable[..., Any], title: str, said: str
) -> HttpResponse:
    found, form = article_or_404(request, slug), kind(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            run(found.pk, form.cleaned_data[field], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, said)
            return see_other(found.get_absolute_url())
    return form_page(request, form, title, found.get_absolute_url(), subtitle=found.title, press=title)


@requires(MediaPermission.WRITE)
def photos(request: HttpRequest, slug: str) -> HttpResponse:
    """Photos of a publication."""
    found = article_or_404(request, slug)
    ensure(may_change_article(request.actor, found))  # type: ignore[attr-defined]
    form = PhotoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        content = told["file"].read(photo_actions.LARGEST_PHOTO + 1)
        captions = {name: told[name] for name in ("caption_kk", "caption_ru", "caption_en")}
        try:
            photo_actions.add_photo(found.pk, content, captions, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The photo is kept."))
            return see_other(request.path)
    context = {"article": found, "form": form, "photos": found.photos.all()}
    return render(request, "media/photos.html", context, status=422 if request.method == "POST" else 200)


@requires(MediaPermission.WRITE)
@require_POST
def photo_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a photo away."""
    row = get_object_or_404(ArticlePhoto.objects.select_related("article"), pk=pk)
    article_or_404(request, row.article.slug)
    photo_actions.remove_photo(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("The photo is gone."))
    return see_other(reverse("media:article_photos", args=[row.article.slug]))


@requires(MediaPermission.WRITE)
def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """The facts box: figures with their periods."""
    found = article_or_404(request, slug)
    ensure(may_change_article(request.actor, found))  # type: ignore[attr-defined]
    first, last = queries.default_period(timezone.localdate())
    form = FigureForm(request.POST or None, initial={"first": first, "last": last, "is_kept": True})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        days = (told["source"], told["first"], told["last"])
        try:
            actions.add_figure(found.pk, *days, is_kept=told["is_kept"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The figure stands in the facts box."))
            return see_other(request.path)
    context = {"article": found, "form": form, "facts": queries.shown_facts(found)}
    return render(request, "media/figures.html", context, status=422 if request.method == "POST" else 200)


@requires(MediaPermission.WRITE)
@require_POST
def figure_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a figure out of the facts box."""
    row = get_object_or_404(ArticleFigure.objects.select_related("article"), pk=pk)
    article_or_404(request, row.article.slug)
    actions.remove_figure(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    return see_other(reverse("media:article_figures", args=[row.article.slug]))


@requires(*WORKS)
@require_GET
def revisions(request: HttpRequest, slug: str) -> HttpResponse:
    """Earlier wordings, each with what it changed."""
    found = article_or_404(request, slug)
    ensure(may_write_for(request.actor, found.organisation_id))  # type: ignore[attr-defined]
    rows = Paginator(found.revisions.all(), PAGE).get_page(request.GET.get("page"))
    chosen = request.GET.get("number", "")
    number = int(chosen) if chosen.isdecimal() and len(chosen) < 6 else None
    context = {
        "article": found,
        "page": rows,
        "number": number,
        "differences": queries.differences(found, number) if number else [],
    }
    return render(request, "media/revisions.html", context)
