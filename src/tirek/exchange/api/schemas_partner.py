"""What travels between Tirek and a partner's system: referrals, the memorandum, the list of a month."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from tirek.cases.enums import CaseState, LineState, OutcomeResult, TransitionState
from tirek.exchange.api.schemas import Code, Day, Text
from tirek.exchange.enums import DifferenceKind, PracticeKind

Reference = Annotated[Text, Field(max_length=80, description="The number your own system knows it by")]
Words = Annotated[Text, Field(min_length=1, max_length=4000)]
Month = Annotated[Text, Field(pattern=r"^(19|20|21)\d\d-(0[1-9]|1[0-2])$", description="As 2026-11")]


class PersonOut(Schema):
    """Of the applicant what the memorandum lets cross; the rest is null."""

    family_name: str | None = None
    given_name: str | None = None
    patronymic: str | None = None
    phones: list[str] | None = None
    iin: str | None = None
    birth_date: date | None = None
    address: str | None = None
    household: str | None = None


class QuestionOut(Schema):
    """A question to the office; ``answered_at`` is null while it is open, and the term stands still."""

    text: str
    asked_at: datetime
    answer_by: date
    answer: str
    answered_at: datetime | None


class FileOut(Schema):
    """A file that crossed; fetch it under /referrals/{id}/files/{id}."""

    id: UUID
    name: str
    size: int
    media_type: str


class ReferralOut(Schema):
    """A referral and where it stands. No personal data. ``number`` is that of the application."""

    id: UUID
    number: str
    state: TransitionState
    service: str
    office: str = Field(description="Code of the office that sent it, as in /offices")
    memorandum: str
    reference: str
    made_at: datetime
    respond_by: date | None
    due_on: date
    responded_at: datetime | None
    ended_at: datetime | None
    changed_at: datetime


class ReferralDetail(ReferralOut):
    """A referral whole. Once it has ended, need, person, text, files and questions are gone: the sight has ended."""

    language: str
    area: str = Field(description="KATO code of the place the office serves, as in /areas")
    need: str
    body: str | None
    person: PersonOut | None
    files: list[FileOut]
    questions: list[QuestionOut]
    may: list[Literal["accept", "decline", "finish", "ask"]] = Field(description="What may be done now")


class ReferralsPage(Schema):
    """Some referrals, the oldest first; ``next`` goes into ``after`` to read on and is null at the end."""

    items: list[ReferralOut]
    next: str | None


class Acceptance(Schema):
    """Accepting a referral."""

    reference: Reference = ""


class Refusal(Schema):
    """Declining a referral."""

    reason: Words


class NewQuestion(Schema):
    """A question to the office."""

    text: Words


class Completion(Schema):
    """What came of an accepted referral. ``result`` is needed when nothing was delivered."""

    delivered: bool = True
    result: Annotated[Text, Field(max_length=4000)] = ""
    amount: Annotated[Decimal | None, Field(ge=0, max_digits=14, decimal_places=2, description="Tenge")] = None
    evidence: Annotated[Text, Field(max_length=100, description="Number of the paper that proves it")] = ""
    evidence_url: Annotated[Text, Field(max_length=90, pattern=r"^$|^https?://[^\s]+$")] = ""


class NewReference(Schema):
    """The number your system knows it by; empty takes it away."""

    reference: Reference


class NewPractice(Schema):
    """An invented referral of a sandbox; without a service the first of the memorandum."""

    service: Code = ""


class SentCase(Schema):
    """An application this system has sent, and where it stands. No personal data."""

    number: str
    reference: str
    service: str
    office: str
    state: CaseState
    received_at: datetime
    registered_on: date
    due_on: date
    answered_on: date | None
    outcome: OutcomeResult | None


class SentCases(Schema):
    """Some sent applications, the oldest first; ``next`` goes into ``after``."""

    items: list[SentCase]
    next: str | None


class MemorandumOut(Schema):
    """The memorandum a system is bound to. ``areas`` empty: the whole country; ``capacity_left`` null: no limit."""

    number: str
    title: str
    parties: list[str]
    since: date
    until: date | None
    services: list[str]
    areas: list[str]
    crossing: list[str]
    response_days: int
    capacity_left: int | None


class NewLine(Schema):
    """A service promised to the applicant by a day."""

    service: Code
    due_on: Day


class NewReferral(Schema):
    """A line of the plan to refer. Without a memorandum the one with most room is taken."""

    partner: Code = Field(description="Code of the partner organisation")
    need: Annotated[Text, Field(max_length=4000)] = ""
    consent: Annotated[Text, Field(max_length=40, description="How the person agreed now; empty: agreed before")] = ""


class Delivery(Schema):
    """What the office itself delivered."""

    result: Annotated[Text, Field(max_length=4000)] = ""
    evidence: Annotated[Text, Field(max_length=200)] = ""


class LineOut(Schema):
    """A line of the plan; ``referral`` is the one under way or the last."""

    id: UUID
    service: str
    state: LineState
    due_on: date
    delivered_on: date | None
    referral: UUID | None


class ListLine(Schema):
    """One record of a month: a referral offered in it, or an application sent in it."""

    kind: PracticeKind
    number: str
    reference: str
    service: str
    state: str
    day: date = Field(description="When it was offered or sent")
    ended_on: date | None


class MonthList(Schema):
    """Our list of a month."""

    month: str
    lines: list[ListLine]


class TheirLine(Schema):
    """One record of a partner's list. Number or reference has to be there."""

    number: Annotated[Text, Field(max_length=40)] = ""
    reference: Annotated[Text, Field(max_length=80)] = ""
    state: Annotated[Text, Field(max_length=20)] = ""
    day: Day | None = None


class TheirList(Schema):
    """A partner's list of a month."""

    lines: Annotated[list[TheirLine], Field(max_length=20_000)]


class DifferenceOut(Schema):
    """A line on which the lists differ."""

    kind: DifferenceKind
    number: str
    reference: str
    ours: str
    theirs: str


class ReconciliationOut(Schema):
    """A month compared. It stands once both sides have agreed."""

    month: str
    compared_at: datetime
    ours: int
    theirs: int
    agreed: int
    agreed_here_at: datetime | None
    agreed_there_at: datetime | None
    differences: list[DifferenceOut]
    page: str = Field(description="Address of the page that shows it")
