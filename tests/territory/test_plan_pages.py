"""The pages of a planned reform: who enters, what is said of what is wrong, from the act to the second person."""

from datetime import date

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.browsers import browser_of
from tests.factories import make_actor, make_national_office, make_user

from tirek.core.roles import Role
from tirek.network.models import User
from tirek.territory.models import Area, Reform, ReformPlan

pytestmark = pytest.mark.usefixtures("areas")
DAY = "2099-03-01"
ACT = {
    "title_kk": "Жаңа облыс", "title_ru": "Новая область", "act_kind": "president", "in_force_on": DAY,
    "moves_bodies": "on",
}  # fmt: skip


@pytest.fixture
def users(settings: LazySettings) -> dict[str, User]:
    """Two who change the map, one who does not."""
    settings.DEMO = True
    office, users = make_national_office(), {}
    for role in (Role.COORDINATOR, Role.ADMINISTRATOR, Role.HEAD):
        users[role.value] = make_user()
        make_actor(role, office, user=users[role.value])
    return users


def signed_in(user: User) -> Client:
    return browser_of(user)


@pytest.fixture
def coordinator(users: dict[str, User]) -> Client:
    return signed_in(users["coordinator"])


def begun(client: Client) -> ReformPlan:
    assert client.post("/areas/plans/new/", ACT).status_code == 303
    return ReformPlan.objects.get()


def key(kato: str) -> str:
    return str(Area.objects.get(kato=kato).pk)


def test_a_reform_goes_from_the_act_to_its_day_through_two_persons(coordinator: Client, users: dict[str, User]) -> None:
    plan = begun(coordinator)
    here = plan.get_absolute_url()
    new = {"name_kk": "Жаңа облысы", "name_ru": "Новая", "area_kind": "region", "target": key("000000000")}
    assert coordinator.post(f"{here}steps/new/?kind=create", new).status_code == 303
    made = plan.steps.get()
    within = f"{here}steps/new/?kind=move&within={key('610000000')}"
    assert "Сарыағаш ауданы" in coordinator.get(within).content.decode()
    both = {"areas": [key("615400000"), key("613800000")], "target": str(made.pk)}
    assert coordinator.post(within, both).status_code == 303
    split = {
        "area": key("613900000"), "name_kk": "Бөлік", "name_ru": "Часть", "area_kind": "district",
        "target": str(made.pk), "share": "40",
    }  # fmt: skip
    assert coordinator.post(f"{here}steps/new/?kind=split", split).status_code == 303
    assert "40 %" in coordinator.get(here).content.decode()
    answer = coordinator.post(f"{here}trial/", {"period": "2025"})
    assert answer.status_code == 303
    found = coordinator.get(answer["location"]).content.decode()
    assert [name for name in ("Жаңа облысы", "Сарыағаш ауданы", "Жетісай ауданы", "Бөлік") if name not in found] == []
    assert "Сарыағаш ауданы" in coordinator.get(f"{here}findings.csv?of=areas").content.decode("utf-8-sig")
    assert coordinator.get(f"{here}findings/?of=figures").status_code == 200
    assert coordinator.post(f"{here}proposal/").status_code == 303
    assert coordinator.post(f"{here}agreement/").status_code == 403
    assert signed_in(users["administrator"]).post(f"{here}agreement/").status_code == 303
    plan.refresh_from_db()
    assert plan.state == "agreed"
    assert not Reform.objects.filter(in_force_on=date.fromisoformat(DAY)).exists()
    assert coordinator.post(f"{here}return/").status_code == 303


@pytest.mark.parametrize(
    ("address", "data", "words"),
    [
        ("/areas/plans/new/", ACT | {"in_force_on": "2017-01-01"}, "2018"),
        ("/areas/plans/new/", ACT | {"title_kk": ""}, "title_kk"),
        ("{here}steps/new/?kind=cede", {"area": "{one}", "target": "{one}"}, "id_target_error"),
        ("{here}steps/new/?kind=split", {"area": "{one}", "share": "101"}, "id_share_error"),
        ("{here}steps/new/?kind=create", {"kato": "615400000"}, "id_kato_error"),
        ("{here}steps/new/?kind=move", {"areas": ["{one}"]}, "id_areas"),
        ("{here}trial/", {"period": "2025"}, "form"),
        ("{here}trial/", {"period": "1990"}, "id_period_error"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(coordinator: Client, address: str, data: dict, words: str) -> None:
    here, one = begun(coordinator).get_absolute_url(), key("615400000")
    filled = {name: [one] if isinstance(value, list) else value.format(one=one) for name, value in data.items()}
    answer = coordinator.post(address.format(here=here), filled)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_only_those_who_change_the_map_enter(coordinator: Client, users: dict[str, User]) -> None:
    here = begun(coordinator).get_absolute_url()
    addresses = ["/areas/plans/", "/areas/plans/new/", here, f"{here}act/", f"{here}steps/new/?kind=merge"]
    for address in addresses:
        assert coordinator.get(address).status_code == 200
        assert signed_in(users["head"]).get(address).status_code == 403
        assert Client().get(address).status_code == 302
    assert signed_in(users["head"]).post(f"{here}trial/", {"period": "2025"}).status_code == 403
    for wrong in (f"{here}steps/new/?kind=x", f"{here}findings/", f"{here}findings.csv"):
        assert coordinator.get(wrong).status_code == 404
    assert coordinator.post(f"{here}nothing/").status_code == 404


def test_the_page_costs_the_same_with_one_step_and_with_four(coordinator: Client) -> None:
    here = begun(coordinator).get_absolute_url()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert coordinator.get(here).status_code == 200
        return len(captured)

    coordinator.post(f"{here}steps/new/?kind=merge", {"area": key("615400000"), "target": key("613800000")})
    queries()
    one = queries()
    for kato in ("613900000", "614400000", "615500000"):
        coordinator.post(f"{here}steps/new/?kind=merge", {"area": key(kato), "target": key("613800000")})
    assert queries() == one
