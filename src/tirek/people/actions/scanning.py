"""Searching the whole register for records that may be one person."""

import io
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from time import perf_counter
from typing import Any
from uuid import UUID

import pyarrow as pa
import pyarrow.csv
from django.conf import settings
from django.db import connection
from django.db.transaction import atomic

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.people.enums import PairState
from tirek.people.matching import model
from tirek.people.matching.engines import Pair, score
from tirek.people.matching.preparing import RAW, prepared
from tirek.people.models import DuplicatePair, DuplicateScan, MatchDecision

Progress = Callable[[str], None]
_BATCH = 2000

# One row a person: the current IIN, the preferred current phone, the present household. In memory only, never on disk.
_REGISTER = """
COPY (
    SELECT person.id, person.family_name, person.given_name, person.patronymic, person.birth_date, iin.value,
           phone.value, person.address, person.area_id, home.household_id
    FROM people_person person
    LEFT JOIN people_identifier iin
        ON iin.person_id = person.id AND iin.kind = 'iin' AND upper_inf(iin.during)
    LEFT JOIN (SELECT DISTINCT ON (person_id) person_id, value FROM people_contact
               WHERE kind = 'phone' AND ended_at IS NULL ORDER BY person_id, is_preferred DESC, id) phone
        ON phone.person_id = person.id
    LEFT JOIN people_householdmember home
        ON home.person_id = person.id AND upper_inf(home.during)
    WHERE person.merged_into_id IS NULL
    ORDER BY person.id
) TO STDOUT (FORMAT csv)
"""


def scan_register(
    *,
    engine: str = "",
    limit: int | None = None,
    memory: str = "4GB",
    say: Progress = lambda _step: None,
    by: Actor,
    at: datetime,
) -> DuplicateScan:
    """Compare all living records with each other and keep the pairs that may be one person for people to decide.

    The scan itself runs outside a transaction; what it found is stored in one. Pairs that people decided about keep
    their state; open ones that are no longer alike go. ``limit`` keeps only the surest. Raises EngineMissing.
    """
    engine, began = engine or settings.DUPLICATES_ENGINE, perf_counter()
    say("reading the register")
    table = prepared(read_register())
    say(f"comparing {table.num_rows} persons")
    pairs = score(table, engine=engine, memory=memory)[:limit]
    say(f"storing {len(pairs)} pairs")
    return _store(engine, table.num_rows, pairs, by, at, at + timedelta(seconds=perf_counter() - began))


def read_register() -> pa.Table:
    """All records that stand for a person, as text columns ``RAW``."""
    text = io.BytesIO()
    with connection.cursor() as cursor, cursor.copy(_REGISTER) as copy:
        for block in copy:
            text.write(block)
    text.seek(0)
    if not text.getbuffer().nbytes:
        return pa.table({name: pa.array([], pa.string()) for name in RAW})
    return pyarrow.csv.read_csv(
        text,
        read_options=pyarrow.csv.ReadOptions(column_names=list(RAW)),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(RAW, pa.string()), strings_can_be_null=False
        ),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
    )


@atomic
def _store(
    engine: str, persons: int, pairs: list[Pair], by: Actor, at: datetime, finished_at: datetime
) -> DuplicateScan:
    apart = set(MatchDecision.objects.filter(is_same=False).values_list("low_id", "high_id"))
    found = [pair for pair in pairs if (UUID(pair.low), UUID(pair.high)) not in apart]
    known = set(DuplicatePair.objects.values_list("low_id", "high_id"))
    kept = {(UUID(pair.low), UUID(pair.high)) for pair in found}
    DuplicatePair.objects.bulk_create(
        [_row(pair, at) for pair in found],
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["low", "high"],
        update_fields=["score", "weight", "explained", "model_version"],
    )
    _forget(DuplicatePair.objects.filter(state=PairState.OPEN), kept)
    scan = DuplicateScan.objects.create(
        engine=engine,
        model_version=model.version(),
        threshold=model.THRESHOLD,
        started_at=at,
        finished_at=finished_at,
        persons=persons,
        pairs=len(found),
        new_pairs=len(kept - known),
    )
    record("people.register_scanned", scan, by=by, at=at, persons=persons, pairs=len(found), engine=engine)
    return scan


def _forget(pairs: Any, kept: Iterable[tuple[UUID, UUID]]) -> None:
    """Open pairs that are alike no more."""
    kept = set(kept)
    gone = [pk for pk, low, high in pairs.values_list("pk", "low_id", "high_id") if (low, high) not in kept]
    DuplicatePair.objects.filter(pk__in=gone).delete()


def _row(pair: Pair, at: datetime) -> DuplicatePair:
    return DuplicatePair(
        low_id=UUID(pair.low),
        high_id=UUID(pair.high),
        score=pair.probability,
        weight=pair.weight,
        explained=[[each.field, each.level, each.weight] for each in pair.explained],
        model_version=model.version(),
        found_at=at,
    )
