"""Follow-up calls: what was heard, putting off, and telling who has calls to make."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.enums import Channel
from tirek.core.lines import paragraphs
from tirek.core.messages import send
from tirek.core.permissions import roles_of
from tirek.core.verdict import ensure
from tirek.network.models import Organisation
from tirek.programmes.actions.enrolments import schedule_calls
from tirek.programmes.actions.roadmap_chasing import staff
from tirek.programmes.enums_of_initiatives import CallOutcome, CallState, EnrolmentState, InitiativePermission
from tirek.programmes.models import FollowUp, StageReached
from tirek.programmes.permissions_of_roadmaps import may_record_call

AGAIN = timedelta(days=3)
MOST_ATTEMPTS = 3


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What a call brought; ``income`` is that of the last month in tenge, when told."""

    outcome: str
    income: int | None = None
    note: str = ""


@transaction.atomic
def record_call(call_id: UUID, heard: Heard, *, by: Actor, at: datetime) -> FollowUp:
    """Write down what was heard. Nobody answered: the call is put off by three days, and given up after three tries.

    Raises Refused, or ValidationError by field."""
    visible = FollowUp.objects.visible_to(by).select_related("enrolment")
    call: FollowUp = visible.select_for_update(of=("self",)).get(pk=call_id)
    ensure(may_record_call(by, call))
    if heard.outcome not in CallOutcome.values:
        raise ValidationError({"outcome": gettext_lazy("Choose what was heard.")})
    call.attempts += 1
    call.note, call.called_at, call.called_by_id = paragraphs(heard.note)[:2000], at, by.user_id
    if heard.outcome == CallOutcome.NO_ANSWER:
        _put_off(call, local_date(at))
    else:
        call.state, call.outcome, call.income = CallState.REACHED, heard.outcome, heard.income
    call.save()
    record("programmes.call_made", call, by=by, at=at, outcome=heard.outcome, months=call.months)
    return call


def _put_off(call: FollowUp, today: date) -> None:
    if call.attempts >= MOST_ATTEMPTS:
        call.state, call.outcome = CallState.MISSED, CallOutcome.NO_ANSWER
    else:
        call.due_on = today + AGAIN


def schedule_missing(*, at: datetime) -> int:
    """Calls of those who reached a stage that follows up and have none, as after an import; returns how many people."""
    reached = StageReached.objects.filter(
        ~Exists(FollowUp.objects.filter(enrolment=OuterRef("enrolment"))), stage__follows_up=True
    ).exclude(enrolment__state=EnrolmentState.LEFT)
    rows = list(reached.select_related("enrolment"))
    for row in rows:
        with transaction.atomic():
            schedule_calls(row.enrolment, row.on)
    return len(rows)


def remind_of_calls(*, at: datetime) -> int:
    """Tell the staff of each organisation how many calls are due, once a week; returns how many organisations. No name
    stands in the letter."""
    today = local_date(at)
    due = FollowUp.objects.due(today).values_list("enrolment__organisation").annotate(number=Count("pk"))
    counts = dict(due.order_by())
    for organisation in Organisation.objects.filter(pk__in=counts).order_by("pk"):
        with transaction.atomic():
            _tell(organisation, counts[organisation.pk], today, at)
    return len(counts)


def _tell(organisation: Organisation, count: int, today: date, at: datetime) -> None:
    roles = roles_of(InitiativePermission.ACCOMPANY)
    week = f"{today.isocalendar().year}-{today.isocalendar().week}"
    for user in staff(Q(organisation=organisation, role__in=roles), at):
        with translation.override(user.language):
            subject = _("Follow-up calls to make")
            text = ngettext("%(n)s person waits for a call.", "%(n)s people wait for a call.", count) % {"n": count}
            body = f"{organisation.name}\n{text}\n\n{settings.SITE_URL}{reverse('programmes:calls')}"
            key = f"follow-ups:{organisation.pk}:{week}:{user.pk}"
            send(Channel.EMAIL, user.email, subject, body, language=user.language, about=organisation, key=key)
