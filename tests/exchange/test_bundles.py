"""Rules shared as signed bundles: sealed, believed by key, looked at, taken by a second person, undone."""

import copy
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.browsers import browser_of
from tests.factories import World
from tests.factories.network import make_actor
from typer.testing import CliRunner

from tirek.cases.actions.plan_templates import TemplateData, TemplateLine, save_template
from tirek.cases.models import PlanTemplate
from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.core.signing import public_key, sign
from tirek.core.verdict import Refused
from tirek.exchange.actions import bundles
from tirek.exchange.actions.trusted_keys import end_trust, trust
from tirek.exchange.bundles import all_parts
from tirek.exchange.bundles.document import hash_of, make, problem_of
from tirek.exchange.cli_bundles import app
from tirek.exchange.enums_of_bundles import BundleState, EntryPlan, EntryStanding
from tirek.exchange.models import Bundle
from tirek.network.models import Organisation, User
from tirek.programmes.actions.providing import add_route
from tirek.programmes.models import Route
from tirek.reports.models import FormEdition
from tirek.territory.models import Area

pytestmark = pytest.mark.django_db
NOW = timezone.localtime()
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def second(world: World) -> Actor:
    return make_actor(Role.COORDINATOR, Organisation.objects.get(pk=world["coordinator"].organisation_id))


@pytest.fixture
def told(world: World) -> dict[str, Any]:
    """What another installation gives out: a route, a template, all definitions, a form. Here the route leads elsewhere
    and the template is not known."""
    admin = world["admin"]
    Area.objects.filter(pk=world.saryagash.area_id).update(kato="612345678")
    trust("Облыс", public_key(), by=admin, at=NOW)
    facts = {"service_id": world.job.pk, "area_id": world.saryagash.area_id, "since": NOW.date() - timedelta(days=9)}
    route = add_route(**facts, organisation_id=world.keles.pk, by=admin, at=NOW)
    lines = [TemplateLine(world.job.pk, 10), TemplateLine(world.home.pk, 60, "partner")]
    template = save_template(
        "family", TemplateData("large_family", "Отбасы", "Семья", "Family", lines), by=admin, at=NOW
    )
    made = make("Облыстың ережелері", all_parts(), NOW)
    template.delete()
    route.delete()
    add_route(**facts, organisation_id=world.saryagash.pk, by=admin, at=NOW)
    return made


def sealed(told: dict[str, Any], **content: Any) -> bytes:
    """The bundle with other contents, signed again."""
    made = copy.deepcopy(told)
    made["content"] = {**made["content"], **content}
    made["sha256"] = hash_of(made)
    return json.dumps(made | {"signature": sign(made["sha256"])}).encode()


def plans(bundle: Bundle) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in bundles.entries_of(bundle):
        found.setdefault(entry.part, []).append(entry.plan)
    return found


def test_a_bundle_is_looked_at_taken_by_a_second_person_and_undone(world: World, told: Any, second: Actor) -> None:
    form = told["content"]["sheet_forms"][0] | {"small": 25}
    content = sealed(told, sheet_forms=[form])
    bundle = bundles.bring_in(content, by=world["coordinator"], at=NOW)
    looked = plans(bundle)
    assert looked["routes"] == [EntryPlan.CHANGED]
    assert looked["plan_templates"] == [EntryPlan.NEW]
    assert set(looked["indicators"]) == {EntryPlan.SAME}
    assert looked["sheet_forms"] == [EntryPlan.CHANGED]
    assert not PlanTemplate.objects.filter(code="family").exists(), "looking writes nothing"
    assert not FormEdition.objects.exists()
    assert bundles.bring_in(content, by=world["coordinator"], at=LATER) == bundle, "the same bundle waits once"

    with pytest.raises(Refused):
        bundles.take_bundle(bundle.pk, by=world["coordinator"], at=LATER)
    taken = bundles.take_bundle(bundle.pk, by=second, at=LATER)
    assert {entry.standing for entry in bundles.entries_of(taken) if entry.writes} == {EntryStanding.TAKEN}
    assert Route.objects.get(service=world.job, during__contains=NOW.date()).organisation == world.keles
    assert [line.working_days for line in PlanTemplate.objects.get(code="family").lines.all()] == [10, 60]
    assert FormEdition.objects.adopted().get().content["small"] == 25
    again = bundles.bring_in(content, by=world["coordinator"], at=LATER)
    assert not any(entry.writes for entry in bundles.entries_of(again)), "the same again is nothing"

    undone = bundles.undo_bundle(bundle.pk, by=world["coordinator"], at=LATER)
    left = [entry for entry in bundles.entries_of(undone) if entry.standing == EntryStanding.LEFT]
    assert [entry.part for entry in left] == ["sheet_forms"]
    assert left[0].reason
    assert Route.objects.get(service=world.job, during__contains=NOW.date()).organisation == world.saryagash
    assert not PlanTemplate.objects.filter(code="family").exists()


