"""What an account shows: its applications, and those that may join it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from tirek.cases.models import Account, AccountCase, Case
from tirek.people.models import Contact


@dataclass(frozen=True, slots=True)
class AccountPage:
    """``joinable`` are earlier applications whose own contact is proven, not joined yet."""

    account: Account
    joined: Sequence[AccountCase]
    joinable: list[Case]


def account_named(key: UUID | str) -> Account | None:
    """The account of a session."""
    return Account.objects.filter(pk=key).first()


def account_page(account: Account) -> AccountPage:
    """Four queries, whatever it holds."""
    asked = Count("case__inquiries", filter=_WAITING)
    joined = account.joined.select_related("case__office", "case__service").annotate(questions=asked)
    rows = list(joined.order_by("-case__registered_on", "-case_id"))
    return AccountPage(account, rows, _joinable(account, {row.case_id for row in rows}))


_WAITING = Q(
    case__inquiries__answered_at__isnull=True,
    case__inquiries__taken_back_at__isnull=True,
    case__state__in=["registered", "in_progress"],
)


def is_joinable(account: Account, case: Case) -> bool:
    """Whether a contact written in this very application, still the applicant's, is proven by the account."""
    return any(found.pk == case.pk for found in _joinable(account, set()))


def _joinable(account: Account, without: set[UUID]) -> list[Case]:
    """Both must hold: the contact was told with the application, so that nobody draws a stranger's applications by
    writing an IIN; and it is a current contact of the person, so that the next owner of a phone number does not.

    Found through ``people_contact_value``.
    """
    proven = list(account.contacts.values_list("kind", "value"))
    mine = Q(pk__in=())
    for kind, value in proven:
        mine |= Q(kind=kind, value=value)
    persons = Contact.objects.current().filter(mine).values("person_id")
    cases = Case.objects.filter(applicant_id__in=persons).exclude(contacts_given="").exclude(pk__in=without)
    values = {value for _kind, value in proven}
    found = cases.select_related("office", "service").order_by("-registered_on")
    return [case for case in found if values & set(case.contacts_given.split())]
