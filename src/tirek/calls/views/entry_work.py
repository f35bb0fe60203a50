"""Entries for those who run the call: the list, one whole, the formal check, more time, texts that are much alike."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tirek.calls.actions import checking as actions
from tirek.calls.actions.exporting import note_export
from tirek.calls.actions.likeness import judge_likeness
from tirek.calls.enums import CallPermission
from tirek.calls.exports_of_entries import XLSX, entries_as_xlsx
from tirek.calls.forms.entries import CheckForm, EntryFilter, ExtensionForm, LikenessForm, NumberedExtensionForm
from tirek.calls.forms.zones import read_in, shown_in
from tirek.calls.models import Entry, Likeness
from tirek.calls.permissions import may_check, may_extend, may_run
from tirek.calls.queries.answers import receipt_pdf, told_answers
from tirek.calls.queries.calls import regions_of
from tirek.calls.queries.entries import entries_of, entry_page, likenesses_of
from tirek.calls.queries.templates import stage_window
from tirek.calls.views.pages import actor_of, work_call
from tirek.core.access import requires
from tirek.core.numbering import normalise
from tirek.core.pages import saving
from tirek.core.panels import panels_for
from tirek.core.verdict import ensure

PAGE = 50


@requires(CallPermission.VIEW)
@require_GET
def entries(request: HttpRequest, code: str) -> HttpResponse:
    """Entries of a call."""
    call = work_call(request, code)
    form = EntryFilter(request.GET, call=call, regions=list(regions_of(call)))
    found = entries_of(call, actor_of(request), form.choice(request.GET.get("sort", "")))
    context = {
        "call": call,
        "form": form,
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "active": form.active,
        "may_run": bool(may_run(actor_of(request), call.organisation_id)),
        "query": request.GET.urlencode(),
    }
    return render(request, "calls/work/entries.html", context)


@requires(CallPermission.VIEW)
@require_GET
def export(request: HttpRequest, code: str) -> HttpResponse:
    """The same list as a spreadsheet; taking it out is audited."""
    call, actor = work_call(request, code), actor_of(request)
    form = EntryFilter(request.GET, call=call, regions=list(regions_of(call)))
    found = list(entries_of(call, actor, form.choice(request.GET.get("sort", ""))))
    note_export(call, len(found), by=actor, at=timezone.now())
    name = f"entries-{call.code}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(entries_as_xlsx(call, found), content_type=XLSX, headers=headers)


@requires(CallPermission.VIEW)
@require_GET
def entry(request: HttpRequest, number: str) -> HttpResponse:
    """One entry whole."""
    found, actor, now = _entry(request, number), actor_of(request), timezone.now()
    context = {
        "entry": found,
        "page": entry_page(found, now),
        "may_check": may_check(actor, found, now),
        "may_extend": bool(may_extend(actor, found)),
        "panels": panels_for("calls.entry_work", actor, found),
    }
    return render(request, "calls/work/entry.html", context)


@requires(CallPermission.VIEW)
@require_GET
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """The entry on paper: the receipt of the revision that counts."""
    found = _entry(request, number)
    revision = get_object_or_404(found.revisions.select_related("form", "entry"), pk=found.revision_id)
    headers = {"Content-Disposition": f'inline; filename="{found.number}.pdf"'}
    return HttpResponse(receipt_pdf(found, revision), content_type="application/pdf", headers=headers)


@requires(CallPermission.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, number: str) -> HttpResponse:
    """The formal check of one entry."""
    found, actor, now = _entry(request, number), actor_of(request), timezone.now()
    ensure(may_check(actor, found, now))
    call = found.call
    until = shown_in(stage_window(now, 3, 1, call.zone)[1], call.zone)
    form = CheckForm(request.POST or None, initial={"until": until, "reason": ""})
    return saving(
        request,
        form,
        lambda: actions.check_entry(
            found.pk,
            form.cleaned_data["outcome"],
            form.cleaned_data["reason"],
            until=form.until_in(call.zone),
            by=actor,
            at=now,
        ),
        title=_("Formal check of %(number)s") % {"number": number},
        back=reverse("calls:entry_work", args=[number]),
        done=_("The check is kept and the entrant is told."),
    )


@requires(CallPermission.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def extension(request: HttpRequest, number: str) -> HttpResponse:
    """More time for one entrant."""
    found, actor, now = _entry(request, number), actor_of(request), timezone.now()
    ensure(may_extend(actor, found))
    form = ExtensionForm(request.POST or None)
    zone = found.call.zone

    def save() -> object:
        until = read_in(form.cleaned_data["until"], zone)
        return actions.extend_entry(found.pk, until or now, form.cleaned_data["reason"], by=actor, at=now)

    back = reverse("calls:entry_work", args=[number])
    title = _("More time for %(number)s") % {"number": number}
    return saving(request, form, save, title=title, back=back, done=_("More time is given and the entrant is told."))


@requires(CallPermission.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def numbered_extension(request: HttpRequest, code: str) -> HttpResponse:
    """More time for an entry that is still being written, by the number its entrant tells."""
    call, actor, now = work_call(request, code), actor_of(request), timezone.now()
    ensure(may_run(actor, call.organisation_id))
    form = NumberedExtensionForm(request.POST or None)

    def save() -> object:
        told = form.cleaned_data
        found = Entry.objects.filter(call=call, number=normalise(told["number"]) or told["number"]).first()
        if found is None:
            raise ValidationError({"number": _("There is no such entry in this call.")})
        until = read_in(told["until"], call.zone)
        return actions.extend_entry(found.pk, until or now, told["reason"], by=actor, at=now)

    back = reverse("calls:entries_work", args=[code])
    return saving(
        request, form, save, title=_("More time"), back=back, done=_("More time is given and the entrant is told.")
    )


@requires(CallPermission.VIEW)
@require_GET
def likenesses(request: HttpRequest, code: str) -> HttpResponse:
    """Texts that are much alike, for people to judge."""
    call = work_call(request, code)
    waiting = request.GET.get("when") != "judged"
    context = {
        "call": call,
        "waiting": waiting,
        "page": Paginator(likenesses_of(call, waiting=waiting), PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "calls/work/likenesses.html", context)


@requires(CallPermission.RUN)
@require_http_methods(["GET", "HEAD", "POST"])
def likeness(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Two texts side by side, and what one says of them."""
    actor = actor_of(request)
    rows = Likeness.objects.filter(entry__in=Entry.objects.visible_to(actor))
    found = get_object_or_404(
        rows.select_related("entry__call", "entry__revision__form", "other__revision__form"), pk=pk
    )
    ensure(may_run(actor, found.entry.call.organisation_id))
    form = LikenessForm(request.POST or None, initial={"verdict": found.verdict, "note": found.note})
    back = reverse("calls:likenesses", args=[found.entry.call.code])
    if request.method == "POST":
        told = form
        return saving(
            request,
            told,
            lambda: judge_likeness(
                pk, told.cleaned_data["verdict"], told.cleaned_data["note"], by=actor, at=timezone.now()
            ),
            title=_("Much alike"),
            back=back,
            done=_("The verdict is kept."),
        )
    sides = [
        (each, told_answers(each.revision, without_personal=True) if each.revision else [])
        for each in (found.entry, found.other)
    ]
    return render(request, "calls/work/likeness.html", {"likeness": found, "sides": sides, "form": form, "back": back})


def _entry(request: HttpRequest, number: str) -> Entry:
    """An entry of a call one runs or oversees."""
    actor = actor_of(request)
    rows = Entry.objects.visible_to(actor).select_related("call__organisation", "nomination", "area", "revision__form")
    reach = actor.reach(CallPermission.VIEW)
    return get_object_or_404(rows.filter(reach.q("call__organisation_id")), number=number)
