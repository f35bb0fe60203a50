"""Who gets nothing at all: by list, detail, search, export, file, letter and guessing of numbers."""

import pytest
from django.utils import timezone
from tests.factories import make_case, make_line, make_memorandum, make_referral

from tirek.cases.actions.answers import answer
from tirek.cases.actions.attachments import append_chunk, begin_upload, finish_upload
from tirek.cases.actions.referrals import accept_referral, decline_referral, finish_referral
from tirek.core.models import AuditEvent
from tirek.network.enums import CrossingField

pytestmark = pytest.mark.django_db
STRANGERS = ["clerk.keles", "head.kostanay", "employment", "analyst", "anonymous"]
CROSSING = (CrossingField.NAME, CrossingField.FILES)


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def file(case, world):
    content = "Отбасы құрамы туралы анықтама".encode()
    attachment = begin_upload(case, "анықтама.txt", len(content), by=world["clerk"], at=timezone.now())
    append_chunk(attachment.pk, 0, content)
    return finish_upload(attachment.pk)


@pytest.fixture
def reader(client, sign_in):
    return lambda persona: client if persona == "anonymous" else sign_in(persona)


def pages_of(case, file):
    base = case.get_absolute_url()
    letter = f"/cases/letters/{case.answers.get().pk}/"
    return [
        *(
            f"{base}{page}"
            for page in ("", "why/", "print/", "coupon/", "history/", "files/", "registered/", "answer/")
        ),
        letter,
        f"/cases/files/{file.pk}/",
    ]


@pytest.mark.parametrize("persona", STRANGERS)
def test_strangers_open_no_page_of_the_case(reader, world, case, file, persona):
    answer(case.pk, "Құрметті өтініш беруші! Шешілді.", "solved", "", by=world["head"], at=timezone.now())
    client = reader(persona)
    for url in pages_of(case, file):
        found = client.get(url)
        assert found.status_code in (302, 403, 404), url
        assert "Серікова" not in found.content.decode(errors="ignore"), url


@pytest.mark.parametrize("persona", ["clerk.keles", "head.kostanay"])
def test_strangers_of_other_offices_find_nothing_in_lists_counts_and_exports(sign_in, world, case, persona):
    client = sign_in(persona)
    for url in ("/cases/", "/cases/?state=all", f"/cases/?text={case.number}", "/cases/?text=Серікова", "/transfers/"):
        assert not client.get(url).context["rows"]
    assert all(tab["count"] == 0 for tab in client.get("/cases/").context["tabs"])
    if persona == "head.kostanay":
        assert case.number not in client.get("/cases/export.csv?state=all").getvalue().decode()


@pytest.mark.parametrize("deed", ["take", "assign", "forward", "answer", "note", "withdraw", "extend", "close", "line"])
def test_the_neighbour_does_nothing_by_guessing(sign_in, case, deed):
    assert sign_in("clerk.keles").post(f"{case.get_absolute_url()}{deed}/", {}).status_code == 404


def test_an_unknown_deed_or_number_does_not_exist(sign_in, case):
    client = sign_in("head")
    assert client.get(f"{case.get_absolute_url()}burn/").status_code == 404
    assert client.get("/cases/0000-26-000001-1/").status_code == 404


def test_who_may_see_but_not_do_is_told_why(sign_in, world, case):
    told = sign_in("registrar").post(f"{case.get_absolute_url()}take/", {"version": case.version})
    assert told.status_code == 403
    assert told.context["form"].non_field_errors()


def test_the_office_opens_its_file_as_a_download_and_the_audit_knows(sign_in, case, file):
    told = sign_in("clerk").get(f"/cases/files/{file.pk}/")
    assert told.status_code == 200
    assert told["Content-Disposition"].startswith("attachment")
    assert told["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in told["Cache-Control"]
    assert AuditEvent.objects.filter(verb="cases.file_opened", subject_id=case.pk).exists()


def test_where_there_is_a_virus_check_a_file_waits_for_it(sign_in, file, monkeypatch):
    monkeypatch.setenv("CLAMAV_URL", "tcp://127.0.0.1:9")
    assert sign_in("clerk").get(f"/cases/files/{file.pk}/").status_code == 403
    type(file).objects.filter(pk=file.pk).update(scan="clean")
    assert sign_in("clerk").get(f"/cases/files/{file.pk}/").status_code == 200


def test_an_infected_file_stays_closed(sign_in, file):
    type(file).objects.filter(pk=file.pk).update(scan="infected")
    assert sign_in("clerk").get(f"/cases/files/{file.pk}/").status_code == 403


@pytest.fixture
def referral(world, case):
    make_memorandum(world.saryagash, world.employment, crossing=CROSSING)
    line = make_line(case, by=world["clerk"], service=world.job, at=timezone.now())
    return make_referral(line, world.employment.pk, by=world["clerk"], at=timezone.now())


def test_a_partner_sees_the_referral_and_the_files_that_cross(sign_in, case, file, referral):
    partner = sign_in("employment")
    page = partner.get(referral.get_absolute_url()).content.decode()
    assert "Серікова" in page
    assert case.body not in page
    assert partner.get(f"/cases/files/{file.pk}/").status_code == 200
    assert str(referral.pk) in partner.get("/referrals/").content.decode()


def test_another_partner_and_the_neighbour_do_not(sign_in, referral, file):
    for persona in ("housing", "clerk.keles"):
        client = sign_in(persona)
        assert client.get(referral.get_absolute_url()).status_code in (403, 404)
        assert client.get(f"/cases/files/{file.pk}/").status_code == 404


@pytest.mark.parametrize("ending", ["declined", "finished"])
def test_an_ended_referral_is_gone_for_the_partner(sign_in, world, case, file, referral, ending):
    by, now = world["employment"], timezone.now()
    if ending == "declined":
        decline_referral(referral.pk, "Орын жоқ", by=by, at=now)
    else:
        accept_referral(referral.pk, by=by, at=now)
        finish_referral(referral.pk, "Орналасты", True, by=by, at=now)
    partner = sign_in("employment")
    assert partner.get(referral.get_absolute_url()).status_code == 404
    assert partner.get(f"/cases/files/{file.pk}/").status_code == 404
    assert str(referral.pk) not in partner.get("/referrals/").content.decode()
    assert partner.post(f"{referral.get_absolute_url()}accept/", {}).status_code == 404


def test_the_partners_deed_page_tells_nothing_of_the_story(sign_in, case, referral):
    page = sign_in("employment").get(f"{referral.get_absolute_url()}decline/").content.decode()
    assert case.body not in page
    assert "Серікова" not in page


def test_arriving_cases_stand_in_the_list_of_transfers(sign_in, world, case):
    from tirek.cases.actions.forwarding import forward

    forward(case.pk, world.keles.pk, "Сол ауданда тұрады", by=world["head"], at=timezone.now())
    assert case.number in sign_in("clerk.keles").get("/transfers/").content.decode()
    assert case.number in sign_in("head").get("/transfers/?side=sent").content.decode()
    assert case.number not in sign_in("head.kostanay").get("/transfers/?side=sent").content.decode()


def test_the_persons_page_lists_only_cases_within_sight(sign_in, world, case):
    from tirek.cases.queries.of_person import cases_of

    foreign = make_case(world.keles, service=world.job, at=timezone.now(), person_id=None)
    shown = cases_of(world["clerk"], case.applicant)
    assert [one.number for one in shown["cases"]] == [case.number]
    assert cases_of(world["clerk"], foreign.applicant)["cases"] == []
    assert cases_of(world["employment"], case.applicant) is None
