"""The citizen's form without a script: three steps, review, number and PIN."""

import pytest

from tirek.cases.models import Case, IntakeDraft
from tirek.people.models import Consent

STEPS = ["/apply/", "/apply/who/", "/apply/what/", "/apply/where/"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("path", STEPS)
def test_every_step_opens_in_every_language(visitor, path, language):
    visitor.client.cookies["language"] = language
    answer = visitor.client.get(path)
    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_reading_the_form_writes_nothing(visitor):
    for path in [*STEPS, "/apply/review/", "/apply/done/"]:
        visitor.client.get(path)
    assert not IntakeDraft.objects.exists()


def test_an_application_is_handed_in(visitor):
    page = visitor.apply()
    case = Case.objects.get()
    text = page.content.decode()
    assert case.number in text
    assert page.context["pin"] in text
    assert case.office == visitor.world.saryagash
    assert case.applicant.full_name == "Серікова Айгүл Болатқызы"
    assert (case.channel, case.language) == ("web", "kk")


def test_consent_is_recorded_as_shown(visitor):
    visitor.apply()
    consent = Consent.objects.get()
    assert consent.person == Case.objects.get().applicant
    assert consent.operator == visitor.world.saryagash.name
    assert all((consent.third_parties, consent.data, consent.purpose))
    assert not consent.is_cross_border


def test_without_consent_nothing_is_registered(visitor):
    visitor.fill()
    answer = visitor.client.post("/apply/review/", {})
    assert answer.status_code == 422
    assert not Case.objects.exists()


def test_what_was_typed_stands_there_again(visitor):
    visitor.fill()
    assert 'value="Серікова"' in visitor.client.get("/apply/who/").content.decode()
    assert "Екі айдан бері" in visitor.client.get("/apply/what/").content.decode()
    assert 'value="Абай 1"' in visitor.client.get("/apply/where/").content.decode()
    assert "/apply/where/" in visitor.client.get("/apply/").content.decode()


def test_going_back_saves_and_does_not_check(visitor):
    visitor.who()
    answer = visitor.client.post("/apply/what/", {"body": "Жарты сөйлем", "go": "back"})
    assert (answer.status_code, answer["Location"]) == (303, "/apply/who/")
    assert "Жарты сөйлем" in visitor.client.get("/apply/what/").content.decode()


def test_what_is_wrong_is_saved_too(visitor):
    answer = visitor.who(iin="123", family_name="")
    assert answer.status_code == 422
    assert 'value="123"' in visitor.client.get("/apply/who/").content.decode()


def test_it_is_saved_while_being_typed(visitor):
    answer = visitor.client.post("/apply/draft/?step=who", {"given_name": "Айг"})
    assert answer.status_code == 204
    cookie = answer.cookies["application"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/apply/")
    visitor.client.post("/apply/draft/?step=who", {"given_name": "Айгүл"})
    assert IntakeDraft.objects.get().answers == {"given_name": "Айгүл"}


def test_the_draft_is_deleted_at_will(visitor):
    visitor.fill()
    answer = visitor.client.post("/apply/draft/removal/")
    assert answer.status_code == 303
    assert not IntakeDraft.objects.exists()
    assert "Серікова" not in visitor.client.get("/apply/who/").content.decode()


def test_pressing_twice_gives_one_application_and_the_same_pin(visitor):
    visitor.fill()
    first, second = visitor.send(), visitor.send()
    assert (first.status_code, second.status_code) == (303, 303)
    assert Case.objects.count() == 1
    assert visitor.client.get("/apply/done/").context["pin"]
    assert Consent.objects.count() == 1


def test_back_and_sending_again_leads_to_the_same_application(visitor):
    visitor.apply()
    number = Case.objects.get().number
    read = [visitor.client.get(path) for path in ("/apply/review/", "/apply/who/")]
    for answer in (*read, visitor.what(), visitor.send()):
        assert (answer.status_code, answer["Location"]) == (303, "/apply/done/")
    assert Case.objects.get().number == number


def test_the_pin_is_not_shown_to_another_session(visitor):
    visitor.apply()
    visitor.client.cookies.pop("sessionid")
    page = visitor.client.get("/apply/done/")
    assert page.context["pin"] == ""
    assert Case.objects.get().number in page.content.decode()


def test_another_application_begins_empty(visitor):
    visitor.apply()
    answer = visitor.client.post("/apply/draft/removal/", {"again": "1"})
    assert answer["Location"] == "/apply/who/"
    assert Case.objects.count() == 1
    assert "Серікова" not in visitor.client.get("/apply/who/").content.decode()


def test_the_coupon_is_a_pdf_of_the_own_case_only(visitor, world, client):
    visitor.apply()
    coupon = visitor.client.get("/apply/done/coupon/")
    assert coupon.content.startswith(b"%PDF")
    assert "no-store" in coupon["Cache-Control"]
    assert client.get("/apply/done/coupon/").status_code == 404


def test_the_receiving_office_is_shown_before_sending(visitor):
    visitor.who()
    shown = visitor.client.get("/apply/office/", {"area": str(visitor.world.keles.area_id)}).content.decode()
    assert visitor.world.keles.name in shown
    assert visitor.client.get("/apply/office/", {"area": "x"}).content.decode().strip() == ""


def test_an_unfinished_application_cannot_be_sent(visitor):
    visitor.who()
    page = visitor.client.get("/apply/review/")
    assert page.status_code == 200
    assert visitor.send().status_code == 422
    assert not Case.objects.exists()


def test_the_language_of_the_answer_is_the_one_chosen(visitor):
    visitor.who(language="ru")
    visitor.what()
    visitor.where()
    visitor.send()
    assert Case.objects.get().language == "ru"
