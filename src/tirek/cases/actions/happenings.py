"""What may happen to a case, told as plain events: the words in which histories are written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tirek.cases.enums import CaseKind, OwnerKind, TransitionState
from tirek.network.models import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Something that happened to a case at a moment. ``by_id`` is the user who did it, where one did."""

    at: datetime
    by_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned(Happened):
    """Given to a case worker, or taken."""

    user_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded(Happened):
    """Offered to another office; ``ended_at`` and ``state`` say how that ended, None while it is pending."""

    to: Organisation
    reason: str
    state: str = TransitionState.PENDING
    ended_at: datetime | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended(Happened):
    """The term was extended by decision."""

    by_id: UUID
    until: date
    reason: str
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned(Happened):
    """A service was promised. Later events name the line by its place in the plan, from 0."""

    service_id: UUID
    due_on: date
    owner_kind: str = OwnerKind.OFFICE
    milestone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBegun(Happened):
    """A plan was begun from a template."""

    template_id: UUID
    need: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedBack(Happened):
    """The partner asked about the last referral of a line; ``answered_at`` and ``answer`` when the office answered."""

    line: int
    text: str
    answer_by: date
    days_left: int
    answer: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSaid(Happened):
    """The person said whether a delivered service has reached them."""

    line: int
    received: bool
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered(Happened):
    """The office delivered a line itself."""

    line: int
    result: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred(Happened):
    """A line went to a partner. ``state`` says how far that came: pending, accepted, declined, done or called back."""

    line: int
    to: Organisation
    memorandum_id: UUID
    crossing: Sequence[str]
    respond_by: date
    reason: str = ""
    state: str = TransitionState.PENDING
    responded_at: datetime | None = None
    ended_at: datetime | None = None
    answer: str = ""
    delivered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Happened):
    """A working note."""

    by_id: UUID
    text: str
    by_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(Happened):
    """The written answer and what came of the case."""

    by_id: UUID
    text: str
    result: str
    reason: str = ""
    by_name: str
    by_post: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Happened):
    """Closed by the office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed(Happened):
    """Confirmed by the applicant."""

    rating: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(Happened):
    """Reopened by the applicant."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Happened):
    """Withdrawn by the applicant."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoricCase:
    """An application and, in order, what happened to it. ``pin_digest`` is made from the number by the writer."""

    applicant_id: UUID
    applicant_name: str
    office: Organisation
    area_id: UUID
    service_id: UUID
    channel: str
    received_at: datetime
    subject: str
    body: str
    language: str = "kk"
    kind: str = CaseKind.APPLICATION
    intake_key: UUID | None = None
    registered_by_id: UUID | None = None
    events: Sequence[Happened] = ()
