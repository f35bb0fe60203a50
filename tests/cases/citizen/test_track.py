"""The applicant's window: number and PIN, one case, half an hour."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.factories import World, make_application, make_line

from tirek.cases.actions.answers import answer
from tirek.cases.actions.assignment import take
from tirek.cases.actions.intake import submit
from tirek.cases.enums import CaseState, OutcomeResult
from tirek.cases.queries import tracking
from tirek.cases.views import track as views
from tirek.core.actor import ANONYMOUS


@pytest.fixture
def submitted(world: World):
    now = timezone.now()
    return submit(make_application(world.saryagash, service=world.job, received_at=now), by=ANONYMOUS, at=now)


def open_case(client, submitted, **typed):
    told = {"number": submitted.case.number, "pin": submitted.pin} | typed
    return client.post("/track/", told)


def answered(world, submitted):
    take(submitted.case.pk, by=world["clerk"], at=timezone.now())
    answer(submitted.case.pk, "Сізге жұмыс табылды.", OutcomeResult.SOLVED, by=world["clerk"], at=timezone.now())


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_tells_who_has_it_and_until_when(client, world, submitted, language):
    client.cookies["language"] = language
    make_line(submitted.case, by=world["clerk"], at=timezone.now())
    answer_ = open_case(client, submitted, number=submitted.case.number.replace("-", " "))
    assert (answer_.status_code, answer_["Location"]) == (303, "/track/case/")
    page = client.get("/track/case/")
    text = page.content.decode()
    assert page.status_code == 200
    for expected in (submitted.case.number, world.saryagash.name_in(language), "Екі айдан бері"):
        assert expected in text
    assert "no-store" in page["Cache-Control"]


def test_the_qr_code_brings_the_number_and_never_the_pin(client, submitted):
    page = client.get("/track/", {"n": submitted.case.number}).content.decode()
    assert f'value="{submitted.case.number}"' in page
    page = client.get("/track/", {"number": submitted.case.number}).content.decode()
    assert f'value="{submitted.case.number}"' in page


@pytest.mark.parametrize(("language", "words"), [("kk", "сәйкес"), ("ru", "не подходят")])
def test_a_wrong_pin_says_so_and_shows_nothing(client, submitted, language, words):
    client.cookies["language"] = language
    page = open_case(client, submitted, pin=f"{(int(submitted.pin) + 1) % 1_000_000:06d}")
    assert page.status_code == 422
    assert words in page.content.decode()
    assert client.get("/track/case/").status_code == 303


@pytest.mark.parametrize(("language", "words"), [("kk", "сағат"), ("ru", "час")])
def test_guessing_is_slowed_down_with_a_clear_word(client, submitted, language, words):
    client.cookies["language"] = language
    for _try in range(tracking.TRIES_PER_NUMBER):
        open_case(client, submitted, pin="abc")
    page = open_case(client, submitted)
    assert page.status_code == 429
    assert words in page.content.decode()


def test_without_the_pin_nothing_opens(client, submitted):
    assert client.get("/track/case/").status_code == 303
    for path in ("/track/case/confirmation/", "/track/case/reopening/", "/track/case/withdrawal/"):
        assert client.post(path, {"words": "x"})["Location"] == "/track/"
    submitted.case.refresh_from_db()
    assert submitted.case.state == CaseState.REGISTERED


def test_the_window_closes_after_half_an_hour_and_at_will(client, submitted):
    open_case(client, submitted)
    session = client.session
    key, until = session[views.KEY]
    session[views.KEY] = (key, until - views.OPEN_FOR.total_seconds() - 1)
    session.save()
    assert client.get("/track/case/").status_code == 303
    open_case(client, submitted)
    assert client.post("/track/case/leaving/").status_code == 303
    assert client.get("/track/case/").status_code == 303


def test_the_answer_is_read_and_kept_as_a_letter(client, world, submitted):
    answered(world, submitted)
    open_case(client, submitted)
    page = client.get("/track/case/")
    assert "Сізге жұмыс табылды." in page.content.decode()
    letter = client.get(f"/track/case/letters/{page.context['tracked'].answer.pk}/")
    assert letter.content.startswith(b"%PDF")
    client.post("/track/case/leaving/")
    assert client.get(f"/track/case/letters/{page.context['tracked'].answer.pk}/").status_code == 404


def test_the_applicant_confirms_with_a_rating(client, world, submitted):
    answered(world, submitted)
    open_case(client, submitted)
    assert client.post("/track/case/confirmation/", {"rating": "5", "words": "Рақмет"}).status_code == 303
    submitted.case.refresh_from_db()
    assert submitted.case.state == CaseState.CLOSED
    assert submitted.case.feedback.get().rating == 5
    assert client.get("/track/case/").status_code == 200


def test_the_applicant_reopens_with_a_reason(client, world, submitted):
    answered(world, submitted)
    open_case(client, submitted)
    refused = client.post("/track/case/reopening/", {"words": ""})
    assert refused.status_code == 422
    assert client.post("/track/case/reopening/", {"words": "Жұмысқа алмады"}).status_code == 303
    submitted.case.refresh_from_db()
    assert (submitted.case.is_open, submitted.case.reopened_count) == (True, 1)


def test_the_applicant_withdraws_on_a_page_of_its_own(client, submitted):
    open_case(client, submitted)
    assert client.get("/track/case/withdrawal/").status_code == 200
    assert client.post("/track/case/withdrawal/", {"words": ""}).status_code == 303
    submitted.case.refresh_from_db()
    assert submitted.case.outcome == OutcomeResult.WITHDRAWN
    assert client.get("/track/case/").status_code == 200


def test_what_may_not_be_done_is_refused_in_words(client, submitted):
    open_case(client, submitted)
    answer_ = client.post("/track/case/confirmation/", {"rating": "5"})
    assert answer_.status_code == 403
    assert client.post("/track/case/confirmation/", {"rating": "9"}).status_code == 422


def test_another_case_of_the_same_person_stays_shut(client, world, submitted):
    other = submit(make_application(world.saryagash, received_at=timezone.now()), by=ANONYMOUS, at=timezone.now())
    answered(world, other)
    open_case(client, submitted)
    assert other.case.number not in client.get("/track/case/").content.decode()
    assert client.get(f"/track/case/letters/{other.case.answers.get().pk}/").status_code == 404


def test_the_window_of_the_page_after_sending_opens_with_one_press(visitor):
    page = visitor.apply()
    told = {"number": page.context["case"].number, "pin": page.context["pin"]}
    assert visitor.client.post("/track/", told)["Location"] == "/track/case/"


def test_the_reopening_ends_after_thirty_days(client, world, submitted):
    answered(world, submitted)
    case = submitted.case
    case.refresh_from_db()
    case.answered_on -= timedelta(days=31)
    case.save(update_fields=["answered_on"])
    open_case(client, submitted)
    assert not client.get("/track/case/").context["tracked"].can_reopen
    assert client.post("/track/case/reopening/", {"words": "Әлі де"}).status_code == 403
