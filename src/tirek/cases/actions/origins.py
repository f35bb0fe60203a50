"""A question of a meeting, or what came up at a remote reception, becomes a case in one step; the link stays."""

from datetime import datetime
from uuid import UUID

from django.db.transaction import atomic
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.questions import note_question_became_case
from tirek.activities.actions.reception import settle_slot
from tirek.activities.models import Question, Slot
from tirek.activities.permissions import may_make_case_of_question, may_receive
from tirek.cases.actions.intake import Application, Submitted, submit
from tirek.cases.models import CaseOrigin
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, ensure, refuse


@atomic
def make_case_of_question(question_id: UUID, application: Application, *, by: Actor, at: datetime) -> Submitted:
    """Register an application made of a question, which thereby is settled. Pressed twice, it is one case.

    Raises Refused, or ValidationError by field."""
    question = (
        Question.objects.whole_for(by).select_for_update(of=("self",)).select_related("event").get(pk=question_id)
    )
    made = CaseOrigin.objects.select_related("case").filter(question=question).first()
    if made:
        return Submitted(made.case, None)
    ensure(may_make_case_of_question(by, question))
    done = submit(application, by=by, at=at)
    note_question_became_case(question.pk, by=by, at=at)
    _keep(done, by=by, at=at, question=question)
    return done


@atomic
def make_case_of_visit(slot_id: UUID, application: Application, *, by: Actor, at: datetime) -> Submitted:
    """Register an application made of a visit; the visit counts as held. Pressed twice, it is one case.

    Raises Refused, or ValidationError by field."""
    slot = Slot.objects.visible_to(by).select_for_update(of=("self",)).get(pk=slot_id)
    ensure(may_receive(by, slot.office_id))
    made = CaseOrigin.objects.select_related("case").filter(slot=slot).first()
    if made:
        return Submitted(made.case, None)
    if slot.state not in ("booked", "held"):
        raise Refused(refuse(_("Nobody was received at this time.")))
    done = submit(application, by=by, at=at)
    if slot.state == "booked":
        settle_slot(
            slot.pk,
            came=True,
            outcome=str(_("Became application %(number)s.")) % {"number": done.case.number},
            by=by,
            at=at,
        )
    _keep(done, by=by, at=at, slot=slot)
    return done


def _keep(
    done: Submitted, *, by: Actor, at: datetime, question: Question | None = None, slot: Slot | None = None
) -> None:
    CaseOrigin.objects.create(case=done.case, question=question, slot=slot, made_at=at)
    facts = {"question": question.pk} if question else {"slot": slot.pk if slot else None}
    record("cases.case_of_activity", done.case, by=by, at=at, **facts)