def test_what_cannot_be_taken_says_why_and_stops_nothing_else(world: World, told: Any, second: Actor) -> None:
    route = told["content"]["routes"][0]
    indicator = told["content"]["indicators"][0]
    content = sealed(
        told,
        routes=[route | {"office_name": "Басқа кеңсе"}, route | {"area": "000000000"}, {"service": 7}, "text"],
        plan_templates=[
            told["content"]["plan_templates"][-1] | {"lines": [{"service": "moon", "days": 1, "by": "office"}]}
        ],
        indicators=[indicator | {"code": "moons"}, indicator | {"version": 99}],
        sheet_forms=[told["content"]["sheet_forms"][0] | {"indicators": ["moons"]}],
        weather=[{"code": "rain"}],
    )
    bundle = bundles.bring_in(content, by=world["coordinator"], at=NOW)
    entries = bundles.entries_of(bundle)
    assert {entry.plan for entry in entries} == {EntryPlan.REFUSED}
    assert all(entry.reason for entry in entries)
    assert any("moon" in entry.reason for entry in entries)
    assert "weather" in {entry.part for entry in entries}
    assert bundles.take_bundle(bundle.pk, by=second, at=LATER).state == BundleState.TAKEN


def test_somebody_who_went_on_keeps_what_they_changed(world: World, told: Any, second: Actor) -> None:
    bundle = bundles.bring_in(json.dumps(told).encode(), by=world["coordinator"], at=NOW)
    bundles.take_bundle(bundle.pk, by=second, at=LATER)
    lines = [TemplateLine(world.job.pk, 5)]
    save_template("family", TemplateData("other", "Басқа", "Другое", "Other", lines), by=second, at=LATER)
    undone = bundles.undo_bundle(bundle.pk, by=second, at=LATER)
    assert [entry.part for entry in bundles.entries_of(undone) if entry.standing == EntryStanding.LEFT] == [
        "plan_templates"
    ]
    assert PlanTemplate.objects.get(code="family").name_kk == "Басқа"


def test_a_bundle_is_believed_only_whole_and_under_a_trusted_key(world: World, told: Any) -> None:
    assert problem_of(told) == ""
    for name in ("sha256", "signature", "public_key", "fingerprint"):
        assert problem_of(told | {name: "AAAA"}), name
    assert problem_of(told | {"title": "Басқа"})
    for content in (b"{", b"[]", json.dumps(told | {"title": "Басқа"}).encode(), b"[" * 100_000):
        with pytest.raises(ValidationError):
            bundles.bring_in(content, by=world["coordinator"], at=NOW)
    end_trust(Bundle.key.field.related_model.objects.get().pk, by=world["admin"], at=NOW)
    with pytest.raises(ValidationError, match=told["fingerprint"]):
        bundles.bring_in(json.dumps(told).encode(), by=world["coordinator"], at=NOW)


def test_only_who_shares_brings_in_and_only_the_administrator_says_whom_to_believe(world: World, told: Any) -> None:
    content = json.dumps(told).encode()
    for persona in ("head", "clerk", "analyst", "secretary", "employment", "anonymous"):
        with pytest.raises(Refused):
            bundles.bring_in(content, by=world[persona], at=NOW)
    bundle = bundles.bring_in(content, by=world["coordinator"], at=NOW)
    assert not Bundle.objects.visible_to(world["head.turkistan"]).exists()
    assert Bundle.objects.visible_to(world["admin"]).get() == bundle
    with pytest.raises(Refused):
        trust("Мен", public_key(), by=world["coordinator"], at=NOW)
    for name, key in (("", public_key()), ("А", "short"), ("А", public_key())):
        with pytest.raises(ValidationError):
            trust(name, key, by=world["admin"], at=NOW)


def test_the_pages_carry_a_bundle_from_download_to_undoing(
    world: World, told: Any, second: Actor, settings: Any
) -> None:
    settings.DEMO = True
    first, other = signed_in(world["coordinator"]), signed_in(second)
    assert first.get("/bundles/out/").status_code == 200
    file = first.get("/bundles/out/?title=Ереже&parts=plan_templates&parts=routes")
    assert problem_of(json.loads(file.content)) == ""
    assert first.get("/bundles/out/?title=").status_code == 422
    path = tmp(json.dumps(told).encode())
    answer = first.post("/bundles/in/", {"file": path})
    assert answer.status_code == 303
    page = answer["Location"]
    assert "taking" not in first.get(page).content.decode()
    assert "taking" in other.get(page).content.decode()
    assert first.post(f"{page}taking/").status_code == 403
    assert other.post(f"{page}taking/").status_code == 303
    assert first.get("/bundles/").status_code == first.get("/bundles/keys/").status_code == 200
    assert other.post(f"{page}undoing/").status_code == 303
    assert first.post("/bundles/in/", {"file": tmp(b"no")}).status_code == 422
    assert first.post("/bundles/keys/new/", {}).status_code == 403


def test_the_commands_write_check_and_bring_in_a_bundle(world: World, told: Any, tmp_path: Path) -> None:
    file, run = tmp_path / "rules.json", CliRunner().invoke
    assert run(app, ["export", str(file), "--part", "plan_templates"]).exit_code == 0
    assert "Trusted here as Облыс" in run(app, ["verify", str(file)]).output
    brought = run(app, ["import", str(file), "--by", User.objects.get(pk=world["admin"].user_id).email])
    assert (brought.exit_code, "second person" in brought.output) == (0, True)
    assert Bundle.objects.get().state == BundleState.WAITING
    assert run(app, ["import", str(file), "--by", User.objects.get(pk=world["clerk"].user_id).email]).exit_code == 1
    file.write_text(file.read_text().replace("tirek-bundle/1", "tirek-bundle/2"))
    assert run(app, ["verify", str(file)]).exit_code == 1
    assert run(app, ["verify", str(tmp_path / "none")]).exit_code == 2


def signed_in(actor: Actor) -> Client:
    return browser_of(actor)


def tmp(content: bytes) -> Any:
    return SimpleUploadedFile("bundle.json", content, "application/json")
