"""Contract, sessions, agreement, promises: what is written and signed on a file."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import public
from tirek.core.pages import form_page
from tirek.core.verdict import ensure
from tirek.mediation.actions import fulfilling, papers, sessions
from tirek.mediation.enums import ObligationState, PaperKind
from tirek.mediation.forms.file import AgreementForms, ContractForm, RecordForm, ScanForm, SessionForm
from tirek.mediation.models import Dispute, Scan, Session
from tirek.mediation.permissions import (
    Seat,
    may_draft_agreement,
    may_draft_contract,
    may_plan_session,
    may_settle_session,
)
from tirek.mediation.queries.file_page import file_page, scan_name
from tirek.mediation.queries.papers import breach_pdf, ending_pdf, paper_pdf
from tirek.mediation.queries.seats import vault_of
from tirek.mediation.sealing import SHARED
from tirek.mediation.views.file import shown
from tirek.mediation.views.pages import answered, done, seated, to_file


@public
@seated
def contract(request: HttpRequest, seat: Seat, dispute: Dispute) -> HttpResponse:
    """The mediator writes the contract."""
    ensure(may_draft_contract(seat, dispute))
    known = file_page(dispute, seat, timezone.localdate()).contract
    form = ContractForm(request.POST or None, initial=known.words if known else None)
    if answered(request, form, lambda: papers.draft_contract(seat, form.terms(), by=request.actor, at=timezone.now())):  # type: ignore[attr-defined]
        messages.success(request, _("The contract is before the parties."))
        return to_file(dispute)
    words = _("Parties, subject and confidentiality stand in it anyway. Written anew, it is signed anew.")
    return form_page(request, form, _("Mediation contract"), dispute.get_absolute_url(), subtitle=words)


@public
@seated
def agreement(request: HttpRequest, seat: Seat, dispute: Dispute) -> HttpResponse:
    """The mediator writes down what was agreed, with what each side promises."""
    ensure(may_draft_agreement(seat, dispute))
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    known = file_page(dispute, seat, timezone.localdate()).agreement
    forms = AgreementForms(request.POST or None, known.words if known else None)
    if answered(request, forms, lambda: papers.draft_agreement(seat, forms.terms(), by=actor, at=now)):
        messages.success(request, _("The agreement is before the parties."))
        return to_file(dispute)
    status = 422 if request.method == "POST" else 200
    return render(request, "mediation/agreement.html", {"forms": forms, "dispute": dispute}, status=status)


@public
@require_POST
@seated
def signature(request: HttpRequest, seat: Seat, dispute: Dispute, pk: UUID) -> HttpResponse:
    """Sign the text on the page; or the mediator has seen the signatures on paper."""
    actor, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    get_object_or_404(dispute.papers, pk=pk)
    try:
        if request.POST.get("how") == "paper":
            papers.sign_on_paper(seat, pk, by=actor, at=now)
        else:
            papers.sign(seat, pk, request.POST.get("digest", ""), by=actor, at=now)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The signature is given."))
    return to_file(dispute)


@public
@require_GET
@seated
def paper(request: HttpRequest, seat: Seat, dispute: Dispute, kind: str) -> HttpResponse:
    """A contract, an agreement, the certificate of the end or of broken promises, to print."""
    page = file_page(dispute, seat, timezone.localdate())
    if kind == "ending" and dispute.closed_on:
        return _pdf(ending_pdf(page))
    if kind == "breach" and any(one.promise.state == ObligationState.BREACHED for one in page.promises):
        return _pdf(breach_pdf(page))
    found = {PaperKind.CONTRACT: page.contract, PaperKind.AGREEMENT: page.agreement}.get(kind)  # type: ignore[call-overload]
    if found is None:
        raise Http404
    return _pdf(paper_pdf(page, found))


@public
@seated
def scan(request: HttpRequest, seat: Seat, dispute: Dispute, pk: UUID) -> HttpResponse:
    """Add a signed copy of a paper."""
    get_object_or_404(dispute.papers, pk=pk)
    form = ScanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        told, now = form.cleaned_data["scan"], timezone.now()
        if done(form, lambda: papers.add_scan(seat, pk, told.name, told.read(), by=request.actor, at=now)):  # type: ignore[attr-defined]
            messages.success(request, _("The copy is kept, encrypted."))
            return to_file(dispute)
    shell = "public.html" if request.actor.is_anonymous else "base.html"  # type: ignore[attr-defined]
    return form_page(request, form, _("Signed copy"), dispute.get_absolute_url(), shell=shell)


@public
@require_GET
@seated
def copy(request: HttpRequest, seat: Seat, dispute: Dispute, pk: UUID) -> HttpResponse:
    """A signed copy; always a download."""
    found: Scan = get_object_or_404(dispute.scans, pk=pk)
    vault = vault_of(seat, dispute)
    with default_storage.open(found.stored_as) as stored:
        content = vault.bytes_out(SHARED, f"scan:{found.pk}", stored.read())
    response = HttpResponse(content, content_type=papers.scan_type(content))
    suffix = scan_name(found, vault).rpartition(".")[2][:4]
    response["Content-Disposition"] = f'attachment; filename="copy.{suffix if suffix.isascii() else "pdf"}"'
    return response


@public
@seated
def session_new(request: HttpRequest, seat: Seat, dispute: Dispute) -> HttpResponse:
    """Announce a session."""
    ensure(may_plan_session(seat, dispute))
    form = SessionForm(request.POST or None, initial={"kind": "joint", "format": "in_person"})
    if answered(request, form, lambda: sessions.plan_session(seat, form.facts(), by=request.actor, at=timezone.now())):  # type: ignore[attr-defined]
        messages.success(request, _("The session is announced."))
        return to_file(dispute)
    return form_page(request, form, _("New session"), dispute.get_absolute_url())


@public
@seated
def session_record(request: HttpRequest, seat: Seat, dispute: Dispute, pk: UUID) -> HttpResponse:
    """Record a session that was held."""
    found: Session = get_object_or_404(dispute.sessions, pk=pk)
    ensure(may_settle_session(seat, found))
    form = RecordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        if done(form, lambda: sessions.record_session(seat, pk, words, by=request.actor, at=timezone.now())):  # type: ignore[attr-defined]
            messages.success(request, _("The session is recorded."))
            return to_file(dispute)
    return form_page(request, form, _("Record of the session"), dispute.get_absolute_url())


@public
@require_POST
@seated
def session_calling_off(request: HttpRequest, seat: Seat, dispute: Dispute, pk: UUID) -> HttpResponse:
    """Call a session off."""
    get_object_or_404(dispute.sessions, pk=pk)
    sessions.call_off_session(seat, pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("The session is called off."))
    return to_file(dispute)


@public
@require_POST
@seated
def promise(request: HttpRequest, seat: Seat, dispute: Dispute, pk: UUID) -> HttpResponse:
    """Say that a promise is kept or broken."""
    actor, now, told = request.actor, timezone.now(), request.POST.get("state", "")  # type: ignore[attr-defined]
    if told == ObligationState.REPORTED:
        fulfilling.report_fulfilled(seat, pk, by=actor, at=now)
    elif told in (ObligationState.FULFILLED, ObligationState.BREACHED):
        fulfilling.settle_promise(seat, pk, told, by=actor, at=now)
    else:
        return shown(request, seat, dispute, status=422)
    messages.success(request, _("It is kept in the file."))
    return to_file(dispute)


def _pdf(content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="mediation.pdf"'
    return response
