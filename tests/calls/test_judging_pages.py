"""The pages of judging: each works for who it is for, and is not there for anybody else."""

import io
import json
import re
import zipfile
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from tests.browsers import browser_of
from tests.factories import World, make_world
from tests.factories.calls import CLOSES, make_call, make_entry
from tests.factories.calls_judging import expert_stage, judge_actor, make_judge, make_judged_call, make_reviews
from tests.factories.network import make_actor
from tests.questions import asked

from tirek.calls.actions.judging_stages import begin_stage, lock_stage
from tirek.calls.actions.results import publish_result, put_forward
from tirek.calls.actions.reviewing import Opinion, submit_review
from tirek.calls.actions.sharing import share_out
from tirek.calls.blind import without_author
from tirek.calls.enums import FormalState
from tirek.calls.judging.recount import problems
from tirek.calls.models import Assignment, Call, Entry, EntryFile, FormVersion, PanelMember, StageResult
from tirek.calls.queries.judging import alias_of
from tirek.calls.queries.sharing import Wishes
from tirek.core.actor import Actor
from tirek.core.ids import uuid7
from tirek.core.models import AuditEvent, Message
from tirek.core.roles import Role

pytestmark = pytest.mark.django_db
AT = CLOSES + timedelta(days=4)
SECRET = "Құпиябек"
CRITERIA = ("significance", "impact", "sustainability", "innovation", "openness")


@pytest.fixture(autouse=True)
def _demo(settings: Any, tmp_path: Any) -> None:
    settings.DEMO = True
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def chief(world: World) -> Actor:
    return make_actor(Role.COMPETITIONS, world.saryagash)


@pytest.fixture
def second(world: World) -> Actor:
    return make_actor(Role.COMPETITIONS, world.saryagash)


def client_of(actor: Actor) -> Client:
    return browser_of(actor)


def stage_url(name: str, call: Call, *more: Any) -> str:
    return reverse(f"calls:{name}", args=[call.code, expert_stage(call).position, *more])


def points_posted(value: Any = 7, **more: Any) -> dict[str, Any]:
    return {**{f"c_{code}": value for code in CRITERIA}, "version": 0, "comment": "", "note": "", **more}


def test_a_call_is_judged_from_the_panel_to_the_public_protocol(world: World, chief: Actor, second: Actor) -> None:
    call = make_call(world.saryagash)
    call.stages.filter(kind="expert").update(passing=2, reviews_each=2, minimum_reviews=1, seed="1916")
    entries = [make_entry(call, formal=FormalState.PASSED) for _ in range(4)]
    staff, other = client_of(chief), client_of(second)
    told = {"name": "Сара", "email": "sara@tirek.example", "role": "expert", "language": "kk"}
    assert staff.post(reverse("calls:panel_invitation", args=[call.code]), told).status_code == 303
    token = re.search(r"/judging/invitation/([\w-]+)/", Message.objects.latest("id").body).group(1)  # type: ignore[union-attr]
    page = Client().get(reverse("calls:judge_invitation", args=[token]))
    assert page.status_code == 200
    profile = {"languages": ["kk"], "password": "жұлдыз-таң-1916", "kin": "Асан\nҮсен"}
    assert Client().post(reverse("calls:judge_invitation", args=[token]), profile).status_code == 303
    assert Client().get(reverse("calls:judge_invitation", args=[token])).status_code == 404
    make_judge(call), make_judge(call)
    assert staff.get(reverse("calls:panel", args=[call.code])).status_code == 200
    assert staff.get(stage_url("stage", call)).status_code == 200
    form = {"reviews": 9, "tolerance": 1, "seed": 5}
    blocked = staff.post(stage_url("stage_sharing", call), form)
    assert blocked.status_code == 422
    assert blocked.context["shortfalls"]
    assert staff.post(stage_url("stage_sharing", call), {**form, "reviews": 2}).status_code == 303
    assert staff.post(stage_url("stage_beginning", call)).status_code == 303
    for member in PanelMember.objects.select_related("user"):
        judge = client_of(judge_actor(member))
        queue = judge.get(reverse("calls:judging"))
        assert queue.status_code == 200
        for row in queue.context["rows"]:
            address = row.assignment.get_absolute_url()
            assert judge.get(address).status_code == 200
            assert judge.post(f"{address}draft/", {**points_posted(""), "c_impact": "3"}).status_code == 204
            assert judge.post(address, points_posted("")).status_code == 422
            assert judge.post(address, points_posted(deed="submit", comment="Жақсы")).status_code == 303
    assert staff.post(stage_url("stage_locking", call)).status_code == 303
    assert staff.get(stage_url("ranking", call)).status_code == 200
    assert zipfile.is_zipfile(io.BytesIO(staff.get(stage_url("ranking_export", call)).content))
    assert AuditEvent.objects.filter(verb="calls.ranking_exported").exists()
    assert staff.get(stage_url("judged_entry", call, entries[0].number)).status_code == 200
    assert staff.post(stage_url("result_new", call), {"reason": ""}).status_code == 303
    result = StageResult.objects.get()
    proposed = reverse("calls:result", args=[result.pk])
    assert staff.get(proposed).status_code == other.get(proposed).status_code == 200
    assert Client().get(result.get_absolute_url()).status_code == 404
    assert staff.post(reverse("calls:result_publication", args=[result.pk])).status_code == 403
    assert other.post(reverse("calls:result_publication", args=[result.pk])).status_code == 303
    public = Client()
    assert public.get(stage_url("stage_result", call), follow=True).status_code == 200
    document = json.loads(public.get(reverse("calls:protocol_json", args=[call.code, 2, 1])).content)
    assert problems(document) == []
    for language in ("kk", "ru"):
        paper = public.get(reverse("calls:protocol_pdf", args=[call.code, 2, 1]), headers={"accept-language": language})
        assert paper.content.startswith(b"%PDF")
    assert b"def recount" in public.get(reverse("calls:recount_script")).content


