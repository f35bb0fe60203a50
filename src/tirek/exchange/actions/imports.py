"""Bringing a table into a register, as the one who brings it sees it: hand in, name the columns, take, undo, discard.

The work itself is done by jobs (``import_work``): these actions say what is to be done and return at once.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.ids import uuid7
from tirek.core.jobs import defer
from tirek.core.lines import one_line
from tirek.core.verdict import Verdict, ensure
from tirek.exchange.actions.import_work import check_import, take_import, undo_import
from tirek.exchange.enums import ImportState
from tirek.exchange.models import ImportHeads, ImportRow, ImportRun
from tirek.exchange.permissions import may_apply, may_check, may_discard, may_import, may_undo
from tirek.exchange.queries.tables import heads_of, known_heads, propose
from tirek.exchange.registers import register
from tirek.exchange.registers.columns import plain_head

LARGEST = 20 * 1024 * 1024
KEPT = timedelta(days=90)
JOBS = {
    ImportState.CHECKING: check_import,
    ImportState.APPLYING: take_import,
    ImportState.UNDOING: undo_import,
}


@transaction.atomic
def hand_in(code: str, name: str, content: bytes, *, by: Actor, at: datetime) -> ImportRun:
    """Take a table in. When every head is known it is checked at once, otherwise its columns are to be named first.
    Raises Refused, or ValidationError for what is no table."""
    ensure(may_import(by, code))
    assert by.organisation_id
    assert by.user_id
    if len(content) > LARGEST:
        raise ValidationError({"file": _("The file is larger than %(size)s MB.") % {"size": LARGEST >> 20}})
    heads, samples = heads_of(content)
    key = uuid7()
    run = ImportRun(
        pk=key,
        register=code,
        organisation_id=by.organisation_id,
        by_id=by.user_id,
        for_user_id=by.for_user_id,
        name=one_line(name.replace("\\", "/").rsplit("/", 1)[-1])[-200:] or "file",
        language=by.language,
        heads=heads,
        samples=samples,
        uploaded_at=at,
    )
    proposal = propose(register(code), heads, known_heads(run))
    run.columns = proposal.columns
    run.stored_as = default_storage.save(f"imports/{key.hex[-2:]}/{key}", ContentFile(content))
    run.save(force_insert=True)
    record("exchange.table_handed_in", run, by=by, at=at, register=code, size=len(content))
    if proposal.is_certain:
        _send_to(run, ImportState.CHECKING)
    return run


@transaction.atomic
def name_columns(run_id: UUID, columns: Mapping[str, int], *, by: Actor, at: datetime) -> ImportRun:
    """Say which column of the table is which of the register's, and have it checked. What an organisation calls its
    columns is remembered. Raises Refused, or ValidationError by column for one that is missing or named twice."""
    run = _locked(run_id, by)
    ensure(may_check(by, run))
    _check_columns(run, columns)
    run.columns, run.language = dict(columns), by.language
    _remember(run)
    record("exchange.columns_named", run, by=by, at=at, columns=sorted(columns))
    _send_to(run, ImportState.CHECKING)
    return run


def take(run_id: UUID, *, by: Actor, at: datetime) -> ImportRun:
    """Have the good rows taken. Raises Refused."""
    return _begin(run_id, ImportState.APPLYING, "exchange.import_begun", by, at)


def undo(run_id: UUID, *, by: Actor, at: datetime) -> ImportRun:
    """Have the whole import undone. Raises Refused."""
    return _begin(run_id, ImportState.UNDOING, "exchange.undoing_begun", by, at)


@transaction.atomic
def discard(run_id: UUID, *, by: Actor, at: datetime) -> None:
    """Throw away a table of which nothing was taken, with its file. Raises Refused."""
    run = _locked(run_id, by)
    ensure(may_discard(by, run))
    record("exchange.table_discarded", run, by=by, at=at, register=run.register)
    stored = run.stored_as
    run.delete()
    transaction.on_commit(lambda: default_storage.delete(stored))


@transaction.atomic
def note_download(run: ImportRun, rows: int, *, by: Actor, at: datetime) -> None:
    """Write down that rows of a table left the house."""
    record("exchange.rows_downloaded", run, by=by, at=at, rows=rows)


def forget_imports(*, at: datetime) -> int:
    """Forget the files and rows of tables handed in long ago, and with them the undoing. How many."""
    old = ImportRun.objects.filter(uploaded_at__lt=at - KEPT).exclude(stored_as="")
    runs = list(old)
    for run in runs:
        with transaction.atomic():
            ImportRow.objects.filter(run=run).delete()
            stored, run.stored_as, run.samples = run.stored_as, "", []
            run.save(update_fields=["stored_as", "samples"])
        default_storage.delete(stored)
    return len(runs)


@transaction.atomic
def _begin(run_id: UUID, state: ImportState, verb: str, by: Actor, at: datetime) -> ImportRun:
    run = _locked(run_id, by)
    verdict: Verdict = may_apply(by, run) if state == ImportState.APPLYING else may_undo(by, run)
    ensure(verdict)
    run.by_id, run.for_user_id = by.user_id or run.by_id, by.for_user_id
    record(verb, run, by=by, at=at, register=run.register)
    _send_to(run, state)
    return run


def _send_to(run: ImportRun, state: ImportState) -> None:
    """Tables of one register are written one after another: the same one brought in by two people at once is taken
    once, since the second looks again at what the first has written."""
    run.state, run.done, run.problem = state, 0, ""
    run.save()
    lock = run.pk if state == ImportState.CHECKING else run.register
    defer(JOBS[state], lock=f"import-{lock}", run_id=str(run.pk))


def _locked(run_id: UUID, by: Actor) -> ImportRun:
    return ImportRun.objects.visible_to(by).select_for_update(of=("self",)).get(pk=run_id)


def _check_columns(run: ImportRun, columns: Mapping[str, int]) -> None:
    wrong: dict[str, str] = {}
    seen: dict[int, str] = {}
    for code, place in columns.items():
        if place in seen:
            wrong[code] = _("This column of the table is named twice.")
        seen.setdefault(place, code)
    for column in register(run.register).columns:
        if column.is_key and column.code not in columns:
            wrong[column.code] = _("The table needs this column.")
    if wrong:
        raise ValidationError(wrong)
    if not columns:
        raise ValidationError(_("Name the columns of the table."))


def _remember(run: ImportRun) -> None:
    own = propose(register(run.register), run.heads, {})
    new = {
        plain_head(run.heads[place]): code
        for code, place in run.columns.items()
        if own.columns.get(code) != place or not own.is_certain
    }
    heads, _made = ImportHeads.objects.select_for_update().get_or_create(
        register=run.register, organisation_id=run.organisation_id
    )
    heads.known = {**heads.known, **new}
    heads.save(update_fields=["known"])
