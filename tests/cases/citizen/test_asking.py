"""The office asks, the applicant answers, adds papers, mends, and complains to the office above."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.browsers import browser_of
from tests.factories import World, make_case
from tests.factories.cases import NOW

from tirek.cases.actions import complaints, inquiries
from tirek.cases.actions.answers import answer
from tirek.cases.actions.assignment import take
from tirek.cases.actions.corrections import ask_correction
from tirek.cases.actions.forwarding import forward
from tirek.cases.enums import CaseKind, CaseState, ComplaintGround, OutcomeResult
from tirek.cases.models import Case, Complaint, Inquiry
from tirek.cases.queries.home import NeedKind, needs_me_now
from tirek.cases.queries.tracking import applicant_actor
from tirek.core.ids import uuid7
from tirek.core.models import Message
from tirek.core.verdict import Refused


@pytest.fixture
def case(world: World) -> Case:
    made = make_case(world.saryagash, service=world.job)
    take(made.pk, by=world["clerk"], at=NOW)
    made.refresh_from_db()
    return made


@pytest.fixture
def answered(world: World, case: Case) -> Case:
    answer(case.pk, "Орын жоқ", OutcomeResult.NOT_SOLVABLE, "Бос орын жоқ", by=world["clerk"], at=NOW)
    case.refresh_from_db()
    return case


def complained(case: Case, world: World, words: str = "Келіспеймін"):
    return complaints.complain(case.pk, words, key=uuid7(), by=applicant_actor(case), at=NOW + timedelta(hours=1))


def test_a_question_is_asked_answered_and_read_while_the_clock_runs(world, case):
    due = case.due_on
    inquiry = inquiries.ask(case.pk, "Қай жылы туғансыз?", by=world["clerk"], at=NOW)
    assert not Message.objects.filter(body__contains="Қай жылы").exists()
    inquiries.reply(inquiry.pk, "1984", by=applicant_actor(case), at=NOW + timedelta(hours=1))
    need = next(need for need in needs_me_now(world["clerk"], NOW.date()) if need.kind == NeedKind.REPLIED)
    assert need.first == [case]
    inquiries.mark_read(inquiry.pk, by=world["clerk"], at=NOW + timedelta(hours=2))
    assert NeedKind.REPLIED not in {need.kind for need in needs_me_now(world["clerk"], NOW.date())}
    case.refresh_from_db()
    assert case.due_on == due


@pytest.mark.parametrize("persona", ["clerk.keles", "head.kostanay", "employment", "housing", "anonymous", "analyst"])
def test_strangers_neither_ask_nor_see_questions(world, case, persona):
    inquiry = inquiries.ask(case.pk, "Сұрақ", by=world["clerk"], at=NOW)
    assert not Inquiry.objects.visible_to(world[persona]).exists()
    with pytest.raises(Case.DoesNotExist):
        inquiries.ask(case.pk, "Сұрақ", by=world[persona], at=NOW)
    with pytest.raises(Inquiry.DoesNotExist):
        inquiries.take_back(inquiry.pk, by=world[persona], at=NOW)


def test_another_applicant_does_not_answer(world, case):
    inquiry = inquiries.ask(case.pk, "Сұрақ", by=world["clerk"], at=NOW)
    other = applicant_actor(make_case(world.saryagash, service=world.job))
    with pytest.raises(Inquiry.DoesNotExist):
        inquiries.reply(inquiry.pk, "Жауап", by=other, at=NOW)
    with pytest.raises(Refused):
        inquiries.reply(inquiry.pk, "Жауап", by=world["clerk"], at=NOW)


def test_a_question_is_answered_once_and_not_after_the_answer(world, case):
    first = inquiries.ask(case.pk, "Бірінші", by=world["clerk"], at=NOW)
    second = inquiries.ask(case.pk, "Екінші", by=world["clerk"], at=NOW)
    inquiries.reply(first.pk, "Жауап", by=applicant_actor(case), at=NOW)
    for late in (lambda: inquiries.reply(first.pk, "Тағы", by=applicant_actor(case), at=NOW),):
        with pytest.raises(Refused):
            late()
    answer(case.pk, "Жауап", OutcomeResult.SOLVED, by=world["clerk"], at=NOW)
    with pytest.raises(Refused):
        inquiries.reply(second.pk, "Кеш", by=applicant_actor(case), at=NOW)


def test_a_complaint_is_a_case_above_with_twenty_working_days(world, answered):
    made = complained(answered, world)
    complaint = Complaint.objects.get(about=answered)
    assert made.pin
    assert made.case.kind == CaseKind.COMPLAINT
    assert made.case.office.code == answered.office.parent_code
    assert made.case.clock.get().working_days == 20
    assert complaint.author_id == world["clerk"].user_id
    assert complaint.ground == ComplaintGround.ANSWER
    assert complaint.body_due_on < made.case.due_on
    assert not Case.objects.visible_to(world["clerk"]).filter(pk=made.case.pk).exists()
    assert Complaint.objects.visible_to(world["clerk"]).filter(pk=complaint.pk).exists()


def test_two_presses_make_one_complaint_and_a_second_one_waits_for_the_first(world, answered):
    key, by = uuid7(), applicant_actor(answered)
    first = complaints.complain(answered.pk, "Келіспеймін", key=key, by=by, at=NOW)
    again = complaints.complain(answered.pk, "Келіспеймін", key=key, by=by, at=NOW)
    assert (again.case, again.pin) == (first.case, None)
    with pytest.raises(Refused):
        complained(answered, world)


@pytest.mark.parametrize("persona", ["clerk", "clerk.keles", "head.turkistan", "employment", "anonymous"])
def test_only_the_applicant_complains(world, answered, persona):
    with pytest.raises((Refused, Case.DoesNotExist)):
        complaints.complain(answered.pk, "Келіспеймін", key=uuid7(), by=world[persona], at=NOW)


def test_nothing_to_complain_about_before_the_answer_or_after_three_months(world, case):
    with pytest.raises(Refused):
        complained(case, world)
    overdue = NOW + timedelta(days=60)
    made = complaints.complain(case.pk, "Жауап жоқ", key=uuid7(), by=applicant_actor(case), at=overdue)
    assert made.case.complaint.ground == ComplaintGround.SILENCE
    other = make_case(world.saryagash, service=world.job)
    answer(other.pk, "Жауап", OutcomeResult.SOLVED, by=world["clerk"], at=NOW)
    with pytest.raises(Refused):
        complaints.complain(other.pk, "Кеш", key=uuid7(), by=applicant_actor(other), at=NOW + timedelta(days=100))


def test_the_body_satisfies_in_full_within_three_working_days(world, answered):
    made = complained(answered, world)
    complaint = made.case.complaint
    with pytest.raises(Complaint.DoesNotExist):
        complaints.satisfy(complaint.pk, "Орын табылды", by=world["clerk.keles"], at=NOW)
    complaints.satisfy(complaint.pk, "Орын табылды", by=world["head"], at=NOW + timedelta(hours=2))
    made.case.refresh_from_db()
    assert (made.case.state, made.case.outcome) == (CaseState.ANSWERED, OutcomeResult.SOLVED)
    with pytest.raises(Refused):
        complaints.explain(complaint.pk, "Түсінік", by=world["head"], at=NOW + timedelta(hours=3))


def test_after_three_working_days_the_body_only_explains(world, answered):
    complaint = complained(answered, world).case.complaint
    late = NOW + timedelta(days=9)
    with pytest.raises(Refused):
        complaints.satisfy(complaint.pk, "Кеш", by=world["head"], at=late)
    complaints.explain(complaint.pk, "Түсінік", by=world["head"], at=late)
    with pytest.raises(Refused):
        complaints.satisfy(complaint.pk, "Тағы", by=world["head"], at=late)


def test_the_author_does_not_decide_and_the_body_does_not_receive_it(world, answered):
    made = complained(answered, world)
    boss = world["head.turkistan"]
    Complaint.objects.filter(case=made.case).update(author_id=boss.user_id)
    with pytest.raises(Refused):
        answer(made.case.pk, "Шешім", OutcomeResult.SOLVED, by=boss, at=NOW)
    with pytest.raises(Exception, match="office"):
        forward(made.case.pk, world.saryagash.pk, "Қайтару", by=boss, at=NOW)


# -- The pages ------------------------------------------------------------------------------------------------------


@pytest.fixture
def window(visitor):
    """The tracking page of an application just sent."""
    page = visitor.apply()
    case = Case.objects.get()
    visitor.client.post("/track/", {"number": case.number, "pin": page.context["pin"]})
    return visitor.client, case


@pytest.fixture
def stored(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_papers_are_added_on_the_tracking_page(window, stored):
    client, case = window
    assert client.post("/track/case/papers/", {}).status_code == 422
    sent = client.post("/track/case/papers/", {"files": SimpleUploadedFile("a.pdf", b"%PDF-1.4\n" + b"a" * 100)})
    assert (sent.status_code, sent["Location"]) == (303, "/track/case/")
    assert case.attachments.get().is_from_applicant


def test_a_question_is_answered_on_its_page(window, stored, visitor):
    client, case = window
    inquiry = inquiries.ask(case.pk, "Қай мекеме?", by=visitor.world["clerk"], at=NOW)
    assert "Қай мекеме?" in client.get("/track/case/").content.decode()
    address = f"/track/case/questions/{inquiry.pk}/"
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"words": "Мектеп"}).status_code == 303
    inquiry.refresh_from_db()
    assert inquiry.reply == "Мектеп"
    assert client.get(address).status_code == 404


def test_defects_are_mended_on_their_page(window, stored, visitor):
    client, case = window
    asked = ask_correction(case.pk, "Мекенжай жоқ", by=visitor.world["clerk"], at=NOW)
    assert "Мекенжай жоқ" in client.get("/track/case/").content.decode()
    assert client.post(f"/track/case/corrections/{asked.pk}/", {"words": "Абай 1"}).status_code == 303
    asked.refresh_from_db()
    assert (asked.is_waiting, asked.words) == (False, "Абай 1")


def test_a_complaint_is_made_and_opened_from_the_application(window, visitor):
    client, case = window
    assert client.get("/track/case/complaint/").status_code == 303
    answer(case.pk, "Жауап", OutcomeResult.NOT_SOLVABLE, "Жоқ", by=visitor.world["clerk"], at=NOW)
    key = str(uuid7())
    assert client.post("/track/case/complaint/", {"key": key, "words": ""}).status_code == 422
    assert client.post("/track/case/complaint/", {"key": key, "words": "Келіспеймін"}).status_code == 303
    done = client.get("/track/case/complaint/done/")
    made = case.complaints.get()
    assert made.case.number in done.content.decode()
    assert done.context["pin"]
    assert client.post(f"/track/case/linked/{made.case_id}/").status_code == 303
    assert made.case.number in client.get("/track/case/").content.decode()
    client.post(f"/track/case/linked/{case.pk}/")
    assert client.get("/track/case/").context["case"] == case


def test_one_window_opens_no_other_case(window, world):
    client, _case = window
    other = make_case(world.saryagash, service=world.job)
    inquiry = inquiries.ask(other.pk, "Сұрақ", by=world["clerk"], at=NOW)
    assert client.get(f"/track/case/questions/{inquiry.pk}/").status_code == 404
    assert client.post(f"/track/case/linked/{other.pk}/").status_code == 404


def test_a_voice_message_is_taken_and_plays_on_the_staff_s_page(window, stored, sign_in_as_clerk):
    client, case = window
    head = bytes.fromhex("1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581")
    sent = client.post("/track/case/papers/", {"files": SimpleUploadedFile("дауыс.webm", head + b"0" * 400)})
    assert sent.status_code == 303
    file = case.attachments.get()
    assert file.media_type == "audio/webm"
    page = sign_in_as_clerk.get(case.get_absolute_url()).content.decode()
    assert f'<audio class="voice-player" controls preload="none" src="/cases/files/{file.pk}/"' in page


@pytest.fixture
def sign_in_as_clerk(visitor):

    return browser_of(visitor.world["clerk"])


def test_too_many_drafts_from_one_address_are_refused_on_a_page(visitor, monkeypatch):
    monkeypatch.setattr("tirek.cases.views.apply_drafts.DRAFTS_PER_ADDRESS", 0)
    answer = visitor.who()
    assert answer.status_code == 429
    assert "429" in answer.content.decode()