def test_pages_of_a_stage_ask_the_same_for_few_and_many(world: World, chief: Actor) -> None:
    """Lists, one review, the ranking: as many questions for three times the rows."""
    counts = []
    for entries in (4, 12):
        call, _rows, panel = make_judged_call(world.saryagash, chief, entries=entries)
        stage = expert_stage(call)
        make_reviews(stage)
        staff, judge = client_of(chief), client_of(judge_actor(panel[0]))
        own = Assignment.objects.filter(member=panel[0]).first()
        assert own is not None
        pages = {
            "stage": (staff, stage_url("stage", call)),
            "panel": (staff, reverse("calls:panel", args=[call.code])),
            "ranking": (staff, stage_url("ranking", call)),
            "entry": (staff, stage_url("judged_entry", call, own.entry.number)),
            "queue": (judge, reverse("calls:judging")),
            "review": (judge, own.get_absolute_url()),
        }
        for client, address in pages.values():
            client.get(address)
        counts.append({name: asked(lambda: client.get(address)) for name, (client, address) in pages.items()})  # noqa: B023
    for name in counts[0]:
        assert _sliced(counts[0][name]) == _sliced(counts[1][name]), name
    assert max(sum(each.values()) for each in counts[0].values()) <= 40


def _sliced(told: Any) -> Any:
    """A paginator writes how many rows there are into its LIMIT."""
    return sorted((re.sub(r"LIMIT \d+", "LIMIT", statement), times) for statement, times in told.items())


def test_calibration_shows_the_others_only_once_one_has_finished(world: World, chief: Actor) -> None:
    earlier = make_call(world.saryagash)
    anchors = [make_entry(earlier) for _ in range(3)]
    call, _rows, panel = make_judged_call(world.saryagash, chief)
    stage = expert_stage(call)
    numbers = "\n".join(one.number for one in anchors)
    assert client_of(chief).post(stage_url("stage_calibration", call), {"numbers": numbers}).status_code == 303
    assert client_of(chief).post(stage_url("stage_calibration", call), {"numbers": "1"}).status_code == 422
    address = reverse("calls:calibration", args=[stage.pk])
    mine = Assignment.objects.filter(stage=stage, kind="calibration")
    judge = judge_actor(panel[0])
    assert client_of(judge).get(address).context["rows"] == []
    for one in mine.filter(member__in=panel[:2]).select_related("member__user"):
        value = 4 if one.member_id == panel[0].pk else 8
        submit_review(one.pk, Opinion(dict.fromkeys(CRITERIA, value)), by=judge_actor(one.member), at=AT)
    rows = client_of(judge).get(address).context["rows"]
    assert {(row.own, row.median, row.judges) for row in rows} == {(4, 6, 2)}
    assert client_of(judge_actor(panel[3])).get(address).context["rows"] == []
    assert Assignment.objects.counting().count() == 0
    assert client_of(judge_actor(make_judge(make_call(world.keles)))).get(address).status_code == 404


def test_stepping_back_is_one_page_and_the_entry_is_gone(world: World, chief: Actor) -> None:
    _call, _rows, panel = make_judged_call(world.saryagash, chief, judges=5)
    own = Assignment.objects.filter(member=panel[0]).first()
    assert own is not None
    judge = client_of(judge_actor(panel[0]))
    address = reverse("calls:review_recusal", args=[own.pk])
    assert judge.get(address).status_code == 200
    assert judge.post(address, {"kind": ""}).status_code == 422
    assert judge.post(address, {"kind": "kin", "reason": ""}).status_code == 303
    assert judge.get(own.get_absolute_url()).status_code == 404


# What must not leak. The entrant's name stands in every column and in every file that could carry it.


