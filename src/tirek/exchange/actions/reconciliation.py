"""Comparing a month with a partner, and agreeing on it."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.verdict import Refused, ensure, refuse
from tirek.exchange.actors import actor_of
from tirek.exchange.models import ApiClient, Difference, Reconciliation
from tirek.exchange.permissions import may_agree, on_partners_side
from tirek.exchange.queries.months import TheirLine, month_list, unlike


@atomic
def compare_month(
    client: ApiClient, month: date, theirs: Sequence[TheirLine], *, by: Actor, at: datetime
) -> Reconciliation:
    """Compare a partner's list with ours and keep the differences in place of those found before. Raises Refused once
    both sides have agreed, ValidationError for a month that has not begun or a line that names nothing."""
    if month > local_date(at):
        raise ValidationError({"month": _("This month has not begun.")})
    if not all(line.number or line.reference for line in theirs):
        raise ValidationError({"lines": _("Each line needs our number or your reference.")})
    ApiClient.objects.select_for_update().get(pk=client.pk)
    former = Reconciliation.objects.filter(client=client, month=month).first()
    if former is not None and former.is_settled:
        raise Refused(refuse(_("Both sides have agreed on this month already.")))
    ours = month_list(client, actor_of(client), month)
    found = list(unlike(ours, theirs))
    told = {"compared_at": at, "ours": len(ours), "theirs": len(theirs), "agreed": _agreed(len(ours), found)}
    nobody = dict.fromkeys(("ours_agreed_at", "ours_agreed_by_id", "theirs_agreed_at", "theirs_agreed_by_id"))
    kept, _is_new = Reconciliation.objects.update_or_create(client=client, month=month, defaults=told | nobody)
    kept.differences.all().delete()
    Difference.objects.bulk_create(
        Difference(
            reconciliation=kept,
            position=position,
            kind=each.kind,
            number=each.number,
            reference=each.reference,
            ours=each.ours,
            theirs=each.theirs,
        )
        for position, each in enumerate(found, start=1)
    )
    record("exchange.month_compared", kept, by=by, at=at, month=month.isoformat(), differences=len(found))
    return kept


@atomic
def agree(reconciliation_id: UUID, *, by: Actor, at: datetime) -> Reconciliation:
    """Acknowledge a compared month for one's own side. Raises Refused when it is done."""
    rows = Reconciliation.objects.visible_to(by).select_for_update(of=("self",))
    kept: Reconciliation = rows.select_related("client").get(pk=reconciliation_id)
    ensure(may_agree(by, kept))
    side = "theirs" if on_partners_side(by, kept) else "ours"
    setattr(kept, f"{side}_agreed_at", at)
    setattr(kept, f"{side}_agreed_by_id", by.user_id)
    kept.save(update_fields=[f"{side}_agreed_at", f"{side}_agreed_by_id"])
    record("exchange.month_agreed", kept, by=by, at=at, side=side)
    return kept


@atomic
def agree_by_system(client: ApiClient, month: date, *, by: Actor, at: datetime) -> Reconciliation:
    """Acknowledge a compared month for the partner, by its system."""
    kept: Reconciliation = Reconciliation.objects.select_for_update().get(client=client, month=month)
    if kept.theirs_agreed_at is not None:
        raise Refused(refuse(_("Your side has agreed already.")))
    kept.theirs_agreed_at, kept.theirs_agreed_by_id = at, by.user_id
    kept.save(update_fields=["theirs_agreed_at", "theirs_agreed_by_id"])
    record("exchange.month_agreed", kept, by=by, at=at, side="theirs")
    return kept


def _agreed(ours: int, found: Sequence[object]) -> int:
    """How many of our lines no difference is about."""
    about = {(each.number, each.reference) for each in found if each.ours}  # type: ignore[attr-defined]
    return max(ours - len(about), 0)
