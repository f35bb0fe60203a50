"""Parts of cases: the list of an office, the page of one, and what is done with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from tirek.cases import exports
from tirek.cases.actions import parts as actions
from tirek.cases.actions.exports import note_export
from tirek.cases.actions.parts_extending import extend_part
from tirek.cases.clock.rules import rule_named
from tirek.cases.enums import CasePermission
from tirek.cases.exports_of_parts import HEADS, rows_of_parts
from tirek.cases.forms import parts as forms
from tirek.cases.models import CasePart
from tirek.cases.queries import parts as queries
from tirek.cases.views.deeds import attempt
from tirek.cases.views.fetching import actor_of
from tirek.core.access import requires
from tirek.core.http import see_other

PAGE = 50
SIDES: dict[str, str | Promise] = {
    "new": pgettext_lazy("parts", "To accept"),
    "work": pgettext_lazy("parts", "In work"),
    "mine": pgettext_lazy("parts", "Mine"),
    "answered": pgettext_lazy("parts", "Answered"),
    "sent": pgettext_lazy("parts", "Sent by us"),
}


@dataclass(frozen=True, slots=True)
class PartDeed:
    """One thing that can be done with a part: its words, its form, its action."""

    title: str | Promise
    button: str | Promise
    done: str | Promise
    form: type[forms.PartForm]
    perform: Callable[..., Any]
    tone: str = "primary"


def _with(action: Callable[..., Any], *names: str) -> Callable[..., Any]:
    def perform(key: UUID, data: dict[str, Any], **who: Any) -> None:
        action(key, *(data[name] for name in names), **who)

    return perform


DEEDS = {
    "accept": PartDeed(
        _("Accept the part"), _("Accept"), _("Your office answers this part now."),
        forms.PartForm, _with(actions.accept_part),
    ),
    "decline": PartDeed(
        _("Decline the part"), _("Decline"), _("Declined; the office that sent it is told."),
        forms.PartReasonForm, _with(actions.decline_part, "reason"), "danger",
    ),
    "assign": PartDeed(
        _("Give the part to a case worker"), _("Assign"), _("The part is assigned."),
        forms.PartAssignForm, _with(actions.assign_part, "to_user"),
    ),
    "answer": PartDeed(
        _("Answer this part"), _("Send the answer"), _("Answered; the office that has the case joins the answers."),
        forms.PartAnswerForm, _with(actions.answer_part, "text"),
    ),
    "extend": PartDeed(
        _("Extend the term of the part"), _("Decide"), _("The term of the part is extended; the applicant is told."),
        forms.PartExtendForm, _with(extend_part, "until", "reason"),
    ),
    "take-back": PartDeed(
        _("Take the part back"), _("Take back"), _("Taken back; that office no longer sees it."),
        forms.PartReasonForm, _with(actions.take_part_back, "reason"), "danger",
    ),
    "return": PartDeed(
        _("Ask for more"), _("Return"), _("Returned to the office with your remarks."),
        forms.PartRemarksForm, _with(actions.return_part, "reason"),
    ),
}  # fmt: skip
GONE_AFTER = ("decline",)  # the doer no longer sees it


@requires(CasePermission.VIEW)
@require_GET
def parts(request: HttpRequest) -> HttpResponse:
    """The parts at the reader's offices, and those they sent elsewhere."""
    actor, side, text = actor_of(request), _side(request), request.GET.get("q", "")[:200]
    counted = queries.counts(actor)
    page = Paginator(queries.parts_list(actor, side, text), PAGE).get_page(request.GET.get("page"))
    address = reverse("cases:parts")
    context = {
        "page": page,
        "side": side,
        "q": text,
        "tabs": [
            {"label": label, "url": f"{address}?side={key}", "count": counted[key], "current": key == side}
            for key, label in SIDES.items()
        ],
        "today": timezone.localdate(),
        "may_export": actor.holds(CasePermission.EXPORT),
    }
    return render(request, "cases/parts.html", context)


@requires(CasePermission.EXPORT)
@require_GET
def export(request: HttpRequest) -> FileResponse:
    """The list as a table. A download of personal data: written into the audit."""
    actor = actor_of(request)
    found = queries.parts_list(actor, _side(request), request.GET.get("q", ""))
    file, count = exports.as_table(HEADS, rows_of_parts(found.iterator(chunk_size=2000)))
    note_export("parts", count, by=actor, at=timezone.now())
    name = f"tirek-parts-{timezone.localdate().isoformat()}.csv"
    return FileResponse(file, as_attachment=True, filename=name, content_type=exports.MEDIA_TYPES["csv"])


@requires(CasePermission.VIEW)
@require_GET
def part(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One part as its reader may see it."""
    page = _page(request, pk)
    entry = page.part.clock.last()
    rule = rule_named(entry.rule, entry.rule_version) if entry else None
    context = {"page": page, "part": page.part, "entry": entry, "rule": rule, "today": timezone.localdate()}
    return render(request, "cases/part.html", context)


@requires(CasePermission.VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def part_deed(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """Do something with a part."""
    if name not in DEEDS:
        raise Http404
    deed, page = DEEDS[name], _page(request, pk)
    form = deed.form(request.POST if request.method == "POST" else None, part=page.part, today=timezone.localdate())
    status = attempt(request, deed, page.part.pk, form) if request.method == "POST" else 200
    if request.method == "POST" and status == 200:
        messages.success(request, str(deed.done))
        return see_other(_after(page, name))
    context = {"deed": deed, "form": form, "page": page, "part": page.part}
    return render(request, "cases/part_deed.html", context, status=status)


def _after(page: queries.PartPage, name: str) -> str:
    if name in GONE_AFTER:
        return reverse("cases:parts")
    of_case = page.whole and name in ("take-back", "return")
    return page.part.case.get_absolute_url() if of_case else page.part.get_absolute_url()


def _page(request: HttpRequest, pk: UUID) -> queries.PartPage:
    try:
        return queries.load(actor_of(request), pk, on=timezone.localdate())
    except CasePart.DoesNotExist:
        raise Http404 from None


def _side(request: HttpRequest) -> str:
    side = request.GET.get("side", "")
    return side if side in SIDES else "new"