def a_call_full_of_names(world: World, chief: Actor) -> tuple[Call, list[Entry], list[PanelMember]]:
    """A blind stage under way whose entries name their entrants wherever they can."""
    call = make_call(world.saryagash)
    schema = FormVersion.objects.get(call=call).schema
    fields = schema["sections"][0]["fields"]
    label = {"kk": "Сұрақ", "ru": "Вопрос", "en": "Question"}
    fields.append({"code": "who", "kind": "line", "label": label, "is_personal": True})
    fields.append({"code": "paper", "kind": "files", "label": label})
    fields.append({"code": "passport", "kind": "files", "label": label, "is_personal": True})
    FormVersion.objects.filter(call=call).update(schema=schema)
    call.stages.filter(kind="expert").update(passing=2, reviews_each=2, minimum_reviews=1, seed="1916")
    entries = []
    for n in range(4):
        keys = {field: uuid7() for field in ("paper", "passport")}
        told = {"summary": "Жоба", "who": SECRET, **{field: [str(key)] for field, key in keys.items()}}
        entry = make_entry(
            call, formal=FormalState.PASSED, name=f"{SECRET} {n}", organisation_name=f"{SECRET} қоры", answers=told,
            email=f"secret{n}@kupia.example", phone="+77019990000",
        )  # fmt: skip
        entry.team.create(name=f"{SECRET} тобы")
        for field, key in keys.items():
            _a_file(entry, field, key)
        entries.append(entry)
    panel = [make_judge(call, name=f"Сарапшы-{n}-Жасырын") for n in range(4)]
    stage = expert_stage(call)
    share_out(stage.pk, Wishes(reviews=2, seed=7), by=chief, at=AT)
    begin_stage(stage.pk, by=chief, at=AT)
    return call, entries, panel


def _a_file(entry: Entry, field: str, key: UUID) -> EntryFile:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        book.writestr("docProps/core.xml", f"<creator>{SECRET}</creator>")
        book.writestr("word/document.xml", f'<p w:author="{SECRET}">Жоба</p>')
    stored = default_storage.save(f"entries/{entry.pk}-{field}", ContentFile(packed.getvalue()))
    size = len(packed.getvalue())
    return EntryFile.objects.create(
        pk=key, entry=entry, field=field, name=f"{SECRET}.docx", size=size, received=size, stored_as=stored, sha256="0",
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document", scan="clean",
    )  # fmt: skip


def _text(answer: Any) -> str:
    content = b"".join(answer) if answer.streaming else answer.content
    told = content.decode(errors="ignore") + repr(dict(answer.headers))
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            told += "".join(book.read(name).decode(errors="ignore") for name in book.namelist())
    return told


def test_a_judge_of_a_blind_stage_never_sees_who_entered_nor_a_judge_who_else_judges(
    world: World, chief: Actor, second: Actor
) -> None:
    call, entries, panel = a_call_full_of_names(world, chief)
    stage, me = expert_stage(call), panel[0]
    judge = client_of(judge_actor(me))
    own = list(Assignment.objects.filter(member=me).select_related("entry"))
    others = Assignment.objects.exclude(member=me)
    addresses = [reverse("calls:judging"), f"{reverse('calls:judging')}?state=open&page=2", reverse("portal:home")]
    addresses += [f"/search/?q={entries[0].phone}", f"/search/?q={entries[0].number}"]
    for one in own:
        base = one.get_absolute_url()
        addresses += [base, f"{base}files/1/", f"{base}recusal/"]
        assert judge.get(f"{base}files/2/").status_code == 404  # the personal one is not counted
    for state in ("running", "locked", "published"):
        if state == "locked":
            make_reviews(stage)
            lock_stage(stage.pk, by=chief, at=AT)
        if state == "published":
            publish_result(put_forward(stage.pk, by=chief, at=AT).pk, by=second, at=AT)
            addresses += [stage_url("protocol", call, 1), f"/calls/{call.code}/", stage_url("protocol_json", call, 1)]
        for address in addresses:
            answer = judge.get(address, follow=True)
            told = _text(answer)
            assert SECRET not in told, (state, address)
            assert "kupia.example" not in told, (state, address)
            for member in panel[1:]:
                assert member.name not in told, (state, address)
            if "protocol" not in address and "/search/" not in address and not address.startswith("/calls/"):
                assert not any(entry.number in told for entry in entries), (state, address)
                assert not any(str(entry.pk) in told for entry in entries), (state, address)
    for one in others:
        for address in (
            one.get_absolute_url(),
            f"{one.get_absolute_url()}files/1/",
            f"{one.get_absolute_url()}recusal/",
        ):
            assert judge.get(address).status_code == 404
        assert judge.post(f"{one.get_absolute_url()}draft/", points_posted()).status_code == 404


