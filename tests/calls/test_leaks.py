"""Nothing that is not theirs reaches anybody: every role at every stage, through every channel (pages, lists and how
they are sorted, search, counters, names of files and what is written inside them, exports, the interface for partners,
letters, and how long an answer takes, as the number of questions it asks)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.calls.test_judging_pages import AT, SECRET, _text, a_call_full_of_names, client_of, stage_url
from tests.factories import World, make_actor, make_user, make_world
from tests.factories.calls import make_entry
from tests.factories.calls_after import make_award, make_candidate, make_grant, make_prize
from tests.factories.calls_judging import expert_stage, judge_actor, make_judge, make_reviews
from tests.questions import asked

from tirek.calls.actions import jury_days
from tirek.calls.actions.judging_stages import begin_stage, lock_stage
from tirek.calls.actions.results import publish_result, put_forward
from tirek.calls.actions.sharing import give_to_all
from tirek.calls.enums import EntryState, PanelRole, StageKind, StageState
from tirek.calls.models import Assignment, Call, Entry, EntryRevision, PanelMember, Stage
from tirek.core.actor import Actor
from tirek.core.models import Message
from tirek.core.roles import Role
from tirek.network.actors import actor_for

pytestmark = pytest.mark.django_db
DRAFT, GUARDIAN, COMMENT, NOTE = "Жазыпжатырмын", "Қамқоршыбек", "ПІКІР-", "Тектөрешілерге"
STAGES = ("window open", "experts at work", "locked", "published", "jury at work")


@dataclass
class Scene:
    """A call with something to hide in every corner, and who looks at it."""

    call: Call
    entries: list[Entry]
    draft: Entry
    panel: list[PanelMember]
    juror: PanelMember
    chief: Actor
    second: Actor
    people: dict[str, Actor]

    @property
    def judges(self) -> list[str]:
        return [member.name for member in (*self.panel, self.juror)]


@pytest.fixture(autouse=True)
def _demo(settings: Any, tmp_path: Any) -> None:
    settings.DEMO, settings.MEDIA_ROOT = True, tmp_path


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def scene(world: World) -> Scene:
    chief, second = (make_actor(Role.COMPETITIONS, world.saryagash) for _ in range(2))
    call, entries, panel = a_call_full_of_names(world, chief)
    entrant = make_user("Жобагер")
    Entry.objects.filter(pk=entries[0].pk).update(user=entrant)
    entries[0].consents.create(
        child_name=entries[0].name, guardian_name=GUARDIAN, relation="ана", contact="qamqor@kupia.example",
        purposes=["enter"], channel="link", text_version="1", given_at=AT, asked_at=AT,
    )  # fmt: skip
    draft = make_entry(call, state=EntryState.DRAFT, answers={"summary": DRAFT}, name=f"{SECRET} жоба жазушы")
    Entry.objects.filter(pk=draft.pk).update(typed={"title": DRAFT, "name": SECRET})
    juror = make_judge(call, role=PanelRole.JUROR, name="Төреші-Жасырын")
    unassigned = make_judge(call, name="Сарапшы-Бос")
    people = {
        "anonymous": world["anonymous"],
        "stranger": actor_for(make_user("Бөтен"), None),
        "entrant": actor_for(entrant, None),
        "expert": judge_actor(panel[0]),
        "expert without entries": judge_actor(unassigned),
        "juror": judge_actor(juror),
        "neighbouring secretary": make_actor(Role.COMPETITIONS, world.keles),
        "neighbouring finance": make_actor(Role.FINANCE, world.keles),
        "finance": make_actor(Role.FINANCE, world.saryagash),
        "clerk": world["clerk"],
        "secretary": chief,
    }
    return Scene(call, entries, draft, panel, juror, chief, second, people)


def bring(scene: Scene, stage: str) -> None:
    """The call at one of its stages; each is reached from the one before."""
    experts = expert_stage(scene.call)
    if stage == "window open":
        Stage.objects.filter(pk=experts.pk).update(state=StageState.PLANNED)
        return
    make_reviews(experts)
    given = Assignment.objects.filter(stage=experts).exclude(member=scene.panel[0])
    for one in given.select_related("evaluation"):
        one.evaluation.note = NOTE
        one.evaluation.save(update_fields=["note"])
    if stage == "experts at work":
        return
    lock_stage(experts.pk, by=scene.chief, at=AT)
    if stage == "locked":
        return
    publish_result(put_forward(experts.pk, by=scene.chief, at=AT).pk, by=scene.second, at=AT)
    if stage == "jury at work":
        jury = scene.call.stages.get(kind=StageKind.JURY)
        give_to_all(jury.pk, by=scene.chief, at=AT)
        begin_stage(jury.pk, by=scene.chief, at=AT)
        facts = {"starts_at": AT, "ends_at": AT.replace(hour=20), "minutes": 15, "breaks": [], "link": ""}
        jury_days.save_day(jury.pk, facts, by=scene.chief, at=AT)
        jury_days.arrange_days(jury.pk, by=scene.chief, at=AT)


def addresses(scene: Scene) -> Iterator[str]:
    """Every channel by which something of the call may be read."""
    code, first = scene.call.code, scene.entries[0]
    yield from ("/", "/calls/", "/entries/", "/judging/", "/judging/?state=done&page=9", "/grants/", "/honour/")
    yield from (f"/calls/{code}/", f"/calls/{code}/rules/", f"/calls/{code}/winners/", f"/calls/{code}/works/")
    yield from (f"/calls/{code}/days/", f"/calls/work/{code}/", f"/calls/work/{code}/panel/")
    yield from (f"/calls/work/{code}/entries/{query}" for query in ("", "?sort=name", "export.xlsx"))
    yield f"/search/?q={SECRET}"
    yield f"/search/?q={scene.entries[1].number}"
    for name in ("stage", "ranking", "ranking_export", "stage_result", "protocol_json"):
        more = (1,) if name == "protocol_json" else ()
        yield stage_url(name, scene.call, *more)
    for entry in (first, scene.draft):
        yield reverse("calls:entry", args=[entry.number])
        yield reverse("calls:entry_preview", args=[entry.number])
        yield reverse("calls:entry_work", args=[entry.number])
        yield reverse("calls:entry_receipt", args=[entry.number, 1])
        yield stage_url("judged_entry", scene.call, entry.number)
    for file in first.files.all():
        yield reverse("calls:entry_file", args=[first.number, file.pk])
    for one in Assignment.objects.filter(entry=first):
        yield from (one.get_absolute_url(), f"{one.get_absolute_url()}files/1/", f"{one.get_absolute_url()}files/2/")
    for day in scene.call.stages.get(kind=StageKind.JURY).jury_days.all():
        yield day.get_absolute_url()


SEES_ENTRIES, SEES_OWN = ("secretary",), ("entrant",)
INSIDE = ("entrant", "expert", "expert without entries", "juror", "secretary")  # the others see nothing at any stage:
BUSIEST = ("jury at work",)  # they are tried when there is most to see


def hidden_from(scene: Scene, who: str, stage: str) -> set[str]:
    """What must stand in nothing this person reads."""
    hidden = {DRAFT, *(name for name in scene.judges if scene.people[who].name != name)}
    if who not in (*SEES_ENTRIES, *SEES_OWN):
        hidden |= {SECRET, "kupia.example", "+77019990000", GUARDIAN}
    if who == "juror" and stage == "jury at work":  # a stage that is not blind: works and who made them are told
        hidden -= {SECRET, "kupia.example", "+77019990000"}
    if who != "secretary":
        hidden |= {NOTE}
    told = who == "secretary" or (who == "entrant" and stage in ("published", "jury at work"))
    if not told and who != "expert":  # an expert reads back what they wrote themselves
        hidden |= {COMMENT}
    return hidden - (set(scene.judges) if who == "secretary" else set())


def hidden_from_search(scene: Scene, who: str) -> set[str]:
    """A page of search repeats what was typed, so it is asked whether it found anything."""
    if who == "secretary":
        return {scene.draft.number}
    return {entry.title for entry in scene.entries[1:] if who != "entrant"} | {scene.draft.number}


@pytest.mark.parametrize("stage", STAGES)
def test_nobody_reads_what_is_not_theirs_at_any_stage(scene: Scene, stage: str) -> None:
    bring(scene, stage)
    wrong = []
    for who, actor in scene.people.items():
        if who not in INSIDE and stage not in BUSIEST:
            continue
        client, hidden = client_of(actor), hidden_from(scene, who, stage)
        for address in addresses(scene):
            answer = client.get(address)
            told = re.sub(r"Пікір (?=\d)", COMMENT, _text(answer))  # the comments of the factory, not the word
            secrets = hidden_from_search(scene, who) if "/search/" in address else hidden
            wrong += [f"{who}: {secret} in {address} ({answer.status_code})" for secret in secrets if secret in told]
    assert not wrong, "\n".join(wrong)


def test_letters_name_judges_to_nobody_and_entrants_to_no_judge(scene: Scene) -> None:
    bring(scene, "jury at work")
    judges = {member.email for member in PanelMember.objects.all()}
    for letter in Message.objects.all():
        told = letter.subject + letter.body
        assert not any(name in told for name in scene.judges), letter.subject
        assert DRAFT not in told
        assert NOTE not in told
        if letter.to in judges:
            assert SECRET not in told, letter.subject


def test_an_entry_that_is_not_theirs_takes_as_long_as_one_that_is_not_there(scene: Scene) -> None:
    """How many questions the database is asked says nothing of what there is."""
    bring(scene, "experts at work")
    one = Assignment.objects.filter(entry=scene.entries[0]).exclude(member=scene.panel[0]).first()
    assert one is not None
    there = scene.entries[0].number
    pairs = [
        (reverse("calls:entry_preview", args=[number]), reverse("calls:entry_work", args=[number]))
        for number in (there, "9990-25-999999-9")
    ]
    for who in ("stranger", "expert", "neighbouring secretary"):
        client = client_of(scene.people[who])
        for known, unknown in zip(*pairs, strict=True):
            client.get(unknown)  # whatever is asked once
            first, second = asked(lambda: client.get(known)), asked(lambda: client.get(unknown))  # noqa: B023
            assert first.total() == second.total(), (who, known)
            assert client.get(known).status_code == client.get(unknown).status_code
    judge = client_of(scene.people["expert"])
    missing = one.get_absolute_url().replace(str(one.pk), str(scene.call.pk))
    judge.get(missing)
    first, second = asked(lambda: judge.get(one.get_absolute_url())), asked(lambda: judge.get(missing))
    assert first.total() == second.total()


def test_a_number_with_a_wrong_code_says_no_more_than_a_number_there_is_not(scene: Scene) -> None:
    def tried(number: str) -> str:
        page = _text(Client().post(reverse("calls:entries"), {"number": number, "code": "000000"}))
        return re.sub(r'csrfmiddlewaretoken" value="\w+"|[\w-]{32,}|\d{4}-\d{2}-\d{6}-\d', "", page)

    def lost(number: str) -> tuple[int, str]:
        answer = Client().post(reverse("calls:entry_lost_code"), {"number": number, "email": "kim@tirek.example"})
        return answer.status_code, answer["Location"]

    assert tried(scene.entries[0].number) == tried("9990-25-999999-9")
    assert lost(scene.entries[0].number) == lost("9990-25-999999-9")


def test_money_prizes_and_candidates_are_read_by_their_own_two_sides(scene: Scene, world: World) -> None:
    grant = make_grant(world.saryagash, email="kupia@kupia.example", signatory=SECRET)
    report = grant.reports.all()[0]
    report.expenses.create(
        line=grant.budget.all()[0], on=grant.starts_on, amount=5, what=DRAFT, stored_as="receipts/none", name=SECRET
    )
    award = make_award(world.saryagash, name=SECRET, public_name="", code="QUPIAQUPIA22")
    prize = make_prize(award)
    candidate = make_candidate(world.saryagash, world.saryagash, name="Қ", merits=DRAFT)
    shown = [f"/grants/{grant.number}/", "/grants/", "/grants/360giving.json", "/grants/grants.xlsx", "/honour/"]
    page = award.get_absolute_url()
    shown += [page, f"{page}?code=WRONG", f"/certificates/?number={award.number}"]
    kept = [f"/grants/{grant.number}/desk/", report.get_absolute_url(), f"/grants/{grant.number}/contract.pdf"]
    kept += [f"/grants/expenses/{report.expenses.get().pk}/receipt/", f"/prizes/{prize.pk}/", "/prizes/"]
    kept += [candidate.get_absolute_url(), f"/calls/{candidate.call.code}/candidates/"]
    kept += ["/grants/work/", "/grants/work.xlsx"]
    strangers = ("anonymous", "stranger", "entrant", "expert", "clerk")
    for who in (*strangers, "neighbouring secretary", "neighbouring finance"):
        client = client_of(scene.people[who])
        for address in (*shown, *kept):
            told = _text(client.get(address))
            for secret in (SECRET, DRAFT, "kupia.example", award.code):
                assert secret not in told, (who, address, secret)


def test_a_file_of_an_entry_is_sent_by_nobody_but_its_entrant(scene: Scene) -> None:
    Call.objects.filter(pk=scene.call.pk).update(closes_at=AT.replace(year=2090), state="published")
    before = EntryRevision.objects.count(), scene.draft.files.count()
    for who in ("anonymous", "stranger", "entrant", "expert", "secretary"):
        client = client_of(scene.people[who])
        base = f"/entries/{scene.draft.number}/"
        posts = [client.post(f"{base}draft/project/", {"summary": "Бөтен"}), client.post(f"{base}preview/")]
        posts.append(client.post(f"{base}fields/paper/files/", {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.4")}))
        assert {answer.status_code for answer in posts} <= {302, 303, 404, 403}, who
    assert (EntryRevision.objects.count(), scene.draft.files.count()) == before
    scene.draft.revision.refresh_from_db()
    assert scene.draft.revision.answers == {"summary": DRAFT}


def test_where_children_enter_judges_never_learn_who_entered_even_at_an_open_stage(scene: Scene) -> None:
    call, panel = scene.call, scene.panel
    call.stages.update(is_blind=False)
    one = Assignment.objects.filter(member=panel[0]).first()
    assert one is not None
    judge, base = client_of(judge_actor(panel[0])), one.get_absolute_url()
    assert SECRET in _text(judge.get(base)), "an open stage of a contest of grown-ups tells"
    Call.objects.filter(pk=call.pk).update(with_guardian_under=18)
    for address in (reverse("calls:judging"), base, f"{base}files/1/"):
        assert SECRET not in _text(judge.get(address)), address
    assert judge.get(f"{base}files/2/").status_code == 404
