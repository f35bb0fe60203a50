"""News of cases for apps further left (the exchange, figures): keys only, published after commit."""

from dataclasses import dataclass
from uuid import UUID

from tirek.core.events import Event


@dataclass(frozen=True, slots=True)
class CaseEvent(Event):
    """Something happened to a case."""

    case_id: UUID


class CaseRegistered(CaseEvent):
    """An application was registered."""


class CaseAssigned(CaseEvent):
    """A case worker has the case, or has given it back."""


class CaseMoved(CaseEvent):
    """Another office has the case now."""


class CaseAnswered(CaseEvent):
    """The office has answered."""


class CaseClosed(CaseEvent):
    """The case is closed: by the office, by confirmation or by withdrawal."""


class CaseReopened(CaseEvent):
    """The applicant was not content."""


@dataclass(frozen=True, slots=True)
class ReferralChanged(Event):
    """A referral was sent, answered or ended."""

    transition_id: UUID


@dataclass(frozen=True, slots=True)
class PlanLineChanged(Event):
    """A service was promised, delivered or taken back, or its day was moved."""

    line_id: UUID
