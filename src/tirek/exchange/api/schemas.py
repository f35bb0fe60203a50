"""What travels over the API."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, Field

from tirek.cases.enums import CaseKind, CaseState, OutcomeResult
from tirek.core.lines import has_control_characters
from tirek.people.enums import Language, Sex


def _readable(text: str) -> str:
    if has_control_characters(text):
        raise ValueError("control characters")
    return text


Text = Annotated[str, AfterValidator(_readable)]
Name = Annotated[Text, Field(max_length=150)]
Code = Annotated[Text, Field(max_length=40)]
Day = Annotated[date, Field(ge=date(1900, 1, 1))]


def _code_of(record: object) -> str:
    """The code of a service or an office; of an answer kept from before it is there already."""
    return str(getattr(record, "code", record))


class NewApplicantIn(Schema):
    """Whose application it is. Only a name is required; an IIN is checked by its own rule."""

    family_name: Annotated[Text, Field(min_length=1, max_length=150)]
    given_name: Name = ""
    patronymic: Name = ""
    birth_date: Day | None = None
    sex: Sex = Sex.UNKNOWN
    iin: Annotated[Text, Field(max_length=20)] = ""
    phone: Annotated[Text, Field(max_length=40)] = ""
    email: Annotated[Text, Field(max_length=254)] = ""
    address: Annotated[Text, Field(max_length=500)] = ""


class NewCase(Schema):
    """An application to register. Without ``office`` it goes where the area and the service lead."""

    area: Code = Field(description="KATO code of the place, or its key, as in /areas")
    service: Code = Field(description="Code of the service asked for, as in /services")
    office: Annotated[Text, Field(max_length=4)] | None = Field(None, description="Code of the office, as in /offices")
    subject: Annotated[Text, Field(max_length=200)] = ""
    body: Annotated[Text, Field(min_length=1, max_length=20_000)]
    kind: CaseKind = CaseKind.APPLICATION
    language: Language = Language.KAZAKH
    received_at: datetime | None = Field(None, description="When the applicant handed it in, at most 30 days ago")
    reference: Annotated[Text, Field(max_length=80)] = Field("", description="The number your own system knows it by")
    applicant: NewApplicantIn


class CaseOut(Schema):
    """An application and where it stands. Codes are those of /services, /offices and /areas."""

    number: str
    kind: CaseKind
    channel: str
    state: CaseState
    language: str
    subject: str
    service: str
    office: str
    received_at: datetime
    registered_on: date
    due_on: date
    answered_on: date | None
    outcome: OutcomeResult | None

    @staticmethod
    def resolve_service(case: object) -> str:
        return _code_of(case.service)  # type: ignore[attr-defined]

    @staticmethod
    def resolve_office(case: object) -> str:
        return _code_of(case.office)  # type: ignore[attr-defined]


class CaseRegistered(CaseOut):
    """A registered application. ``pin`` lets the applicant follow it and is told once: pass it on."""

    pin: str | None = None


class CasesPage(Schema):
    """Some applications; ``next`` goes into ``after`` to read on and is null at the end."""

    items: list[CaseOut]
    next: str | None


class PlanLineOut(Schema):
    """One promised service of a case."""

    id: UUID
    service: str
    state: str
    due_on: date
    delivered_on: date | None

    @staticmethod
    def resolve_service(line: object) -> str:
        return line.service.code  # type: ignore[attr-defined, no-any-return]


class AnswerOut(Schema):
    """A signed answer."""

    number: str
    language: str
    signed_at: datetime
    text: str


class CaseDetail(CaseOut):
    """One application whole."""

    applicant: str
    body: str
    plan: list[PlanLineOut]
    answers: list[AnswerOut]

    @staticmethod
    def resolve_applicant(case: object) -> str:
        return case.applicant.full_name  # type: ignore[attr-defined, no-any-return]


class ServiceOut(Schema):
    """A support measure of the catalogue."""

    code: str
    category: str
    name_kk: str
    name_ru: str
    name_en: str


class AreaOut(Schema):
    """A place of today: ``parent`` is the code of what it lies in, null for the republic."""

    code: str
    kind: str
    parent: str | None
    name_kk: str
    name_ru: str
    name_en: str


class OfficeOut(Schema):
    """A reception office."""

    code: str
    level: str
    area: str
    phone: str
    email: str
    address: str
    name_kk: str
    name_ru: str
    name_en: str


class FigureOut(Schema):
    """A figure computed from the work. ``value`` is null when there is nothing to compute it from."""

    code: str
    name: str
    value: float | None
    records: int
    unit: str
    version: int


class FiguresOut(Schema):
    """The sheet of one office, one region, or all that the system may see."""

    period: str
    first: date
    last: date
    borders_on: date
    figures: list[FigureOut]


CaseSort = Literal["registered", "-registered"]
