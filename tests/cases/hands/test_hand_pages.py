"""The pages of parts, answers on their way, bulk deeds and leave, as people of the demo's roles open them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.browsers import browser_of
from tests.factories import World, make_case

from tirek.cases.actions import approval
from tirek.cases.actions.parts import answer_part, send_part
from tirek.cases.enums_of_hands import PartState, SigningPractice
from tirek.cases.models import AnswerDraft, BulkRun, Case, CasePart, DraftVersion
from tirek.core.actor import Actor
from tirek.network.actions.substitutions import enter_substitution
from tirek.network.models import Substitution


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.saryagash, service=world.job, at=timezone.now() - timedelta(minutes=5))


def enter(actor: Actor) -> Client:
    return browser_of(actor)


def test_a_part_goes_from_the_case_to_the_receiver_and_back_into_the_answer(world, case):
    clerk, receiver = enter(world["clerk"]), enter(world["clerk.keles"])
    address = f"/cases/{case.number}/part/"
    assert clerk.get(address).status_code == 200
    told = {"to_office": world.keles.code, "text": "Баспана кезегі", "crossing": ["name"], "version": case.version}
    assert clerk.post(address, told | {"text": ""}).status_code == 422
    assert clerk.post(address, told).status_code == 302 or CasePart.objects.exists()
    part = CasePart.objects.get()
    assert receiver.get(f"/cases/{case.number}/").status_code == 404
    for side in ("new", "work", "mine", "answered", "sent"):
        assert receiver.get(f"/parts/?side={side}").status_code == 200
    assert part.get_absolute_url() in receiver.get("/parts/").content.decode()
    page = receiver.get(part.get_absolute_url()).content.decode()
    assert "Баспана кезегі" in page
    assert case.body not in page
    for name in ("accept", "answer", "decline"):
        assert receiver.get(f"{part.get_absolute_url()}{name}/").status_code == 200
    assert receiver.post(f"{part.get_absolute_url()}answer/", {"text": ""}).status_code == 422
    receiver.post(f"{part.get_absolute_url()}answer/", {"text": "Кезекте 12-ші"})
    part.refresh_from_db()
    assert part.state == PartState.ANSWERED
    assert "Кезекте 12-ші" in clerk.get(f"/cases/{case.number}/answer/").content.decode()
    assert "Баспана кезегі" in clerk.get(f"/cases/{case.number}/").content.decode()
    assert receiver.get(f"/search/?q={case.number}").status_code == 200
    assert receiver.get(f"{part.get_absolute_url()}take-back/").status_code == 200


@pytest.mark.parametrize("persona", ["head.kostanay", "employment", "anonymous"])
def test_strangers_find_no_part(world, case, persona):
    part = send_part(case.pk, world.keles.pk, "Баспана", by=world["clerk"], at=timezone.now())
    actor = world[persona]
    client = enter(actor) if actor.user_id else Client()
    assert client.get(part.get_absolute_url()).status_code in (302, 403, 404)
    assert client.post(f"{part.get_absolute_url()}answer/", {"text": "x"}).status_code in (302, 403, 404)


def test_an_answer_is_kept_as_it_is_typed_approved_and_signed(world, case):
    approval.set_practice(world.saryagash.pk, SigningPractice.APPROVAL, by=world["head"], at=timezone.now())
    clerk, head, address = enter(world["clerk"]), enter(world["head"]), f"/cases/{case.number}/answer/"
    assert clerk.get(address).status_code == 200
    told = {"text": "Жауап", "result": "solved", "reason": "", "version": case.version, "seen": "0"}
    assert clerk.post(f"{address}draft/", {"text": "Жау", "seen": "0"}).status_code == 204
    assert clerk.post(address, told | {"deed": "sign"}).status_code == 403
    assert clerk.post(address, told | {"deed": "submit", "seen": "1"}).status_code in (302, 303)
    assert "Жауап" in head.get(address).content.decode()
    head.post(f"{address}return/", {"text": "Толықтырыңыз"})
    assert "Толықтырыңыз" in clerk.get(address).content.decode()
    clerk.post(f"{address}version/", {})
    clerk.post(address, told | {"deed": "submit", "text": "Толық"})
    head.post(f"{address}approval/", {"text": ""})
    assert clerk.get(address).status_code == 200
    clerk.post(f"{address}sign/", {})
    case.refresh_from_db()
    assert case.answers.get().text == "Толық"
    assert AnswerDraft.objects.get().state == "signed"
    assert DraftVersion.objects.exists()
    assert head.get("/cases/practice/").status_code == 200
    assert clerk.get("/cases/practice/").status_code == 403


def test_chosen_cases_are_forwarded_and_the_page_says_of_each(world, case):
    clerk, other = enter(world["clerk"]), make_case(world.keles, service=world.job)
    assert clerk.post("/cases/bulk/", {"deed": "forward"}).status_code in (302, 303)
    chosen = {"case": [str(case.pk), str(other.pk)], "deed": "forward"}
    assert clerk.post("/cases/bulk/", chosen).status_code == 200
    told = chosen | {"key": str(uuid4()), "to_office": world.keles.code, "reason": "Келес тұрғыны"}
    assert clerk.post("/cases/bulk/", told | {"reason": ""}).status_code == 422
    answered = clerk.post("/cases/bulk/", told, follow=True)
    assert case.number in answered.content.decode()
    assert clerk.post("/cases/bulk/", told).status_code in (302, 303)
    assert BulkRun.objects.count() == 1
    printed = clerk.post("/cases/bulk/", {"case": [str(case.pk)], "deed": "print"})
    assert printed["Content-Type"] == "application/pdf"
    for deed in ("remind", "close", "assign"):
        assert enter(world["head"]).post("/cases/bulk/", {"case": [str(case.pk)], "deed": deed}).status_code == 200


def test_small_deeds_of_a_case_open_for_whoever_may(world, case):
    head, clerk = enter(world["head"]), enter(world["clerk"])
    for name in ("co-executor", "link", "merge", "repeat", "assign"):
        assert head.get(f"/cases/{case.number}/{name}/").status_code == 200, name
    head.post(f"/cases/{case.number}/assign/", {"to_user": str(world["clerk"].user_id), "version": case.version})
    assert clerk.get(f"/cases/{case.number}/give-back/").status_code == 200
    head.post(f"/cases/{case.number}/co-executor/", {"to_user": str(world["clerk2"].user_id)})
    page = clerk.get(f"/cases/{case.number}/").content.decode()
    assert world["clerk2"].name in page
    row = case.co_executors.get()
    assert head.post(f"/cases/co-executors/{row.pk}/release/").status_code in (302, 303)


def test_a_leave_is_entered_and_the_substitute_changes_over(world):
    head, clerk, today = enter(world["head"]), enter(world["clerk"]), timezone.localdate()
    assert clerk.get("/leave/").status_code == 200
    told = {"absent": str(world["head"].user_id), "substitute": str(world["clerk"].user_id)}
    told |= {"first_day": today.isoformat(), "last_day": today.isoformat(), "reason": "Демалыс"}
    assert clerk.post("/leave/", told).status_code == 422
    assert head.post("/leave/", told).status_code in (302, 303)
    row = Substitution.objects.get()
    assert clerk.get("/account/").status_code == 200
    clerk.post("/account/standing-in/", {"substitution": str(row.pk)})
    assert world["head"].name in clerk.get("/account/").content.decode()
    assert enter(world["clerk2"]).post("/account/standing-in/", {"substitution": str(row.pk)}).status_code == 404
    clerk.post("/account/standing-in/", {})
    assert head.post(f"/leave/{row.pk}/end/").status_code in (302, 303)


def test_files_chosen_at_the_desk_outlive_a_slip_in_the_form(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    desk, key = enter(world["registrar"]), str(uuid4())
    paper = SimpleUploadedFile("ariz.txt", "Өтініш мәтіні".encode())
    slip = desk.post("/cases/new/", {"intake_key": key, "files": paper, "body": ""})
    assert slip.status_code == 422
    assert "ariz.txt" in slip.content.decode()
    told = {"intake_key": key, "channel": "desk", "family_name": "Серікова", "given_name": "Айгүл"}
    told |= {
        "area": str(world.saryagash.area_id),
        "language": "kk",
        "service": str(world.job.pk),
        "kind": "application",
    }
    told |= {"body": "Жұмыс керек, көмектесіңіздер.", "sex": "unknown"}
    told |= {"received_at": timezone.localtime().strftime("%Y-%m-%dT%H:%M")}
    done = desk.post("/cases/new/", told)
    assert done.status_code in (302, 303), done.context["form"].errors
    attachment = Case.objects.get().attachments.get()
    assert (attachment.name, attachment.is_from_applicant) == ("ariz.txt", True)


def test_the_applicant_reads_who_has_which_part(world, case):
    from tirek.cases.queries.tracking import tracked

    part = send_part(case.pk, world.keles.pk, "Баспана", by=world["clerk"], at=timezone.now())
    seen = tracked(case, at=timezone.now())
    assert seen.parts == [part]
    assert world.keles.name in seen.holders
    answer_part(part.pk, "Жауап", by=world["clerk.keles"], at=timezone.now())
    assert world.keles.name not in tracked(case, at=timezone.now()).holders


def test_the_absence_of_a_case_worker_stands_on_the_case(world, case):
    today, clerk2 = timezone.localdate(), world["clerk2"]
    enter(world["head"]).post(
        f"/cases/{case.number}/assign/", {"to_user": str(clerk2.user_id), "version": case.version}
    )
    enter_substitution(
        clerk2.user_id, world["clerk"].user_id, world.saryagash.pk, today, today, by=clerk2, at=timezone.now()
    )
    page = enter(world["head"]).get(f"/cases/{case.number}/").content.decode()
    assert world["clerk"].name in page
