"""Every page of the network opens for whom it is, in three languages, and for nobody else."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.browsers import browser_of
from tests.network.conftest import NOW, ROOT, World

from tirek.network.actions.memoranda import NewMemorandum, create_memorandum


@pytest.fixture
def memorandum(world: World):  # type: ignore[no-untyped-def]
    new = NewMemorandum(
        title="Жұмыспен қамту туралы меморандум",
        number="12",
        signed_on=world.offices["0001"].during.lower,
        since=world.offices["0001"].during.lower,
        parties=[world.offices["0001"].pk, world.offices["0900"].pk],
        services=["job"],
        crossing=["name", "phone"],
        monthly_capacity=5,
    )
    return create_memorandum(new, by=ROOT, at=NOW)


def signed_in(world: World, name: str, settings) -> Client:  # type: ignore[no-untyped-def]
    settings.DEMO = True
    return browser_of(world.users[name])


PUBLIC = [
    "/offices/",
    "/offices/?q=saryagash&level=district&kind=office",
    "/offices/?q=zzzz",
    "/offices/nearest/",
    "/offices/tree/",
    "/offices/tree/?on=2020-01-01",
    "/offices/tree/?on=2020-99-99",
    "/offices/0412/",
    "/offices/0900/",
    "/accounts/login/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/done/",
    "/accounts/password/reset/key/abc-bad/",
    "/accounts/inactive/",
]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_open(world: World, client: Client, path: str, language: str) -> None:
    client.cookies["language"] = language
    assert client.get(path, follow=True).status_code == 200


@pytest.mark.parametrize("path", ["/offices/9999/", "/accounts/signup/", "/accounts/confirm-email/", "/demo/"])
def test_what_is_not_there(world: World, client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_nearest_office_without_javascript(world: World, client: Client) -> None:
    region, district = world.areas["turkistan"], world.areas["saryagash"]
    first = client.get(reverse("network:nearest"), {"region": region.pk})
    assert "Сарыағаш" in first.content.decode()
    found = client.get(reverse("network:nearest"), {"region": region.pk, "district": district.pk})
    assert [office.code for office in found.context["offices"]] == ["0412", "0061", "0001"]


STAFF = [
    ("/staff/", 200),
    ("/staff/?q=head", 200),
    ("/offices/0412/people/", 200),
    ("/offices/0412/people/?tab=past", 200),
    ("/offices/0412/people/invitation/", 200),
    ("/offices/0412/register/", 200),
    ("/offices/0412/register/organisation/", 200),
    ("/memoranda/", 200),
    ("/memoranda/?state=ended", 200),
    ("/memoranda/new/", 200),
    ("/account/", 200),
    ("/accounts/2fa/", 200),
    ("/accounts/sessions/", 200),
    ("/accounts/2fa/webauthn/", 200),
    ("/accounts/logout/", 200),
]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(("path", "status"), STAFF)
def test_administrator_opens_every_page(world, memorandum, settings, path, status, language) -> None:  # type: ignore[no-untyped-def]
    client = signed_in(world, "admin", settings)
    client.cookies["language"] = language
    assert client.get(path).status_code == status


def test_detail_pages(world, memorandum, settings) -> None:  # type: ignore[no-untyped-def]
    client = signed_in(world, "admin", settings)
    assert client.get(world.users["clerk"].get_absolute_url()).status_code == 200
    page = client.get(memorandum.get_absolute_url())
    assert page.status_code == 200
    assert page.context["row"].left == 5


@pytest.mark.parametrize(
    "path", [path for path, _ in STAFF if path.startswith(("/staff", "/offices", "/memo", "/account/"))]
)
def test_anonymous_is_sent_to_sign_in(world: World, client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(
    ("persona", "path"),
    [
        ("clerk", "/staff/"),
        ("clerk", "/offices/0412/people/"),
        ("head", "/offices/0413/people/"),
        ("head", "/offices/0061/people/"),
        ("head", "/offices/0412/register/"),
        ("neighbour_head", "/offices/0412/people/invitation/"),
        ("coordinator", "/offices/0412/people/invitation/"),
        ("regional_head", "/memoranda/new/"),
        ("registrar", "/memoranda/"),
    ],
)
def test_refused_with_a_reason(world, settings, persona, path) -> None:  # type: ignore[no-untyped-def]
    answer = signed_in(world, persona, settings).get(path)
    assert answer.status_code == 403


def test_list_pages_ask_the_same_number_of_queries(world, settings, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(world, "admin", settings)
    for one, many in (("/staff/?q=registrar", "/staff/"), ("/offices/?q=keles", "/offices/")):
        counts = []
        for path in (one, many):
            client.get(path)
            with CaptureQueriesContext(
                connection,
            ) as seen:
                client.get(path)
            counts.append(len(seen))
        assert counts[0] == counts[1], (one, counts)


def test_keeping_the_register_through_the_pages(world, settings) -> None:  # type: ignore[no-untyped-def]
    client, office = signed_in(world, "admin", settings), world.offices["0412"]
    page = client.get("/offices/0412/register/")
    assert page.context["forms"]["place"].initial["parent"] == world.offices["0061"]
    base = "/offices/0412/register/"
    assert client.post(f"{base}contacts/", {"c-phone": "+7 725", "c-email": "nonsense"}).status_code == 422
    assert client.post(f"{base}contacts/", {"c-phone": "+7 725", "c-email": "a@tirek.example"}).status_code == 303
    names = {"n-name_kk": "Жаңа", "n-name_ru": "Новая", "n-since": "2024-01-01"}
    assert client.post(f"{base}name/", {**names, "n-since": "2099-01-01"}).status_code == 422
    assert client.post(f"{base}name/", names).status_code == 303
    place = {"p-parent": world.offices["0039"].pk, "p-since": "2024-01-01"}
    assert client.post(f"{base}place/", {**place, "p-parent": office.pk}).status_code == 422
    assert client.post(f"{base}place/", place).status_code == 303
    told = {"code": "0499", "name_kk": "А", "name_ru": "А", "kind": "office", "level": "district"}
    told |= {"area": world.areas["keles"].pk, "since": "2024-01-01"}
    assert client.post("/offices/0061/register/organisation/", {**told, "code": "0413"}).status_code == 422
    assert client.post("/offices/0061/register/organisation/", told).status_code == 303
    assert client.post(f"{base}closure/", {"e-on": "2010-01-01"}).status_code == 422
    assert client.post(f"{base}closure/", {"e-on": "2025-01-01"}).status_code == 303
    office.refresh_from_db()
    assert (office.phone, office.name_kk, office.path) == ("+7 725", "Жаңа", "0001.0039.0412.")
    assert client.get("/offices/0412/").status_code == 200


def test_names_of_invited_people_are_shown_as_text(world, settings) -> None:  # type: ignore[no-untyped-def]
    client = signed_in(world, "head", settings)
    told = {"name": "<script>alert(1)</script> 😀", "email": "x@tirek.example", "role": "clerk", "language": "kk"}
    client.post("/offices/0412/people/invitation/", told)
    body = client.get("/offices/0412/people/").content.decode()
    assert "<script>alert(1)" not in body
    assert "😀" in body
