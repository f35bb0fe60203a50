"""Cases worked out by hand, as anybody who can count writes them (``cases/README.md``), run against the rules."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tirek.programmes.entitlement.checking import check
from tirek.programmes.entitlement.facts import Award, Away, Facts, Member, Region, Relation
from tirek.programmes.entitlement.figures import whole_tenge
from tirek.programmes.entitlement.laws import Changes

FOLDER = Path(__file__).parent / "cases"
ON, LINE = date(2026, 11, 20), 50_000.0
UNKNOWN = "unknown"
MEANS = {
    "assistance": "asp_amount",
    "supplement": "asp_supplement",
    "large_family": "large_family_allowance",
    "award": "award_allowance",
    "birth_grant": "birth_grant",
    "care": "care_allowance",
    "relocation": "kandas_relocation",
    "rent_least": "kandas_rent_least",
    "rent_most": "kandas_rent_most",
}


@dataclass(frozen=True, slots=True)
class Worked:
    """One case: a family on a day, and what it should receive."""

    name: str
    facts: Facts
    expect: dict[str, int | str]
    reasons: dict[str, list[str]]

    def differences(self, changes: Changes = ()) -> list[str]:
        """Where the rules say something else; empty when they agree."""
        found = check(self.facts, changes)
        told = []
        for name, wanted in self.expect.items():
            outcome = found.outcomes[MEANS[name]]
            got: int | str = UNKNOWN if outcome.amount is None else whole_tenge(outcome.amount)
            if got != wanted:
                told.append(f"{name}: {wanted} by hand, {got} by the rules")
            if sorted(self.reasons.get(name, outcome.because)) != sorted(outcome.because):
                told.append(f"{name}: unknown because of {', '.join(outcome.because)}")
        return told


def worked_cases() -> Iterator[Worked]:
    """All cases that are shipped."""
    for path in sorted(FOLDER.glob("*.yaml")):
        yield from map(read_case, yaml.safe_load(path.read_text(encoding="utf-8")))


def read_case(told: dict[str, Any]) -> Worked:
    """A case as written. Raises KeyError, TypeError or ValueError for what it does not understand."""
    has: dict[str, Any] = {name: None if value == UNKNOWN else value for name, value in told.get("has", {}).items()}
    known = {field.name for field in fields(Facts)}
    if strange := set(has) - known:
        raise KeyError(f"{told['name']}: {', '.join(sorted(strange))}")
    members = tuple(_member(each) for each in told["family"])
    facts = Facts(on=told.get("day", ON), members=members, region=_region(told), **has)
    return Worked(told["name"], facts, told["expect"], told.get("reasons", {}))


def _member(told: dict[str, Any]) -> Member:
    income = told.get("income", 0)
    return Member(
        relation=Relation.APPLICANT if told["who"] == "me" else Relation(told["who"]),
        born=told["born"],
        away=Away(told.get("away", Away.HERE)),
        is_student=told.get("student", False),
        can_work=told.get("works", False),
        income=None if income == UNKNOWN else float(income),
        award=Award(told.get("award", Award.NONE)),
    )


def _region(told: dict[str, Any]) -> Region:
    parts: dict[str, Any] = {name: told.get(name) for name in ("median", "minimum")}
    line = told.get("line", None if any(parts.values()) else LINE)
    return Region(line=None if line == UNKNOWN else line, **parts)
