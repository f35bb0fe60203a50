"""Taking an application at the desk."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.factories import make_case

from tirek.cases.actions.intake import NewApplicant
from tirek.cases.models import Case
from tirek.people.models import Contact, Person

NOBODY = "01900000-0000-7000-8000-000000000000"

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(world):
    """What a registrar writes down."""
    return {
        "intake_key": str(uuid4()),
        "channel": "desk",
        "family_name": "Серікова",
        "given_name": "Айгүл",
        "phone": "8 701 555 44 33",
        "area": str(world.saryagash.area_id),
        "language": "kk",
        "kind": "application",
        "service": str(world.job.pk),
        "body": "Екі айдан бері жұмыс таба алмай жүрмін.",
        "received_at": timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
    }


def test_the_form_knows_the_office_the_channel_and_the_moment(sign_in, world):
    form = sign_in("registrar").get("/cases/new/").context["form"]
    assert form["area"].value() == str(world.saryagash.area_id)
    assert form["channel"].value() == "desk"
    assert form["intake_key"].value()


def test_an_application_gets_number_pin_and_coupon(sign_in, told, world):
    client = sign_in("registrar")
    answer = client.post("/cases/new/", told)
    case = Case.objects.get()
    assert answer.status_code == 303
    assert answer.url == f"/cases/{case.number}/registered/"
    assert (case.office, case.channel, case.registered_by_id) == (world.saryagash, "desk", world["registrar"].user_id)
    page = client.get(answer.url)
    assert len(page.context["pin"]) == 6
    assert page.context["pin"] in page.content.decode()
    assert client.get(f"/cases/{case.number}/coupon/").content.startswith(b"%PDF")


def test_the_pin_is_not_shown_to_another_session(sign_in, told, client):
    sign_in("registrar").post("/cases/new/", told)
    page = sign_in("head").get(f"/cases/{Case.objects.get().number}/registered/")
    assert page.context["pin"] == ""


def test_sending_twice_registers_once(sign_in, told):
    client = sign_in("registrar")
    first, second = client.post("/cases/new/", told), client.post("/cases/new/", told | {"person": "new"})
    assert first.url == second.url
    assert Case.objects.count() == 1


def test_what_is_wrong_is_said_and_all_that_was_typed_is_kept(sign_in, told):
    wrong = told | {"family_name": "", "given_name": "", "iin": "123", "subject": "<b>Жұмыс</b> 🙂"}
    answer = sign_in("registrar").post("/cases/new/", wrong)
    form = answer.context["form"]
    assert answer.status_code == 422
    assert {"iin", "family_name"} <= set(form.errors)
    text = answer.content.decode()
    assert "&lt;b&gt;Жұмыс&lt;/b&gt; 🙂" in text
    assert told["body"] in text
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("received_at", "2999-01-01T10:00"),
        ("birth_date", "2999-01-01"),
        ("service", NOBODY),
        ("area", NOBODY),
        ("channel", "web"),
        ("body", "   "),
        ("phone", "12"),
        ("intake_key", "x"),
    ],
)
def test_bad_values_are_refused_by_field(sign_in, told, field, value):
    answer = sign_in("registrar").post("/cases/new/", told | {field: value})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_a_likely_duplicate_has_to_be_passed_knowingly(sign_in, told, world):
    known = make_case(
        world.saryagash,
        at=timezone.now(),
        service=world.job,
        applicant=NewApplicant(family_name="Серікова", given_name="Айгүл", phone="+77015554433"),
    )
    client = sign_in("registrar")
    asked = client.post("/cases/new/", told)
    assert asked.status_code == 422
    assert known.number in asked.content.decode()
    assert client.post("/cases/new/", told | {"person": "new"}).status_code == 303
    assert Person.objects.count() == 2


def test_a_known_person_is_taken_and_the_new_phone_kept(sign_in, told, world):
    known = make_case(world.saryagash, at=timezone.now(), service=world.job)
    answer = sign_in("registrar").post("/cases/new/", told | {"person": str(known.applicant_id)})
    assert answer.status_code == 303
    assert Person.objects.count() == 1
    phones = Contact.objects.current().filter(person_id=known.applicant_id, kind="phone")
    assert set(phones.values_list("value", flat=True)) == {"+77010000001", "+77015554433"}


def test_from_the_persons_page_the_name_is_there_already(sign_in, case, told):
    client = sign_in("registrar")
    page = client.get(f"/cases/new/?person={case.applicant_id}")
    assert page.context["fixed"]
    assert case.number in page.content.decode()
    fixed = {key: value for key, value in told.items() if key not in ("family_name", "given_name", "phone")}
    answer = client.post("/cases/new/", fixed | {"person": str(case.applicant_id), "fixed": "1"})
    assert answer.status_code == 303
    assert Case.objects.filter(applicant_id=case.applicant_id).count() == 2


def test_another_offices_person_cannot_be_taken_by_guessing(sign_in, told, world):
    foreign = make_case(world.keles, at=timezone.now(), service=world.job)
    sign_in("registrar").post("/cases/new/", told | {"person": str(foreign.applicant_id)})
    assert not Case.objects.filter(office=world.saryagash, applicant_id=foreign.applicant_id).exists()


def test_hints_while_typing_name_persons_and_their_cases(sign_in, case):
    told = {"family_name": "Serikova", "given_name": "Aigul", "phone": "87010000001"}
    fragment = sign_in("registrar").post("/cases/new/hints/", told).content.decode()
    assert "Серікова" in fragment
    assert case.number in fragment


def test_hints_tell_nothing_of_another_offices_cases(sign_in, world):
    foreign = make_case(world.keles, at=timezone.now(), service=world.job)
    told = {"family_name": "Серікова", "given_name": "Айгүл", "phone": "+77010000001"}
    fragment = sign_in("registrar").post("/cases/new/hints/", told).content.decode()
    assert foreign.number not in fragment
    assert "Серікова" not in fragment
    assert str(foreign.applicant_id) not in fragment


def test_files_come_along_and_a_bad_one_does_not_lose_the_application(sign_in, told, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    good = SimpleUploadedFile("анықтама.txt", "Отбасы құрамы".encode(), "text/plain")
    bad = SimpleUploadedFile("virus.pdf", b"MZ\x90\x00" + b"\0" * 200, "application/pdf")
    answer = sign_in("registrar").post("/cases/new/", told | {"files": [good, bad]})
    assert answer.status_code == 303
    assert [file.name for file in Case.objects.get().attachments.all()] == ["анықтама.txt"]


@pytest.mark.parametrize("persona", ["employment", "analyst"])
def test_who_does_not_register_has_no_such_page(sign_in, persona):
    assert sign_in(persona).get("/cases/new/").status_code == 403


def test_an_anonymous_visitor_is_asked_to_sign_in(client, world):
    assert client.get("/cases/new/").status_code == 302
