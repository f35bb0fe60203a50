"""The life of a case as data: which transition leads from where to where, and who may take it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.cases.enums import CasePermission, CaseState
from tirek.cases.models import Case
from tirek.cases.permissions import (
    may_answer,
    may_assign,
    may_close,
    may_forward,
    may_speak_as_applicant,
    may_withdraw,
    may_work,
)
from tirek.cases.permissions_of_hands import may_give_back
from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, ensure, refuse

Rule = Callable[[Actor, Case], Verdict]


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of the life cycle. ``permission`` None: taken by the applicant; ``rule`` says who may, in words."""

    sources: frozenset[CaseState]
    target: CaseState
    permission: CasePermission | None
    rule: Rule
    label: str | Promise


S = CaseState
OPEN = frozenset({S.REGISTERED, S.IN_PROGRESS})
DONE = frozenset({S.ANSWERED, S.CLOSED})


def _receiver_checked(actor: Actor, case: Case) -> Verdict:
    """Arrival follows an accepted transfer, whose own rule has been asked (``may_receive_transfer``)."""
    return ALLOWED


def _body_checked(actor: Actor, case: Case) -> Verdict:
    """The body complained of satisfies it; its own rule has been asked (``may_speak_for_body``)."""
    return ALLOWED


WORKFLOW: dict[str, Step] = {
    "assign": Step(OPEN, S.IN_PROGRESS, CasePermission.ASSIGN, may_assign, gettext_lazy("Assign")),
    "give_back": Step(
        frozenset({S.IN_PROGRESS}), S.REGISTERED, CasePermission.WORK, may_give_back, gettext_lazy("Return")
    ),
    "take": Step(OPEN, S.IN_PROGRESS, CasePermission.WORK, may_work, gettext_lazy("Take the case")),
    "forward": Step(
        frozenset({S.REGISTERED}), S.REGISTERED, CasePermission.FORWARD, may_forward, gettext_lazy("Forward")
    ),
    "forward_later": Step(
        frozenset({S.IN_PROGRESS}), S.IN_PROGRESS, CasePermission.FORWARD, may_forward, gettext_lazy("Forward")
    ),
    "arrive": Step(
        OPEN, S.REGISTERED, CasePermission.REGISTER, _receiver_checked, gettext_lazy("Accept a forwarded case")
    ),
    "answer": Step(OPEN, S.ANSWERED, CasePermission.ANSWER, may_answer, gettext_lazy("Answer")),
    "satisfy": Step(
        OPEN, S.ANSWERED, CasePermission.ANSWER, _body_checked, gettext_lazy("Satisfy a complaint against us")
    ),
    "close": Step(frozenset({S.ANSWERED}), S.CLOSED, CasePermission.CLOSE, may_close, gettext_lazy("Close")),
    "return": Step(OPEN, S.CLOSED, CasePermission.ANSWER, may_answer, gettext_lazy("Return for defects")),
    "file": Step(OPEN, S.CLOSED, CasePermission.ANSWER, may_answer, gettext_lazy("File without an answer")),
    "confirm": Step(DONE, S.CLOSED, None, may_speak_as_applicant, gettext_lazy("Confirm")),
    "withdraw": Step(OPEN, S.CLOSED, None, may_withdraw, gettext_lazy("Withdraw")),
    "reopen": Step(DONE, S.IN_PROGRESS, None, may_speak_as_applicant, gettext_lazy("Reopen")),
}


def may_take_step(actor: Actor, case: Case, name: str) -> Verdict:
    """Whether the actor may take this step now: the state allows it, and so does the step's rule."""
    step = WORKFLOW[name]
    if case.state not in step.sources:
        return refuse(
            _("This can no longer be done: the case is “%(state)s”.") % {"state": CaseState(case.state).label}
        )
    return step.rule(actor, case)


def advance(case: Case, name: str, *, by: Actor) -> None:
    """Move a locked case along one step, unsaved. Raises Refused with the reason shown to the user."""
    ensure(may_take_step(by, case, name))
    case.state = WORKFLOW[name].target


def steps_open_to(actor: Actor, case: Case) -> list[str]:
    """The names of the steps the actor may take now, for the buttons of the page."""
    return [name for name in WORKFLOW if name not in ("arrive", "satisfy") and may_take_step(actor, case, name)]
