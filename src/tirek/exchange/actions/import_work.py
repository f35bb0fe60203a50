"""The work on a table, in jobs: checking it, taking its good rows, undoing them.

Rows are taken in batches of one transaction each, so that a worker that dies loses nothing and repeats nothing. A batch
that meets what nobody foresaw is taken row by row, and only the row that fails is refused.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.jobs import task
from tirek.core.verdict import Refused
from tirek.core.writing import copy_in
from tirek.exchange.enums import ImportState, RowPlan, RowState
from tirek.exchange.models import ImportRow, ImportRun
from tirek.exchange.permissions import may_import
from tirek.exchange.queries.tables import rows_of
from tirek.exchange.registers import Line, Register, register
from tirek.network.queries.actors import acting_user

BATCH = 1000
WRITES = (RowPlan.CREATE, RowPlan.CHANGE)
Foreseen = (ValidationError, Refused, IntegrityError)


@task(name="exchange.check_import")
def check_import(run_id: str) -> None:
    """Say of every row what it would do."""
    check_run(UUID(run_id), at=timezone.now())


@task(name="exchange.take_import")
def take_import(run_id: str) -> None:
    """Take the good rows."""
    take_run(UUID(run_id), at=timezone.now())


@task(name="exchange.undo_import")
def undo_import(run_id: str) -> None:
    """Give back what the rows changed, take away what they made."""
    undo_run(UUID(run_id), at=timezone.now())


def check_run(run_id: UUID, *, at: datetime) -> None:
    """Read the table and write down its rows with what each would do; doing it again begins anew."""
    run = _at_work(run_id, ImportState.CHECKING)
    if run is None:
        return
    with override(run.language):
        by = _actor_of(run)
        try:
            lines = _read(run)
        except ValidationError as error:
            _end(run, ImportState.FAILED, problem=" ".join(error.messages)[:300])
            return
        _say_how_many(run, len(lines))
        own = register(run.register)
        own.look([found for found in lines if _is_known(own, found)], by=by, at=at)
        with transaction.atomic():
            ImportRow.objects.filter(run=run).delete()
            copy_in([_row(run, found) for found in lines])
            _end(run, ImportState.CHECKED, checked_at=at)


def take_run(run_id: UUID, *, at: datetime) -> None:
    """Take the good rows that are still to be taken, batch by batch."""
    run = _at_work(run_id, ImportState.APPLYING)
    if run is None:
        return
    waiting = run.rows.filter(plan__in=WRITES, state=RowState.WAITING).order_by("rank", "number")
    with override(run.language):
        _carry_on(run, waiting, _take, at)
        with transaction.atomic():
            _end(run, ImportState.APPLIED, applied_at=at)
            record("exchange.import_taken", run, by=_actor_of(run), at=at, **_facts(run))


def undo_run(run_id: UUID, *, at: datetime) -> None:
    """Undo the rows that were taken, the last ones first, batch by batch."""
    run = _at_work(run_id, ImportState.UNDOING)
    if run is None:
        return
    taken = run.rows.filter(state=RowState.TAKEN).order_by("-rank", "-number")
    with override(run.language):
        _carry_on(run, taken, _give_back, at)
        with transaction.atomic():
            _end(run, ImportState.UNDONE, undone_at=at)
            record("exchange.import_undone", run, by=_actor_of(run), at=at, **_facts(run))


Work = Callable[[Register, Sequence[ImportRow], Actor, datetime], None]


def _carry_on(run: ImportRun, rows, work: Work, at: datetime) -> None:  # type: ignore[no-untyped-def]
    """Work through the rows that are left, a batch at a time; each leaves the query when it is done."""
    by, own = _actor_of(run), register(run.register)
    _say_how_many(run, rows.count())
    while batch := list(rows[:BATCH]):
        try:
            with transaction.atomic():
                work(own, batch, by, at)
                _store(batch)
        except Foreseen:
            for row in batch:
                _alone(own, row, work, by, at)
        _say_how_far(run, len(batch))


def _alone(own: Register, row: ImportRow, work: Work, by: Actor, at: datetime) -> None:
    """One row by itself; what it meets is written on it."""
    try:
        with transaction.atomic():
            work(own, [row], by, at)
            _store([row])
    except Foreseen as error:
        row = ImportRow.objects.get(pk=row.pk)  # as it was before the attempt
        found = Line(row.number, row.cells)
        if isinstance(error, ValidationError):
            found.blame_error(error)
        else:
            found.blame("", error if isinstance(error, Refused) else _("The database does not allow this."))
        _refuse(row, found)
        _store([row])


def _take(own: Register, rows: Sequence[ImportRow], by: Actor, at: datetime) -> None:
    """Look once more, since time has passed, and write what is still good."""
    run = rows[0].run
    lines = {row.pk: own.read(row.number, row.cells, run.columns) for row in rows}
    own.look(list(lines.values()), by=by, at=at)
    good = [found for found in lines.values() if found.is_good and found.plan in WRITES]
    if good:
        own.write(good, by=by, at=at)
    for row in rows:
        _settle(row, lines[row.pk])


def _settle(row: ImportRow, found: Line) -> None:
    if not found.is_good:
        _refuse(row, found)
        return
    row.plan, row.record_id, row.before, row.after = found.plan, found.record_id, found.before, found.after
    row.state = RowState.TAKEN if found.plan in WRITES else RowState.WAITING


def _give_back(own: Register, rows: Sequence[ImportRow], by: Actor, at: datetime) -> None:
    left = own.undo(rows, by=by, at=at)
    for row in rows:
        row.state = RowState.LEFT if row.pk in left else RowState.UNDONE
        row.problems = {"": [left[row.pk]]} if row.pk in left else {}


def _refuse(row: ImportRow, found: Line) -> None:
    """Not taken; or, in an undoing, left as it is."""
    row.problems = found.problems
    if row.state == RowState.TAKEN:
        row.state = RowState.LEFT
    else:
        row.plan = RowPlan.BAD


def _store(rows: Sequence[ImportRow]) -> None:
    """Write rows anew: one DELETE and one COPY are a tenth of an UPDATE with as many cases."""
    ImportRow.objects.filter(pk__in=[row.pk for row in rows]).delete()
    copy_in(rows)


def _read(run: ImportRun) -> list[Line]:
    own = register(run.register)
    with default_storage.open(run.stored_as) as file:
        return [own.read(number, cells, run.columns) for number, cells in rows_of(file.read())]


def _is_known(own: Register, found: Line) -> bool:
    """Whether what says which record is meant could be read."""
    return not any(column.is_key and column.code in found.problems for column in own.columns)


def _row(run: ImportRun, found: Line) -> ImportRow:
    return ImportRow(
        run=run,
        number=found.number,
        rank=min(found.rank, 30_000),
        plan=found.plan if found.is_good else RowPlan.BAD,
        label=found.label[:300],
        cells=found.cells,
        problems=found.problems,
        record_id=found.record_id,
        before=found.before,
        after=found.after,
    )


def _at_work(run_id: UUID, state: ImportState) -> ImportRun | None:
    return ImportRun.objects.filter(pk=run_id, state=state).first()


def _actor_of(run: ImportRun) -> Actor:
    """Who asked for the work, with the roles held now; somebody without any when they ended meanwhile."""
    by = acting_user(run.by_id, run.organisation_id, run.for_user_id, run.language)
    if by.organisation_id == run.organisation_id and may_import(by, run.register):
        return by
    return Actor(user_id=run.by_id, name=by.name, organisation_id=run.organisation_id, language=run.language)


def _say_how_many(run: ImportRun, count: int) -> None:
    run.total, run.done = count, 0
    run.save(update_fields=["total", "done"])


def _say_how_far(run: ImportRun, more: int) -> None:
    run.done += more
    run.save(update_fields=["done"])


def _end(run: ImportRun, state: ImportState, *, problem: str = "", **moments: datetime) -> None:
    run.state, run.problem, run.counts = state, problem, _counts(run)
    for name, moment in moments.items():
        setattr(run, name, moment)
    run.save(update_fields=["state", "problem", "counts", *moments])


def _counts(run: ImportRun) -> dict[str, int]:
    """Rows by what they would do, and by what became of them."""
    rows = ImportRow.objects.filter(run=run).order_by()
    plans = dict(rows.values_list("plan").annotate(Count("pk")))
    states = dict(rows.exclude(state=RowState.WAITING).values_list("state").annotate(Count("pk")))
    return plans | states


def _facts(run: ImportRun) -> dict[str, int | str]:
    return {"register": run.register, **{name: run.counts.get(name, 0) for name in ("taken", "bad", "undone", "left")}}
