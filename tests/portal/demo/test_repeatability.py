"""Loading twice on one day tells the same story; only keys differ. With small figures: size adds nothing here."""

import hashlib
from datetime import date

import pytest
from django.db import transaction

from tirek.cases.models import Case, PlanLine, Transition
from tirek.network.models import Organisation, User
from tirek.people.models import Contact, HouseholdMember, Identifier
from tirek.portal.demo import annual, figures, history, load, media, mediation, sheets
from tirek.portal.demo.data import table

SMALL = {
    "RECEIVED": 400,
    "SOLVED": 150,
    "PARTLY": 30,
    "REFUSED": 30,
    "WITHDRAWN": 5,
    "FAMILIES_HOUSED": 6,
    "A_QUARTER": 6,
}
BODIES, EVENTS = 120, 200  # of a kind; of a kind in a year
CASE = (
    "number", "state", "channel", "kind", "language", "outcome", "registered_on", "received_at", "due_on",
    "answered_on", "confirmed_at", "closed_at", "subject", "body", "office__code", "area__kato", "service__code",
    "assignee__email", "applicant__family_name", "applicant__given_name", "applicant__patronymic",
    "applicant__birth_date", "applicant__address",
)  # fmt: skip
SATURDAY, NEW_YEAR, MONDAY = date(2026, 11, 21), date(2027, 1, 1), date(2026, 10, 26)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SMALL.items():
        monkeypatch.setattr(figures, name, value)
    monkeypatch.setattr(history, "HOUSED_WHO_ASKED", 4)
    monkeypatch.setattr(media, "A_YEAR", 300)
    for told in table("bodies")["kind"]:
        monkeypatch.setitem(told, "total", total := min(told["total"], BODIES))
        if "members" in told:
            monkeypatch.setitem(told, "members", min(told["members"], 6 * total))
    for told in table("events")["organiser"]:
        held = {year: min(count, EVENTS) for year, count in told["events"].items()}
        monkeypatch.setitem(told, "events", held)
        monkeypatch.setitem(told, "reached", {})
    for told in table("events")["course"]:
        monkeypatch.setitem(told, "trained", min(told["trained"], BODIES))
    monkeypatch.setattr(mediation, "AGREEMENTS", dict.fromkeys(mediation.AGREEMENTS, 40))


@pytest.mark.django_db
def test_the_same_day_gives_the_same_country(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sheets, "report", _nothing)  # reports only count what the digest holds
    monkeypatch.setattr(annual, "publish", _nothing)
    assert digest_of_a_load(MONDAY) == digest_of_a_load(MONDAY)


@pytest.mark.django_db
@pytest.mark.parametrize("day", [SATURDAY, NEW_YEAR])
def test_it_loads_on_a_day_off_too(day: date):
    load(today=day)
    assert not Case.objects.filter(due_on__lt="2019-01-01").exists()
    assert Case.objects.overdue(day).exists()
    assert Case.objects.filter(registered_on__gt=day).exists()


def _nothing(today: date, **_told: object) -> None:
    """In the place of a part that adds nothing to the digest."""


def digest_of_a_load(day: date) -> dict[str, str]:
    with transaction.atomic():
        load(today=day)
        found = digest()
        transaction.set_rollback(True)
    return found


def digest() -> dict[str, str]:
    """Of everything but the keys, a table each. Rows are put in order here: ties of the database come as they like."""
    tables = {
        "cases": Case.objects.values_list(*CASE),
        "lines": PlanLine.objects.values_list("case__number", "position", "state", "due_on", "delivered_at"),
        "transitions": Transition.objects.values_list(
            "case__number", "kind", "line__position", "state", "made_at", "ended_at"
        ),
        "identifiers": Identifier.objects.values_list("value", "person__family_name"),
        "contacts": Contact.objects.values_list("value", "person__given_name"),
        "members": HouseholdMember.objects.values_list("person__birth_date", "person__given_name", "role", "during"),
        "organisations": Organisation.objects.values_list("code", "path", "name_kk", "name_ru", "email"),
        "users": User.objects.values_list("email", "name", "post"),
    }
    return {
        name: hashlib.sha256("\n".join(sorted(map(repr, rows))).encode()).hexdigest() for name, rows in tables.items()
    }
