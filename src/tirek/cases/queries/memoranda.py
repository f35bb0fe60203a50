"""Under which memorandum a line may be referred, and how much of it is used."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from uuid import UUID

from django.db import connection
from django.db.models import Count
from django.utils.translation import gettext as _

from tirek.cases.clock.ledger import month_of
from tirek.cases.enums import TransitionKind
from tirek.cases.models import Case, PlanLine, Transition
from tirek.core.calendar import ALMATY
from tirek.core.verdict import Refused, refuse
from tirek.network.models import Memorandum
from tirek.network.queries.memoranda import memorandum_for


def choose_memorandum(
    case: Case, line: PlanLine, receiver_id: UUID, memorandum_id: UUID | None, *, on: date, lock: bool = False
) -> Memorandum:
    """The memorandum in force for this line and receiver; raises Refused with what is missing.

    ``memorandum_id`` says which one the user saw: another one now in its place is refused rather than swapped silently.
    With ``lock`` referrals to one receiver wait for each other, so that the last place of a month is given once.
    """
    if lock:
        _wait_for_receiver(receiver_id)
    found = memorandum_for(
        sender_id=case.office_id,
        receiver_id=receiver_id,
        service_code=line.service.code,
        area_id=case.area_id,
        on=on,
    )
    if found.memorandum is None:
        raise Refused(found.verdict)
    if memorandum_id is not None and found.memorandum.pk != memorandum_id:
        raise Refused(refuse(_("Another memorandum is in force now. Look at the page again.")))
    return found.memorandum


def referrals_in_month(memorandum_ids: Iterable[UUID], on: date) -> Mapping[UUID, int]:
    """Referrals made under each memorandum in the month of a day, whatever became of them. One query."""
    start, end = month_of(on)
    made = Transition.objects.filter(
        kind=TransitionKind.REFERRAL, memorandum__in=list(memorandum_ids), made_at__gte=start, made_at__lt=end
    )
    rows = made.order_by().values("memorandum").annotate(n=Count("pk")).values_list("memorandum", "n")
    return {key: n for key, n in rows if key is not None}


def referrals_between(memorandum_id: UUID, first: date, after: date | None) -> int:
    """Referrals made under a memorandum from a day until before another, whatever became of them. One query."""
    made = Transition.objects.filter(kind=TransitionKind.REFERRAL, memorandum=memorandum_id)
    made = made.filter(made_at__gte=datetime.combine(first, time.min, ALMATY))
    return (made.filter(made_at__lt=datetime.combine(after, time.min, ALMATY)) if after else made).count()


def _wait_for_receiver(receiver_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"cases.referral.{receiver_id}"])
