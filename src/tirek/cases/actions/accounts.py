"""Citizens' accounts: a proven phone or e-mail, and the applications joined to it by proof."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.notices_citizen import CODE_MINUTES, tell_code
from tirek.cases.enums import JoinedHow
from tirek.cases.models import Account, AccountCase, AccountCode, AccountContact, Case, Proposal
from tirek.cases.queries.accounts import is_joinable
from tirek.cases.queries.tracking import track
from tirek.core.actor import ANONYMOUS
from tirek.core.audit import record
from tirek.core.lines import normalise_email, normalise_phone
from tirek.core.throttle import hit
from tirek.core.verdict import Refused, refuse
from tirek.people.enums import ContactKind

CODE_HOLDS = timedelta(minutes=CODE_MINUTES)
TRIES_PER_CODE = 5
CODES_PER_CONTACT, CODES_PER_ADDRESS, TRIES_PER_ADDRESS = 5, 30, 60
MOST_CONTACTS = 5
HOUR = timedelta(hours=1)


def contact_of(text: str) -> tuple[str, str]:
    """Kind and normalised value of what was typed. Raises ValidationError when it is neither phone nor e-mail."""
    email, phone = normalise_email(text) if "@" in text else None, normalise_phone(text)
    if email:
        return ContactKind.EMAIL, email
    if phone and "@" not in text:
        return ContactKind.PHONE, phone
    raise ValidationError({"contact": _("Write a whole phone number or e-mail address.")})


def send_code(kind: str, value: str, *, language: str, remote_key: str, at: datetime) -> str:
    """Send a one-time code to a contact, whoever it belongs to; earlier codes for it hold no longer.

    Returns the code, which only the demo shows. Raises Refused, in words, after too many.
    """
    within = hit(f"code:contact:{kind}:{value}", CODES_PER_CONTACT, HOUR)
    if not (hit(f"code:address:{remote_key}", CODES_PER_ADDRESS, HOUR) and within):
        raise Refused(refuse(_("Too many codes have been asked for. Wait an hour and try again.")))
    return _send(kind, value, language, at)


@atomic
def _send(kind: str, value: str, language: str, at: datetime) -> str:
    AccountCode.objects.filter(kind=kind, value=value).delete()
    code = f"{secrets.randbelow(1_000_000):06d}"
    made = AccountCode(kind=kind, value=value, expires_at=at + CODE_HOLDS)
    made.digest = _digest(made, code)
    made.save(force_insert=True)
    tell_code(kind, value, code, language=language)
    return code


def prove(kind: str, value: str, code: str, *, remote_key: str, at: datetime) -> bool:
    """Whether the code sent to a contact is right: once, within ten minutes, with five tries. Compared in constant
    time. Raises Refused after too many tries from one address."""
    if not hit(f"code:tries:{remote_key}", TRIES_PER_ADDRESS, HOUR):
        raise Refused(refuse(_("Too many tries. Wait an hour and try again.")))
    with atomic():
        sent = AccountCode.objects.select_for_update().filter(kind=kind, value=value, used_at__isnull=True).last()
        if sent is None or sent.expires_at < at or sent.tries >= TRIES_PER_CODE:
            return False
        digits = "".join(char for char in code if char in "0123456789")
        right = hmac.compare_digest(sent.digest, _digest(sent, digits))
        sent.tries, sent.used_at = sent.tries + 1, at if right else None
        sent.save(update_fields=["tries", "used_at"])
    return right


@atomic
def enter(kind: str, value: str, *, language: str, at: datetime) -> Account:
    """The account of a contact just proved, made when it is the first time."""
    contact = AccountContact.objects.select_related("account").filter(kind=kind, value=value).first()
    if contact is not None:
        contact.account.entered_at = at
        contact.account.save(update_fields=["entered_at"])
        record("cases.account_entered", contact.account, by=ANONYMOUS, at=at)
        return contact.account
    account = Account.objects.create(language=language, entered_at=at)
    made, is_new = AccountContact.objects.get_or_create(
        kind=kind, value=value, defaults={"account": account, "proved_at": at}
    )
    if not is_new:  # the same contact entered at the same moment in another window
        account.delete()
        return made.account
    record("cases.account_opened", account, by=ANONYMOUS, at=at)
    return account


@atomic
def add_contact(account: Account, kind: str, value: str, *, at: datetime) -> AccountContact:
    """Let a further contact, just proved, open the same account. Raises Refused when it opens another one."""
    locked = Account.objects.select_for_update().get(pk=account.pk)
    known = AccountContact.objects.filter(kind=kind, value=value).first()
    if known is not None:
        if known.account_id != locked.pk:
            raise Refused(refuse(_("This contact opens another account already. Sign in with it.")))
        return known
    if locked.contacts.count() >= MOST_CONTACTS:
        raise Refused(refuse(_("An account has five contacts at most. Remove one first.")))
    made = AccountContact.objects.create(account=locked, kind=kind, value=value, proved_at=at)
    record("cases.account_contact_added", locked, by=ANONYMOUS, at=at, kind=kind)
    return made


@atomic
def remove_contact(account: Account, contact_id: UUID, *, at: datetime) -> None:
    """A contact no longer opens the account. The last one stays."""
    locked = Account.objects.select_for_update().get(pk=account.pk)
    if locked.contacts.count() < 2:
        raise Refused(refuse(_("This is the only contact of your account: add another one first.")))
    locked.contacts.filter(pk=contact_id).delete()
    record("cases.account_contact_removed", locked, by=ANONYMOUS, at=at)


@atomic
def choose_language(account: Account, language: str, *, at: datetime) -> None:
    """The language in which the account is written to."""
    Account.objects.filter(pk=account.pk).update(language=language)
    record("cases.account_language_chosen", account, by=ANONYMOUS, at=at, language=language)


def join_by_pin(account: Account, number: str, pin: str, *, remote_key: str, at: datetime) -> Case | None:
    """Join an application by its number and PIN; None when they do not belong together. Throttled as tracking is."""
    found = track(number, pin, remote_key=remote_key, at=at)
    if found is None:
        return None
    _join(account, found.case, JoinedHow.PIN, at)
    return found.case


def join_by_contact(account: Account, case_id: UUID, *, at: datetime) -> Case:
    """Join an application in which one of the account's proven contacts was written down when it was handed in.

    Raises Case.DoesNotExist for any other: a contact that somebody wrote elsewhere proves nothing.
    """
    case = Case.objects.get(pk=case_id)
    if not is_joinable(account, case):
        raise Case.DoesNotExist
    _join(account, case, JoinedHow.CONTACT, at)
    return case


def join_own(account: Account, case: Case, *, at: datetime) -> None:
    """Join an application that was handed in while signed in to the account."""
    _join(account, case, JoinedHow.OWN, at)


@atomic
def part(account: Account, case_id: UUID, *, at: datetime) -> None:
    """Take an application out of the account; it stays what it is and opens with its PIN."""
    joined = account.joined.filter(case_id=case_id).select_related("case").first()
    if joined is not None:
        joined.delete()
        record("cases.account_left", joined.case, by=ANONYMOUS, at=at, account=account.pk)


@atomic
def claim_proposal(account: Account, proposal_id: UUID) -> None:
    """A proposal sent in this session before its sender proved a contact counts for them from now on."""
    Proposal.objects.filter(pk=proposal_id, account__isnull=True).update(account=account)


@atomic
def _join(account: Account, case: Case, how: JoinedHow, at: datetime) -> None:
    _made, is_new = AccountCase.objects.get_or_create(
        account=account, case=case, defaults={"how": how, "joined_at": at}
    )
    if is_new:
        record("cases.account_joined", case, by=ANONYMOUS, at=at, account=account.pk, how=str(how))


def _digest(sent: AccountCode, code: str) -> str:
    told = f"account-code:{sent.pk}:{sent.kind}:{sent.value}:{code}"
    return hmac.new(settings.SECRET_KEY.encode(), told.encode(), hashlib.sha256).hexdigest()
