"""Systems and what binds them."""

from datetime import date
from uuid import UUID

from tirek.core.actor import Actor
from tirek.exchange.enums import ClientMode
from tirek.exchange.models import ApiClient
from tirek.network.models import Memorandum, MemorandumParty, Organisation
from tirek.network.models.memorandum import MemorandumQuerySet


def memoranda_of(organisation: Organisation, on: date) -> MemorandumQuerySet:
    """Memoranda in force that an organisation, or one above it, has signed."""
    codes = [*organisation.ancestor_codes, organisation.code]
    parties = MemorandumParty.objects.filter(organisation__code__in=codes)
    return Memorandum.objects.in_force(on).filter(pk__in=parties.values("memorandum")).order_by("-signed_on", "number")


def memoranda_seen(actor: Actor, on: date) -> MemorandumQuerySet:
    """Memoranda in force that an administrator may bind a system to."""
    return Memorandum.objects.visible_to(actor).in_force(on).order_by("number")


def sandboxes_of(organisation_id: UUID) -> int:
    """How many sandboxes of an organisation are open."""
    open_ones = ApiClient.objects.standing().filter(organisation_id=organisation_id)
    return open_ones.filter(mode=ClientMode.SANDBOX).count()
