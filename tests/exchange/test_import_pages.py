"""Who brings tables into registers, and the pages on which it is done."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.browsers import browser_of
from tests.exchange.tables import HEADS, MEMBERS, body, checked, table, taken
from tests.factories import World

from tirek.core.models import AuditEvent
from tirek.core.verdict import Refused
from tirek.exchange.actions import imports
from tirek.exchange.actions.import_work import check_run, take_run, undo_run
from tirek.exchange.models import ImportRow, ImportRun

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a workbook", b"a;b\n", b"\x00\x01\x02", b"\n\n"])
def test_what_is_no_table_is_refused_in_words(world: World, content: bytes) -> None:
    with pytest.raises(ValidationError):
        imports.hand_in("events", "x.xlsx", content, by=world["secretary"], at=timezone.now())


@pytest.mark.parametrize(
    ("code", "allowed"),
    [
        ("organisations", {"coordinator", "admin"}),
        ("members", {"secretary", "head", "head.turkistan", "head.kostanay", "coordinator"}),
        ("events", {"secretary", "head", "head.turkistan", "head.kostanay", "coordinator"}),
        ("applications", {"registrar", "head", "head.turkistan", "head.kostanay"}),
    ],
)
def test_only_who_keeps_a_register_brings_tables_into_it(world: World, code: str, allowed: set[str]) -> None:
    content = table(["number", "body", "organiser", "code"], ["1", "0001", "0001", "0001"])
    for persona, actor in world.actors.items():
        if persona in allowed:
            imports.hand_in(code, "t.csv", content, by=actor, at=timezone.now())
        else:
            with pytest.raises(Refused):
                imports.hand_in(code, "t.csv", content, by=actor, at=timezone.now())


def test_a_table_is_seen_where_it_was_brought_in_and_above(world: World) -> None:
    run = checked("members", table(MEMBERS, ["1", "А", "Б", "", "", "", "", ""]), world["secretary"])
    seeing = {name for name, actor in world.actors.items() if ImportRun.objects.visible_to(actor).exists()}
    assert seeing == {"secretary", "head", "head.turkistan", "coordinator"}
    assert {name for name, actor in world.actors.items() if ImportRow.objects.visible_to(actor).exists()} == seeing
    with pytest.raises(ImportRun.DoesNotExist):
        imports.discard(run.pk, by=world["head.kostanay"], at=timezone.now())


@pytest.fixture
def coordinator(world: World, settings) -> Client:
    settings.DEMO = True
    return browser_of(world["coordinator"])


def test_the_pages_lead_from_the_list_to_the_report(coordinator: Client, world: World) -> None:
    assert coordinator.get("/imports/").status_code == 200
    assert coordinator.get("/imports/new/organisations/").status_code == 200
    assert coordinator.get("/imports/new/nothing/").status_code == 404
    assert coordinator.get("/imports/template/organisations.xlsx").status_code == 200
    rows = [body(world, n) for n in range(3)]
    rows[0][2] = "kolkhoz"
    empty = coordinator.post("/imports/new/organisations/", {"file": io.BytesIO(b"")})
    assert empty.status_code == 422
    file = io.BytesIO(table([*HEADS, "Байланыс"], *rows))
    file.name = "кеңестер.csv"
    page = coordinator.post("/imports/new/organisations/", {"file": file})["Location"]
    run = ImportRun.objects.get()
    assert coordinator.get(page).status_code == 200
    assert coordinator.post(f"{page}columns/", {"code": "0", "kind": "0"}).status_code == 422
    named = {code: str(place) for code, place in run.columns.items()}
    assert coordinator.post(f"{page}columns/", named).status_code == 303
    assert 'http-equiv="refresh"' in coordinator.get(page).content.decode()
    check_run(run.pk, at=timezone.now())
    for query in ("", "?rows=bad", "?rows=create", "?rows=nonsense&page=9"):
        assert coordinator.get(page + query).status_code == 200
    assert "kolkhoz" in coordinator.get(page).content.decode()
    assert coordinator.get(f"{page}to-mend.xlsx").status_code == 200
    assert AuditEvent.objects.filter(verb="exchange.rows_downloaded", subject_id=run.pk).exists()
    assert coordinator.post(f"{page}taking/").status_code == 303
    assert coordinator.get(page).status_code == 200
    assert coordinator.post(f"{page}taking/").status_code == 403
    take_run(run.pk, at=timezone.now())
    assert "700001" in coordinator.get(page).content.decode()
    assert coordinator.post(f"{page}removal/").status_code == 403
    assert coordinator.post(f"{page}undoing/").status_code == 303
    undo_run(run.pk, at=timezone.now())
    assert coordinator.get(page).status_code == 200
    assert coordinator.get("/imports/?register=organisations").status_code == 200


def test_report_and_list_cost_the_same_for_one_row_and_for_three(coordinator: Client, world: World) -> None:
    counts = []
    for size in (1, 3):
        rows = [body(world, 10 * size + n) for n in range(size)]
        run = taken(checked("organisations", table(HEADS, *rows), world["coordinator"]), world["coordinator"])
        coordinator.get(run.get_absolute_url())
        coordinator.get("/imports/")
        with CaptureQueriesContext(connection) as seen:
            assert coordinator.get(run.get_absolute_url()).status_code == 200
            assert coordinator.get("/imports/").status_code == 200  # one table the first time, two the second
        counts.append(len(seen))
    assert counts[0] == counts[1]
