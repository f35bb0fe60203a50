"""Running a call: begun from a template or copied, announced, frozen when it opens, then changed in public only."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories import make_actor, make_national_office, make_office
from tests.factories.calls import make_call, make_entry
from tests.questions import asked

from tirek.calls.actions import calls, form_building, promises
from tirek.calls.actions.likeness import compare, judge_likeness
from tirek.calls.enums import CallKind, CallState, EntryState, FieldKind, StageKind, StageState
from tirek.calls.models import Call, EntryFile, Likeness
from tirek.calls.queries.calls import public_calls
from tirek.calls.queries.promise import digest_of, promise_of
from tirek.calls.queries.readiness import what_is_missing
from tirek.calls.schema import Field, Words
from tirek.core.actor import Actor
from tirek.core.calendar import WorkingCalendar
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.network.models import Organisation, User

pytestmark = pytest.mark.django_db
BEFORE = datetime(2026, 1, 5, 6, tzinfo=UTC)
OPENS, CLOSES = datetime(2026, 2, 2, 4, tzinfo=UTC), datetime(2026, 3, 10, 13, tzinfo=UTC)
PDF = b"%PDF-1.4\n" + b"x" * 300


@pytest.fixture
def office() -> Organisation:
    return make_national_office()


@pytest.fixture
def secretary(office: Organisation) -> Actor:
    return make_actor(Role.COMPETITIONS, office)


@pytest.fixture
def browser(secretary: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=secretary.user_id))
    return client


def new(office: Organisation, code: str = "fair", **told: Any) -> calls.NewCall:
    facts: dict[str, Any] = {"opens_at": OPENS, "closes_at": CLOSES, **told}
    return calls.NewCall(organisation_id=office.pk, code=code, name_kk="Жәрмеңке", name_ru="Ярмарка", **facts)


@pytest.mark.parametrize("kind", CallKind.values)
def test_every_template_can_be_announced_as_it_is(kind: str, office: Organisation, secretary: Actor) -> None:
    call = calls.begin_call(new(office), kind, by=secretary, at=BEFORE)
    assert not [each.text for each in what_is_missing(call, BEFORE) if each.is_needed]
    days = WorkingCalendar.current()
    moments = [moment for stage in call.stages.all() for moment in (stage.starts_at, stage.ends_at)]
    assert moments == sorted(moments)
    assert all(days.is_working_day(timezone.localtime(moment).date()) for moment in moments)
    assert calls.publish_call(call.pk, by=secretary, at=BEFORE).promise_digest == digest_of(promise_of(call))


def test_last_years_call_is_copied_whole_with_another_seed(office: Organisation, secretary: Actor) -> None:
    source = calls.begin_call(new(office), "grants", by=secretary, at=BEFORE)
    year = timedelta(days=364)
    told = new(office, "fair-2", opens_at=OPENS + year, closes_at=CLOSES + year)
    copied = calls.copy_call(source, told, by=secretary, at=BEFORE)
    before, after = promise_of(source), promise_of(copied)
    assert before["nominations"] == after["nominations"]
    assert before["form"] == after["form"]
    seeds = {stage["seed"] for stage in (*before["stages"].values(), *after["stages"].values())}
    assert len(seeds) == 8
    with pytest.raises(ValidationError):
        calls.copy_call(source, told, by=secretary, at=BEFORE)


def test_an_open_call_changes_only_by_a_public_amendment(office: Organisation, secretary: Actor) -> None:
    call = calls.begin_call(new(office), "grants", by=secretary, at=BEFORE)
    calls.publish_call(call.pk, by=secretary, at=BEFORE)
    jury = call.stages.get(kind="jury")
    kept = {name: getattr(jury, name) for name in ("kind", "name_kk", "name_ru", "starts_at", "ends_at", "ties")}
    facts = {**kept, "passing": 20}
    promises.save_stage(call.pk, facts, by=secretary, at=OPENS - timedelta(days=1), stage_id=jury.pk)
    assert not call.amendments.exists()
    with pytest.raises(ValidationError) as unsaid:
        promises.save_stage(call.pk, {**facts, "passing": 25}, by=secretary, at=OPENS, stage_id=jury.pk)
    assert set(unsaid.value.message_dict) == {"why_kk", "why_ru"}
    jury.refresh_from_db()
    assert jury.passing == 20
    why = Words("Қаржы көбейді", "Денег стало больше")
    promises.save_stage(call.pk, {**facts, "passing": 25}, by=secretary, at=OPENS, stage_id=jury.pk, why=why)
    amendment = call.amendments.get()
    assert amendment.changes == [{"path": f"stages/{jury.position}/passing", "before": 20, "after": 25}]
    assert "Қаржы көбейді" in Client().get(reverse("calls:rules", args=[call.code])).content.decode()


def test_an_open_call_is_never_closed_earlier(office: Organisation, secretary: Actor) -> None:
    call = make_call(office)
    facts = calls.CallFacts(
        name_kk=call.name_kk,
        name_ru=call.name_ru,
        opens_at=call.opens_at,
        closes_at=call.closes_at - timedelta(days=1),
        entrants=("person",),
    )
    at = call.opens_at + timedelta(days=1)
    with pytest.raises(ValidationError) as wrong:
        calls.edit_call(call.pk, facts, by=secretary, at=at, why=Words("а", "б"))
    assert set(wrong.value.message_dict) == {"closes_at"}


def test_a_form_in_use_gets_a_next_version_and_entries_keep_theirs(office: Organisation, secretary: Actor) -> None:
    call = calls.begin_call(new(office), "grants", by=secretary, at=BEFORE)
    field = Field("more", FieldKind.LINE, Words("Тағы", "Ещё"))
    form_building.save_field(call.pk, "idea", field, by=secretary, at=BEFORE)
    assert [form.number for form in call.forms.all()] == [1]
    calls.publish_call(call.pk, by=secretary, at=BEFORE)
    entry = make_entry(call, state=EntryState.DRAFT)
    why = Words("Сұрақ анықталды", "Вопрос уточнён")
    form_building.remove_field(call.pk, "idea", "more", by=secretary, at=OPENS, why=why)
    entry.revision.refresh_from_db()
    assert (call.forms.count(), entry.revision.form.number, call.amendments.count()) == (2, 1, 1)
    with pytest.raises(ValidationError):  # another question depends on it
        form_building.remove_field(call.pk, "proof", "had_grants", by=secretary, at=OPENS, why=why)
    with pytest.raises(ValidationError):
        form_building.move(call.pk, "proof", "grants_told", True, by=secretary, at=BEFORE)


def test_a_draft_says_what_it_lacks_and_is_not_announced(office: Organisation, secretary: Actor) -> None:
    call = make_call(office, state=CallState.DRAFT, about_kk="", criteria=())
    with pytest.raises(ValidationError) as lacking:
        calls.publish_call(call.pk, by=secretary, at=call.opens_at - timedelta(days=1))
    assert len(lacking.value.messages) >= 3


def test_overlapping_age_groups_are_refused(office: Organisation, secretary: Actor) -> None:
    call = calls.begin_call(new(office), "children", by=secretary, at=BEFORE)
    call.nominations.filter(code="essay-junior").update(oldest=12)
    assert any("12" in each.text or "қабаттасады" in each.text for each in what_is_missing(call, BEFORE))
    with pytest.raises(ValidationError):
        calls.publish_call(call.pk, by=secretary, at=BEFORE)


def test_a_neighbour_runs_no_call_of_ours_and_a_draft_stays_hidden(office: Organisation, secretary: Actor) -> None:
    draft = make_call(office, state=CallState.DRAFT)
    neighbour = make_actor(Role.COMPETITIONS, make_office())
    assert not Call.objects.visible_to(neighbour).filter(pk=draft.pk).exists()
    with pytest.raises(Refused):
        calls.begin_call(new(office, "ours"), "grants", by=neighbour, at=BEFORE)
    open_call = make_call(office)
    with pytest.raises(Refused):
        promises.remove_nomination(open_call.pk, "n1", by=neighbour, at=BEFORE)
    assert Client().get(draft.get_absolute_url()).status_code == 404


def test_every_page_of_the_editor_opens_and_saves(office: Organisation, browser: Client) -> None:
    begun = browser.post(
        reverse("calls:call_new"),
        {
            "source": "grants",
            "organisation": office.pk,
            "name_kk": "Жәрмеңке",
            "name_ru": "Ярмарка",
            "code": "fair-9",
            "opens_at": "2030-01-10T09:00",
            "closes_at": "2030-03-10T18:00",
            "zone": "Asia/Almaty",
        },
    )
    assert begun.url == reverse("calls:call_work", args=["fair-9"])
    call = Call.objects.get(code="fair-9")
    stage = call.stages.get(kind="expert")
    pages = [
        *(
            reverse(f"calls:{name}", args=["fair-9"])
            for name in ("call_work", "call_edit", "form_builder", "form_preview")
        ),
        *(reverse(f"calls:{name}", args=["fair-9"]) for name in ("nomination_new", "stage_new", "question_new")),
        reverse("calls:nomination", args=["fair-9", "accord"]),
        reverse("calls:nomination_removal", args=["fair-9", "accord"]),
        reverse("calls:stage_edit", args=["fair-9", stage.pk]),
        reverse("calls:criterion_new", args=["fair-9", stage.pk]),
        reverse("calls:criterion", args=["fair-9", stage.pk, "impact"]),
        reverse("calls:question", args=["fair-9", 0]),
        reverse("calls:section_new", args=["fair-9"]),
        reverse("calls:field_new", args=["fair-9", "idea"]),
        reverse("calls:field", args=["fair-9", "idea", "problem"]),
        reverse("calls:likenesses", args=["fair-9"]),
        reverse("calls:entries_work", args=["fair-9"]),
        reverse("calls:entry_extension_new", args=["fair-9"]),
        call.get_absolute_url(),
        reverse("calls:rules", args=["fair-9"]),
        reverse("calls:quiz", args=["fair-9"]),
    ]
    assert {address: browser.get(address).status_code for address in pages} == dict.fromkeys(pages, 200)
    criterion = {
        "name_kk": "Тілі",
        "name_ru": "Язык",
        "weight": "2",
        "low": "0",
        "high": "5",
        "anchors_kk": "5 – өте жақсы",
    }
    address = reverse("calls:criterion_new", args=["fair-9", stage.pk])
    assert browser.post(address, criterion).status_code == 422
    assert browser.post(address, {**criterion, "code": "language"}).status_code == 303
    assert stage.criteria.get(code="language").anchors == {"5": {"kk": "өте жақсы"}}
    asked_for = {"code": "photo", "kind": "files", "label_kk": "Сурет", "label_ru": "Фото", "most_files": "3"}
    assert browser.post(reverse("calls:field_new", args=["fair-9", "idea"]), asked_for).status_code == 303
    choice = {"kind": "choice", "label_kk": "Түрі", "label_ru": "Вид", "options": "a | А\nb | Б | Б", "code": "sort"}
    assert browser.post(reverse("calls:field_new", args=["fair-9", "idea"]), choice).status_code == 303
    assert (
        browser.post(reverse("calls:form_move", args=["fair-9"]), {"section": "idea", "way": "down"}).status_code == 303
    )
    fields = call.forms.get().schema["sections"][1]["fields"]
    assert (fields[-2]["files"], [each["code"] for each in fields[-1]["options"]]) == (3, ["a", "b"])
    announced = browser.post(reverse("calls:call_publication", args=["fair-9"]))
    call.refresh_from_db()
    assert (announced.status_code, call.state) == (303, CallState.PUBLISHED)


def test_texts_much_alike_are_found_across_calls_and_judged_by_people(office: Organisation, secretary: Actor) -> None:
    text = "Ауылда бос тұрған үйді жөндеп балаларға арналған кітапхана ашамыз және апта сайын оқу кешін өткіземіз " * 2
    first = make_entry(make_call(office), answers={"summary": text})
    call = make_call(office)
    copied = make_entry(call, answers={"summary": f"Бізде {text} Солай."})
    other = make_entry(call, answers={"summary": "Жастарға арналған спорт алаңын салып жарыс ұйымдастырамыз " * 3})
    for each in (first, other, copied):
        compare(each.pk, at=BEFORE)
    found = Likeness.objects.get()
    assert (found.entry, found.other) == (copied, first)
    assert found.share > 80
    judge_likeness(found.pk, "copied", "Сөзбе-сөз", by=secretary, at=BEFORE)
    compare(copied.pk, at=BEFORE)
    assert Likeness.objects.get().verdict == "copied"
    neighbour = make_actor(Role.COMPETITIONS, make_office())
    with pytest.raises(Likeness.DoesNotExist):
        judge_likeness(found.pk, "fine", "", by=neighbour, at=BEFORE)


def test_a_file_arrives_in_pieces_and_only_its_own_people_open_it(
    office: Organisation, browser: Client, tmp_path: Any, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    now = timezone.now()
    call = calls_of_files(office, now)
    client = Client()
    client.post(reverse("calls:entry_new", args=[call.code]))
    entry = call.entries.get()
    told = {"Upload-Length": str(len(PDF)), "Upload-Metadata": "filename cGxhbi5wZGY="}
    begun = client.post(reverse("calls:entry_uploads", args=[entry.number, "papers"]), headers=told)
    assert begun.status_code == 201
    piece = {"content_type": "application/offset+octet-stream"}
    half = client.patch(begun["Location"], PDF[:100], headers={"Upload-Offset": "0"}, **piece)
    assert half["Upload-Offset"] == "100"
    gap = client.patch(begun["Location"], PDF[200:], headers={"Upload-Offset": "200"}, **piece)
    assert (gap.status_code, gap["Upload-Offset"]) == (409, "100")
    assert client.patch(begun["Location"], PDF[100:], headers={"Upload-Offset": "100"}, **piece).status_code == 204
    file = EntryFile.objects.get()
    address = reverse("calls:entry_file", args=[entry.number, file.pk])
    assert b"".join(client.get(address).streaming_content) == PDF
    assert Client().get(address).status_code == 404
    assert browser.get(address).status_code == 404  # a draft is its writer's own
    program = {**told, "Upload-Metadata": "filename YS5leGU="}
    assert (
        client.post(reverse("calls:entry_uploads", args=[entry.number, "papers"]), headers=program).status_code == 422
    )


def calls_of_files(office: Organisation, now: datetime) -> Call:
    """A call open now whose form takes papers."""
    call = make_call(office, opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=1))
    papers = {"code": "papers", "kind": "files", "label": {"kk": "Құжат", "ru": "Документ"}, "files": 2}
    form = call.forms.get()
    form.schema["sections"][0]["fields"].append(papers)
    form.save()
    return call


def test_the_public_list_asks_the_same_whatever_its_length(office: Organisation) -> None:
    client, address = Client(), reverse("calls:calls")
    make_call(office)
    client.get(address)
    one = asked(lambda: client.get(address)).total()
    make_call(office)
    make_call(office)
    assert asked(lambda: client.get(address)).total() == one


def test_a_call_is_being_judged_until_all_its_results_are_published(office: Organisation) -> None:
    call = make_call(office)
    assert list(public_calls(BEFORE, when="judged")) == [call]
    call.stages.filter(kind=StageKind.EXPERT).update(state=StageState.PUBLISHED)
    assert list(public_calls(BEFORE, when="judged")) == [call]
    call.stages.filter(kind=StageKind.JURY).update(state=StageState.PUBLISHED)
    assert (list(public_calls(BEFORE, when="judged")), list(public_calls(BEFORE, when="past"))) == ([], [call])
    assert "Нәтижелері жарияланған" in Client().get(reverse("calls:calls")).content.decode()
