"""The life of a case as data: which transition leads from where to where, and who may take it."""

from dataclasses import dataclass

from tirek.cases.enums import CasePermission, CaseState


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of the life cycle. ``permission`` None: taken by the applicant or by Tirek itself."""

    sources: frozenset[CaseState]
    target: CaseState
    permission: CasePermission | None


S = CaseState
WORKFLOW: dict[str, Step] = {
    "assign": Step(frozenset({S.REGISTERED, S.IN_PROGRESS}), S.IN_PROGRESS, CasePermission.ASSIGN),
    "take": Step(frozenset({S.REGISTERED, S.IN_PROGRESS}), S.IN_PROGRESS, CasePermission.WORK),
    "arrive": Step(frozenset({S.REGISTERED, S.IN_PROGRESS}), S.REGISTERED, CasePermission.WORK),
    "answer": Step(frozenset({S.REGISTERED, S.IN_PROGRESS}), S.ANSWERED, CasePermission.ANSWER),
    "close": Step(frozenset({S.ANSWERED}), S.CLOSED, CasePermission.CLOSE),
    "confirm": Step(frozenset({S.ANSWERED, S.CLOSED}), S.CLOSED, None),
    "withdraw": Step(frozenset({S.REGISTERED, S.IN_PROGRESS}), S.CLOSED, None),
    "reopen": Step(frozenset({S.ANSWERED, S.CLOSED}), S.IN_PROGRESS, None),
}