def test_staff_pages_are_shut_to_everybody_without_the_call(world: World, chief: Actor) -> None:
    call, entries, panel = a_call_full_of_names(world, chief)
    make_reviews(expert_stage(call))
    names = (
        "stage",
        "stage_sharing",
        "stage_second_look",
        "stage_calibration",
        "ranking",
        "ranking_export",
        "result_new",
    )
    addresses = [stage_url(name, call) for name in names] + [stage_url("judged_entry", call, entries[0].number)]
    addresses += [reverse("calls:panel", args=[call.code]), reverse("calls:panel_removal", args=[panel[0].pk])]
    strangers = [judge_actor(panel[0]), make_actor(Role.COMPETITIONS, world.keles), world["anonymous"]]
    strangers += [world[persona] for persona in ("clerk", "clerk.keles", "head.kostanay", "secretary", "employment")]
    for stranger in strangers:
        client = client_of(stranger)
        for address in addresses:
            answer = client.get(address)
            assert answer.status_code in (302, 403, 404), (stranger.name, address)
            assert SECRET not in _text(answer)
        for name in ("stage_to_all", "stage_beginning", "stage_locking"):
            assert client.post(stage_url(name, call)).status_code in (302, 403, 404)


def test_who_runs_the_call_and_judges_it_does_not_read_the_others_before_the_lock(world: World, chief: Actor) -> None:
    call, entries, _panel = a_call_full_of_names(world, chief)
    stage = expert_stage(call)
    make_reviews(stage)
    make_judge(call, role="chair")
    PanelMember.objects.filter(role="chair").update(user=chief.user_id)
    client = client_of(chief)
    hidden = [stage_url("ranking", call), stage_url("ranking_export", call)]
    hidden.append(stage_url("judged_entry", call, entries[0].number))
    assert {client.get(address).status_code for address in hidden} == {403}
    lock_stage(stage.pk, by=chief, at=AT)
    assert {client.get(address).status_code for address in hidden} == {200}


def test_an_entrant_reads_own_points_only_once_they_are_published_and_never_whose(
    world: World, chief: Actor, second: Actor
) -> None:
    call, entries, panel = a_call_full_of_names(world, chief)
    entrant = make_actor(Role.CLERK, world.keles)
    mine = entries[0]
    Entry.objects.filter(pk=mine.pk).update(user=entrant.user_id)
    stage, client = expert_stage(call), client_of(entrant)
    make_reviews(stage)
    before = _text(client.get(mine.get_absolute_url()))
    lock_stage(stage.pk, by=chief, at=AT)
    result = put_forward(stage.pk, by=chief, at=AT)
    assert "Пікір" not in before
    assert "Пікір" not in _text(client.get(mine.get_absolute_url()))
    publish_result(result.pk, by=second, at=AT)
    after = _text(client.get(mine.get_absolute_url()))
    assert after.count("Пікір") == 2
    assert not any(member.name in after for member in panel)
    Call.objects.filter(pk=call.pk).update(shows_comments=False, shows_scores=False)
    assert "Пікір" not in _text(client.get(mine.get_absolute_url()))
    stranger = client_of(make_actor(Role.CLERK, world.saryagash))
    assert "Пікір" not in _text(stranger.get(mine.get_absolute_url()))


def test_letters_to_judges_name_no_entry_and_the_audit_holds_no_words(world: World, chief: Actor) -> None:
    call, entries, _panel = a_call_full_of_names(world, chief)
    make_reviews(expert_stage(call))
    for letter in Message.objects.all():
        assert SECRET not in letter.body + letter.subject
        assert not any(entry.number in letter.body or entry.title in letter.body for entry in entries)
    assert not any(SECRET in json.dumps(row.facts, ensure_ascii=False) for row in AuditEvent.objects.all())


def test_an_alias_says_nothing_of_order_and_is_steady() -> None:
    stage, entries = uuid7(), [uuid7() for _ in range(200)]
    names = [alias_of(stage, one) for one in entries]
    assert names == [alias_of(stage, one) for one in entries]
    assert names != sorted(names)
    assert len(set(names)) == 200
    assert alias_of(uuid7(), entries[0]) != names[0]


def test_what_programs_write_into_files_about_their_author_is_taken_out() -> None:
    paper = b"%PDF-1.4\n1 0 obj<</Author (Kupiya \\(K\\))/Title<4b75>/Pages 2 0 R>>endobj\n"
    paper += b'<?xpacket begin="" id="x"?><dc:creator>Kupiya</dc:creator><?xpacket end="w"?>\nstartxref'
    clean = without_author(paper, "application/pdf")
    assert len(clean) == len(paper)
    assert b"Kupiya" not in clean
    assert b"4b75" not in clean
    assert b"/Pages 2 0 R" in clean
    assert without_author(b"PK\x03\x04broken", "application/zip") == b"PK\x03\x04broken"
