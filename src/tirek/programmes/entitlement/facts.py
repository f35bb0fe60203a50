"""What a family tells, as plain data: it travels in a signed cookie, stands in a saved check, and is never a record."""

from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Relation(StrEnum):
    """Who a member is to the one who asks."""

    APPLICANT = "applicant"
    SPOUSE = "spouse"
    PARTNER = "partner"
    CHILD = "child"
    WARD = "ward"
    PARENT = "parent"
    KIN = "kin"
    LODGER = "lodger"


RELATIONS: "dict[Relation, StrPromise]" = {
    Relation.SPOUSE: _("Husband or wife"),
    Relation.PARTNER: _("We live together, not registered"),
    Relation.CHILD: _("My child"),
    Relation.WARD: _("Child under guardianship"),
    Relation.PARENT: _("Mother or father"),
    Relation.KIN: _("Another relative"),
    Relation.LODGER: _("Not a relative: lives in the same home"),
}


class Status(StrEnum):
    """By what right the applicant lives in Kazakhstan."""

    CITIZEN = "citizen"
    KANDAS = "kandas"
    RESIDENT = "resident"
    REFUGEE = "refugee"
    OTHER = "other"


STATUSES: "dict[Status, StrPromise]" = {
    Status.CITIZEN: _("Citizen of Kazakhstan"),
    Status.KANDAS: _("Kandas, not yet a citizen"),
    Status.RESIDENT: _("Foreigner with permanent residence"),
    Status.REFUGEE: _("Refugee"),
    Status.OTHER: _("None of these"),
}


class Away(StrEnum):
    """Why a member does not live with the family."""

    HERE = "here"
    WORK = "work"
    SCHOOL = "school"
    STUDY = "study"
    SUPPORT = "support"
    ARMY = "army"
    PRISON = "prison"
    APART = "apart"


AWAYS: "dict[Away, StrPromise]" = {
    Away.HERE: _("Lives with us"),
    Away.WORK: _("Away at work: the family is here"),
    Away.SCHOOL: _("Boards at a school"),
    Away.STUDY: _("Studies elsewhere, full time"),
    Away.SUPPORT: _("In an institution, kept wholly by the state"),
    Away.ARMY: _("Serves as a conscript"),
    Away.PRISON: _("Serves a sentence"),
    Away.APART: _("Lives apart for another reason"),
}


class Award(StrEnum):
    """Awards for raising many children."""

    NONE = "none"
    SILVER = "silver"
    GOLD = "gold"


AWARDS: "dict[Award, StrPromise]" = {
    Award.NONE: _("None"),
    Award.SILVER: _("Kümis Alqa"),
    Award.GOLD: _("Altyn Alqa, heroine mother or an order"),
}


@dataclass(frozen=True, slots=True)
class Member:
    """One person. ``income`` is that of the whole quarter before; None where it is not known."""

    relation: str = Relation.CHILD
    born: date = date(2000, 1, 1)
    away: str = Away.HERE
    is_student: bool = False
    can_work: bool = False
    income: float | None = 0.0
    award: str = Award.NONE

    def age(self, on: date) -> int:
        """Completed years on a day."""
        return self.months(on) // 12

    def months(self, on: date) -> int:
        """Completed months on a day; one born later counts as newborn."""
        return max(0, (on.year - self.born.year) * 12 + on.month - self.born.month - (on.day < self.born.day))


@dataclass(frozen=True, slots=True)
class Region:
    """What is published of the region: all None where nothing is."""

    name: str = ""
    line: float | None = None
    median: float | None = None
    minimum: float | None = None
    source: str = ""
    certainty: str = ""

    @property
    def is_known(self) -> bool:
        return self.line is not None or (self.median is not None and self.minimum is not None)


# Questions one may leave open: “I do not know” is tried both ways.
OPEN = ("second_home", "business_premises", "spare_plot", "machinery", "has_loan", "in_quota", "carer_insured")


@dataclass(frozen=True, slots=True)
class Facts:
    """A family on a day. Of the questions in ``OPEN``, None means “not known”."""

    on: date
    area_id: str = ""
    members: tuple[Member, ...] = ()
    status: str = Status.CITIZEN
    certificate_until: date | None = None
    other_children: int = 0
    cars: int = 0
    homes_area: float = 0.0
    refused_on: date | None = None
    second_home: bool | None = False
    business_premises: bool | None = False
    spare_plot: bool | None = False
    machinery: bool | None = False
    has_loan: bool | None = False
    in_quota: bool | None = False
    carer_insured: bool | None = False
    region: Region = field(default_factory=Region)

    @property
    def unknown(self) -> list[str]:
        """The open questions left unanswered."""
        return [name for name in OPEN if getattr(self, name) is None]

    def possibilities(self) -> list["Facts"]:
        """The family with every open question answered both ways."""
        names = self.unknown
        ways = product((False, True), repeat=len(names))
        told: list[dict[str, Any]] = [dict(zip(names, way, strict=True)) for way in ways]
        return [replace(self, **each) for each in told]

    @property
    def is_kandas(self) -> bool:
        """A kandas whose certificate is in force on the day."""
        until = self.certificate_until
        return self.status == Status.KANDAS and (until is None or until >= self.on)

    @property
    def may_apply(self) -> bool:
        """Citizens, kandas while their certificate is in force, permanent residents, refugees (Social Code 120)."""
        return self.status in (Status.CITIZEN, Status.RESIDENT, Status.REFUGEE) or self.is_kandas

    def months_since_refusal(self) -> int:
        """Completed months since work was refused; very many when it was not."""
        return 999 if self.refused_on is None else Member(born=self.refused_on).months(self.on)

    def as_json(self) -> dict[str, Any]:
        """Plain JSON: days as text."""
        plain: dict[str, Any] = _plain(asdict(self))
        return plain


def facts_of(told: dict[str, Any]) -> Facts:
    """Facts from their JSON. Raises KeyError, TypeError or ValueError for anything else."""
    members = tuple(Member(**{**each, "born": date.fromisoformat(each["born"])}) for each in told["members"])
    days: dict[str, Any] = {name: _day(told.get(name)) for name in ("certificate_until", "refused_on")}
    rest = {name: value for name, value in told.items() if name not in ("members", "region", "on", *days)}
    return Facts(
        on=date.fromisoformat(told["on"]), members=members, region=Region(**told.get("region", {})), **days, **rest
    )


def _day(told: Any) -> date | None:
    return date.fromisoformat(told) if told else None


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {name: _plain(each) for name, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case date():
            return value.isoformat()
    return value
