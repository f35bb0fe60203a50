"""Comments before moderators."""

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
from tirek.media.actions import responses as actions
from tirek.media.enums import CommentState, MediaPermission
from tirek.media.forms.responses import RefusalForm
from tirek.media.models import Comment
from tirek.media.permissions import may_decide_comment_appeal
from tirek.media.queries.articles import comments_to_moderate, moderated

PAGE = 25


@requires(MediaPermission.MODERATE)
@require_GET
def comments(request: HttpRequest) -> HttpResponse:
    """Those that wait for a word, or all of a state."""
    actor = request.actor  # type: ignore[attr-defined]
    state = request.GET.get("state", "")
    found = moderated(actor, state) if state in CommentState else comments_to_moderate(actor)
    found = found.select_related("article")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = [(row, bool(may_decide_comment_appeal(actor, row))) for row in page]
    context = {"page": page, "rows": rows, "state": state, "states": CommentState.choices}
    return render(request, "media/comments.html", context)


@requires(MediaPermission.MODERATE)
@require_POST
def showing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a comment."""
    _comment_or_404(request, pk)
    actions.show_comment(pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("The comment is shown."))
    return see_other(reverse("media:comments"))


@requires(MediaPermission.MODERATE)
def refusal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Refuse a comment, saying why."""
    row, form = _comment_or_404(request, pk), RefusalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.refuse_comment(pk, form.cleaned_data["reason"], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The comment is not shown; its writer reads why."))
            return see_other(reverse("media:comments"))
    title = _("Do not show")
    return form_page(request, form, title, reverse("media:comments"), subtitle=row.text, press=title)


@requires(MediaPermission.MODERATE)
@require_POST
def appeal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The last word on an objection."""
    _comment_or_404(request, pk)
    is_shown = "show" in request.POST
    actions.decide_comment_appeal(pk, is_shown, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Decided."))
    return see_other(reverse("media:comments"))


def _comment_or_404(request: HttpRequest, pk: UUID) -> Comment:
    visible = Comment.objects.visible_to(request.actor).select_related("article")  # type: ignore[attr-defined]
    return get_object_or_404(visible, pk=pk)
