"""Which endpoints hear of what: those whose system may see the record, by its roles or its memorandum."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tirek.cases.enums import CasePermission, ReferralPermission
from tirek.cases.models import Case, Transition
from tirek.core.permissions import Permission, roles_of
from tirek.exchange.models import ApiClient, WebhookEndpoint
from tirek.network.models import Organisation
from tirek.network.queries.reach import runs_the_network


@dataclass(frozen=True, slots=True)
class Concern:
    """Whose matter something is: the office that has the application, the partner it is referred to."""

    office: Organisation
    receiver: Organisation | None = None
    memorandum_id: UUID | None = None
    sent_by: UUID | None = None

    @staticmethod
    def of_case(case: Case) -> "Concern":
        return Concern(case.office, sent_by=case.registered_by_id)

    @staticmethod
    def of_referral(referral: Transition) -> "Concern":
        case = referral.case
        return Concern(case.office, referral.to_organisation, referral.memorandum_id, case.registered_by_id)


def listeners(kinds: Iterable[str]) -> list[WebhookEndpoint]:
    """Endpoints that want to hear of one of some kinds of news; one query, and mostly none is found."""
    found = WebhookEndpoint.objects.live().filter(
        events__overlap=list(kinds), client__revoked_at=None, client__is_waiting=False, client__mode="live"
    )
    return list(found.select_related("client__organisation", "client__memorandum").order_by())


def hears(client: ApiClient, concern: Concern, on: date) -> bool:
    """Whether a system may see what this is about. One bound to a memorandum: its referrals, and what it sent itself,
    while the memorandum is in force; they are told of the end too, though their sight has ended."""
    if not client.is_in_force(on):
        return False
    if concern.sent_by == client.pk:
        return True
    if concern.receiver is not None and _holds(client, ReferralPermission.VIEW, concern.receiver):
        return client.memorandum_id is None or client.memorandum_id == concern.memorandum_id
    return client.memorandum_id is None and _holds(client, CasePermission.VIEW, concern.office)


def _holds(client: ApiClient, permission: Permission, organisation: Organisation) -> bool:
    """As ``Actor.holds`` would say, without reading the tree: an organisation's path begins with those above it."""
    if not roles_of(permission) & set(client.roles):
        return False
    own = client.organisation
    return runs_the_network(own) or organisation.path.startswith(own.path)
