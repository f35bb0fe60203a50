"""The numbers a partner's system knows our records by."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.models import Case, Transition
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line
from tirek.exchange.models import ApiClient, OutsideReference


@atomic
def refer_to_as(
    client: ApiClient,
    text: str,
    *,
    referral: Transition | None = None,
    case: Case | None = None,
    amount: Decimal | None = None,
    by: Actor,
    at: datetime,
) -> OutsideReference:
    """Remember a partner's own number of a referral or of an application it sent; the later word counts. An amount is
    only ever added. Raises ValidationError when the system uses that number for another record."""
    about = {"referral": referral} if referral is not None else {"case": case}
    told = {"text": one_line(text)[:80], "at": at} | ({"amount": amount} if amount is not None else {})
    try:
        with atomic():
            kept, _is_new = OutsideReference.objects.update_or_create(client=client, **about, defaults=told)
    except IntegrityError as error:
        if "outsidereference_unique" not in str(error):
            raise
        words = _("Your system uses this number for another record.")
        raise ValidationError({"reference": words}) from None
    matter = referral.case if referral is not None else case
    assert matter is not None
    record("exchange.reference_told", matter, by=by, at=at, client=client.pk)
    return kept


def reference_of(client: ApiClient, *, referral_id: UUID) -> str:
    """What the system has told; empty when nothing."""
    told = OutsideReference.objects.filter(client=client, referral=referral_id).values_list("text", flat=True)
    return told.first() or ""
