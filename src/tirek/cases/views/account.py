"""A citizen's account without a password: a one-time code to a phone or an e-mail, and one's applications."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from tirek.cases.actions import accounts
from tirek.cases.actions.notices_citizen import CODE_MINUTES
from tirek.cases.forms.accounts import CodeForm, ContactForm, JoinForm
from tirek.cases.models import Account, Case
from tirek.cases.queries.accounts import account_named, account_page
from tirek.cases.views.track import prove
from tirek.core.access import public
from tirek.core.http import client_address, see_other
from tirek.core.models.message import masked
from tirek.core.verdict import Refused

KEY, WAITING, PROPOSED = "citizen_account", "citizen_code", "citizen_proposal"
OPEN_FOR = timedelta(hours=8)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def entrance(request: HttpRequest) -> HttpResponse:
    """Phone or e-mail: a code goes there, whoever it belongs to."""
    if request.method != "POST" and account_of(request):
        return see_other(reverse("cases:account"))
    form = ContactForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _sent(request, form)
    return render(request, "cases/account_entrance.html", {"form": form}, status=_status(request))


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The code: it opens the account, or adds the contact to the one that is open."""
    waiting = request.session.get(WAITING)
    if not waiting:
        return see_other(reverse("cases:account_entrance"))
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = _status(request)
    if request.method == "POST" and form.is_valid():
        try:
            return _proved(request, waiting, form) or _code_page(request, waiting, form, 422)
        except Refused as refused:
            form.add_error(None, str(refused.verdict.reason))
            status = 429
    return _code_page(request, waiting, form, status)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """One's applications, those that may join, contacts and language. A POST joins one by number and PIN."""
    mine = account_of(request)
    if mine is None:
        return see_other(reverse("cases:account_entrance"))
    form = JoinForm(request.POST if request.method == "POST" else None)
    status = _status(request)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            case = accounts.join_by_pin(
                mine, told["number"], told["pin"], remote_key=client_address(request), at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, str(refused.verdict.reason))
            status = 429
        else:
            if case is not None:
                return _back(request, _("The application is in your list now."))
            form.add_error("pin", _("This number and PIN do not belong together. Check both with your coupon."))
    context = {"page": account_page(mine), "form": form, "contacts": list(mine.contacts.all())}
    return render(request, "cases/account.html", context, status=status)


@public
@never_cache
@require_POST
def opened(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open a joined application in the tracking window."""
    joined = get_object_or_404(_mine(request).joined.select_related("case"), case_id=pk)
    prove(request, joined.case)
    return see_other(reverse("cases:track_page"))


@public
@never_cache
@require_POST
def joined(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Join an application by the contact written in it."""
    try:
        accounts.join_by_contact(_mine(request), pk, at=timezone.now())
    except Case.DoesNotExist:
        raise Http404 from None
    return _back(request, _("The application is in your list now."))


@public
@never_cache
@require_POST
def parted(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an application out of the list."""
    accounts.part(_mine(request), pk, at=timezone.now())
    return _back(request, _("The application is out of your list. With its PIN it still opens."))


@public
@never_cache
@require_POST
def contact_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A contact no longer opens the account."""
    try:
        accounts.remove_contact(_mine(request), pk, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused.verdict.reason))
        return see_other(reverse("cases:account"))
    return _back(request, _("This contact no longer opens your account."))


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contact_new(request: HttpRequest) -> HttpResponse:
    """Prove a further contact."""
    _mine(request)
    form = ContactForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _sent(request, form)
    context = {"form": form, "is_further": True}
    return render(request, "cases/account_entrance.html", context, status=_status(request))


@public
@never_cache
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """The language of the account's messages and of its pages on this device."""
    chosen = request.POST.get("language", "")
    if chosen not in dict(settings.LANGUAGES):
        raise Http404
    accounts.choose_language(_mine(request), chosen, at=timezone.now())
    answer = see_other(reverse("cases:account"))
    answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, max_age=365 * 24 * 3600, samesite="Lax")
    return answer


@public
@never_cache
@require_POST
def leaving(request: HttpRequest) -> HttpResponse:
    """Sign out of the account on this device; the tracking window closes too."""
    for key in (KEY, WAITING, PROPOSED, "tracked"):
        request.session.pop(key, None)
    return see_other(reverse("cases:account_entrance"))


def account_of(request: HttpRequest) -> Account | None:
    """The account this session has entered within eight hours. It is no user: staff's pages stay closed."""
    key, until = request.session.get(KEY, ("", 0))
    if not key or until < timezone.now().timestamp():
        return None
    return account_named(key)


def _mine(request: HttpRequest) -> Account:
    mine = account_of(request)
    if mine is None:
        raise Http404
    return mine


def _sent(request: HttpRequest, form: ContactForm) -> HttpResponse:
    told = form.cleaned_data
    try:
        sent = accounts.send_code(
            told["kind"],
            told["value"],
            language=get_language() or "kk",
            remote_key=client_address(request),
            at=timezone.now(),
        )
    except Refused as refused:
        form.add_error(None, str(refused.verdict.reason))
        return render(request, "cases/account_entrance.html", {"form": form}, status=429)
    shown = sent if settings.DEMO else ""  # the demo sends nothing: its page says the code
    request.session[WAITING] = (told["kind"], told["value"], shown)
    return see_other(reverse("cases:account_code"))


def _proved(request: HttpRequest, waiting: tuple[str, str, str], form: CodeForm) -> HttpResponse | None:
    kind, value, _shown = waiting
    if not accounts.prove(
        kind, value, form.cleaned_data["code"], remote_key=client_address(request), at=timezone.now()
    ):
        form.add_error("code", _("This code is wrong or no longer holds. Look again, or ask for a new one."))
        return None
    mine = account_of(request)
    if mine is not None:
        accounts.add_contact(mine, kind, value, at=timezone.now())
    else:
        mine = accounts.enter(kind, value, language=get_language() or "kk", at=timezone.now())
        _enter(request, mine)
    request.session.pop(WAITING, None)
    proposal = request.session.pop(PROPOSED, None)
    if proposal:
        accounts.claim_proposal(mine, proposal)
        messages.success(request, _("Thank you: your proposal counts, and you will hear what becomes of it."))
    return see_other(reverse("cases:account"))


def _enter(request: HttpRequest, mine: Account) -> None:
    if not request.user.is_authenticated:
        request.session.cycle_key()  # a session planted on this device sees nothing
    request.session[KEY] = (str(mine.pk), (timezone.now() + OPEN_FOR).timestamp())


def _code_page(request: HttpRequest, waiting: tuple[str, str, str], form: CodeForm, status: int) -> HttpResponse:
    _kind, value, shown = waiting
    context = {"form": form, "to": masked(value), "shown": shown, "minutes": CODE_MINUTES}
    return render(request, "cases/account_code.html", context, status=status)


def _status(request: HttpRequest) -> int:
    return 422 if request.method == "POST" else 200


def _back(request: HttpRequest, words: str) -> HttpResponse:
    messages.success(request, words)
    return see_other(reverse("cases:account"))
