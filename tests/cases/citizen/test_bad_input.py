"""Whatever is typed: a word at the field in the reader's language, nothing lost, nothing broken."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation
from tests.cases.citizen.conftest import WHO, Visitor

from tirek.cases.models import Case, IntakeDraft
from tirek.core.iin import check_digit

MONSTERS = [
    "'; DROP TABLE cases_case; --",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% csrf_token %}",
    "👩🏽‍🌾🇰🇿 Айгүл",
    "مرحبا \u202eabc\u202c",
    "Мо́ць" + "\u0301" * 30,
]


@pytest.fixture(params=["kk", "ru"])
def speaker(request, visitor):
    visitor.client.cookies["language"] = request.param
    visitor.language = request.param
    return visitor


def errors(answer, field):
    assert answer.status_code == 422
    with translation.override(answer["Content-Language"]):
        text = " ".join(str(one) for one in answer.context["form"].errors[field])
    assert text in answer.content.decode().replace("&#x27;", "'")
    return text


def says(speaker, answer, field, kk, ru):
    text = errors(answer, field)
    assert (kk if speaker.language == "kk" else ru) in text
    assert not re.search(r"[A-Za-z]{4,}", text), "an untranslated message"


def test_a_wrong_iin(speaker):
    says(speaker, speaker.who(iin="840305400001"), "iin", "ЖСН", "ИИН")
    says(speaker, speaker.who(iin="8403"), "iin", "12", "12")
    says(speaker, speaker.who(iin="84030540000a"), "iin", "ЖСН", "ИИН")


def test_a_birth_date_to_come(speaker):
    tomorrow = timezone.localdate() + timedelta(days=1)
    says(speaker, speaker.who(birth_date=tomorrow.isoformat()), "birth_date", "уған күн", "рождения")
    says(speaker, speaker.who(birth_date="1684-03-05"), "birth_date", "уған күн", "рождения")
    errors(speaker.who(birth_date="31.02.1984"), "birth_date")


def test_a_birth_date_typed_the_local_way(visitor):
    assert visitor.who(birth_date="05.03.1984").status_code == 303


def test_an_iin_of_another_birth_date_warns_and_lets_pass(speaker):
    digits = "90010130000"
    assert speaker.who(iin=f"{digits}{check_digit(digits)}", birth_date="1984-03-05").status_code == 303
    page = speaker.client.get("/apply/what/")
    assert page.context["warnings"][0] in page.content.decode()


def test_no_way_to_answer(speaker):
    says(speaker, speaker.who(phone="", email=""), "phone", "телефон", "телефон")
    assert speaker.who(phone="", email="aigul@example.kz").status_code == 303


def test_a_broken_phone_or_address(speaker):
    says(speaker, speaker.who(phone="123"), "phone", "8 701", "8 701")
    assert errors(speaker.who(phone="", email="aigul@"), "email")


def test_nothing_chosen_and_nothing_written(speaker):
    answer = speaker.client.post("/apply/what/", {})
    assert errors(answer, "service_id")
    assert errors(answer, "body")
    assert errors(speaker.client.post("/apply/where/", {}), "area_id")


def test_a_made_up_choice(speaker):
    assert errors(speaker.what(service_id="1"), "service_id")
    assert errors(speaker.where(area_id=str(speaker.world.job.pk)), "area_id")


def test_a_text_longer_than_a_book(speaker):
    answer = speaker.what(body="ә" * 20_001)
    says(speaker, answer, "body", "ұзын", "длин")
    assert len(IntakeDraft.objects.get().answers["body"]) == 20_001


@pytest.mark.parametrize("monster", MONSTERS)
def test_strange_text_in_every_field_arrives_as_text(visitor, monster):
    visitor.who(family_name=monster, given_name=monster, patronymic=monster)
    visitor.what(body=monster)
    visitor.where(address=monster)
    review = visitor.client.get("/apply/review/").content.decode()
    assert "<script>alert" not in review
    assert "<img src=x" not in review
    assert visitor.send().status_code == 303
    case = Case.objects.get()
    assert case.body
    done = visitor.client.get("/apply/done/").content.decode()
    assert "<script>alert" not in done


@pytest.mark.parametrize("monster", MONSTERS)
def test_strange_text_where_numbers_belong_is_refused_and_kept(visitor, monster):
    answer = visitor.who(iin=monster, phone=monster, email=monster, birth_date=monster, language=monster)
    assert answer.status_code == 422
    assert IntakeDraft.objects.get().answers["iin"] == monster


def test_characters_no_database_stores_break_nothing(visitor):
    answer = visitor.client.post("/apply/draft/?step=who", {"given_name": "Ай\0гүл"})
    assert answer.status_code == 204
    assert visitor.who(given_name="Ай\0гүл").status_code == 422


def test_an_unknown_step_and_a_stranger_s_token(visitor):
    assert visitor.client.get("/apply/nothing/").status_code == 404
    assert visitor.client.post("/apply/draft/?step=files").status_code == 404
    visitor.client.cookies["application"] = "x" * 300
    assert visitor.client.get("/apply/who/").status_code == 200
    assert visitor.send().status_code == 303
    assert not Case.objects.exists()


def test_a_form_left_open_until_its_token_died_comes_back_with_what_was_typed(world):
    visitor = Visitor(world, enforce_csrf_checks=True)
    answer = visitor.who()
    assert answer.status_code == 403
    page = answer.content.decode()
    assert 'value="Серікова"' in page
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page).group(1)
    assert visitor.client.post("/apply/who/", WHO | {"csrfmiddlewaretoken": token}).status_code == 303


def test_a_dead_session_loses_nothing(visitor):
    visitor.who()
    visitor.client.cookies.pop("sessionid", None)
    assert visitor.what().status_code == 303
    visitor.client.cookies.pop("sessionid", None)
    visitor.where()
    assert visitor.send().status_code == 303
    assert visitor.client.get("/apply/done/").context["pin"]


def test_the_review_is_not_sent_by_another_site(world, visitor):
    visitor.fill()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = visitor.client.cookies
    assert strict.post("/apply/review/", {"consent": "on"}).status_code == 403
    assert not Case.objects.exists()
