"""Many cases out of few: every finished case of the demo country copied with all its rows, further and further back.

Copies are ordinary rows: their own persons, phones and IINs, numbers with right check digits, dates moved back by whole
weeks so that they lie over ten years. Open cases are copied four times only: a country with ten years behind it has no
more of today's work. The audit trail is not copied, its digests would be wrong.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection, models, transaction

from tirek.cases.models import Answer, Case, ClockEntry, Decision, Feedback, Note, Outcome, PlanLine, Transition
from tirek.people.models import Contact, Identifier, Person, PersonLink

OPEN_COPIES = 4
WEEKS_BETWEEN = 4
YEARS = 10
Advance = Callable[[str, int, int], None]

# For each model: which of its rows belong to the chosen cases.
OF_CASE = "case_id IN (SELECT id FROM chosen)"
OF_PERSON = "person_id IN (SELECT applicant_id FROM chosen)"
TABLES: dict[type[models.Model], str] = {
    Person: "id IN (SELECT applicant_id FROM chosen)",
    Identifier: OF_PERSON,
    Contact: OF_PERSON,
    Case: "id IN (SELECT id FROM chosen)",
    PersonLink: "about_id IN (SELECT id FROM chosen)",
    ClockEntry: OF_CASE,
    PlanLine: OF_CASE,
    Transition: OF_CASE,
    Decision: OF_CASE,
    Outcome: OF_CASE,
    Answer: OF_CASE,
    Feedback: OF_CASE,
    Note: OF_CASE,
}
DIGITS = "lpad(((right(source.{column}, 6)::bigint + copy * 7919) %% 1000000)::text, 6, '0')"
VALUES = {
    (Person, "merged_into_id"): "NULL",
    (Identifier, "value"): "CASE WHEN source.value ~ '^[0-9]{12}$' THEN left(source.value, 6) || " + DIGITS + " "
    "ELSE source.value || '-' || copy END",
    (Contact, "value"): "CASE WHEN source.kind = 'phone' AND source.value ~ '[0-9]{6}$' THEN "
    "left(source.value, -6) || " + DIGITS + " ELSE copy || '.' || source.value END",
    (Case, "number"): "pg_temp.renumbered(source.number, copy)",
    (Case, "intake_key"): "NULL",
    (Answer, "number"): "source.number || '-' || copy",
    (PersonLink, "about_id"): "pg_temp.moved(source.about_id, copy)",
}
# A copy's key: the original's with the copy's number in the last 24 bits. Its number: the copy before the serial.
FUNCTIONS = """
CREATE FUNCTION pg_temp.moved(id uuid, copy int) RETURNS uuid IMMUTABLE LANGUAGE sql AS
$$ SELECT overlay(id::text placing lpad(to_hex(copy), 6, '0') from 31)::uuid $$;
CREATE FUNCTION pg_temp.renumbered(number text, copy int) RETURNS text IMMUTABLE LANGUAGE plpgsql AS $$
DECLARE
    damm text := '0317598642709215486342068713591750983426612304597836742095815869720134894536201794386172052581436790';
    body text := replace(left(number, 8), '-', '') || lpad(copy::text, 3, '0') || substr(number, 9, 6);
    interim int := 0;
BEGIN
    FOR i IN 1..length(body) LOOP
        interim := substr(damm, interim * 10 + substr(body, i, 1)::int + 1, 1)::int;
    END LOOP;
    RETURN left(number, 8) || lpad(copy::text, 3, '0') || substr(number, 9, 6) || '-' || interim;
END $$;
"""


def multiply(total: int, advance: Advance) -> None:
    """Copy until there are ``total`` cases. In one transaction, without the secondary indexes meanwhile."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        cursor.execute("SET LOCAL session_replication_role = replica")  # copies of consistent rows are consistent
        cursor.execute(FUNCTIONS)
        indexes = _without_indexes(cursor)
        _copy_all(cursor, total, advance)
        for place, index in enumerate(indexes, start=1):
            cursor.execute(index)
            advance("Indexes", place, len(indexes))
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _copy_all(cursor: Any, total: int, advance: Advance) -> None:
    advance("Copies", Case.objects.count(), total)
    _copy(cursor, list(Case.objects.open().values_list("pk", flat=True)), range(1, OPEN_COPIES + 1), moved=False)
    done = (
        Case.objects.exclude(pk__in=Case.objects.open())
        .filter(number__regex=r"^.{8}\d{6}-")
        .values_list("pk", flat=True)
    )
    sources = list(done)
    for copies in _chunks(total, len(sources)):
        missing = total - Case.objects.count()
        if missing <= 0:
            return
        whole = missing >= len(sources) * len(copies)
        _copy(cursor, sources if whole else sources[: max(1, missing // len(copies))], copies, moved=True)
        advance("Copies", min(total, Case.objects.count()), total)


def _chunks(total: int, sources: int) -> Iterator[range]:
    """Ten copies a statement; the last few cases through single copies."""
    first = OPEN_COPIES + 1
    for start in range(first, first + total // sources + 20, 10):
        yield range(start, start + 10)


def _copy(cursor: Any, sources: list[Any], copies: range, *, moved: bool) -> None:
    cursor.execute("DROP TABLE IF EXISTS chosen")
    cursor.execute(
        "CREATE TEMP TABLE chosen ON COMMIT DROP AS SELECT id, applicant_id FROM cases_case WHERE id = ANY(%s)",
        [sources],
    )
    cursor.execute("ANALYZE chosen")
    for model, which in TABLES.items():
        cursor.execute(_statement(model, which, moved=moved), [copies.start, copies.stop - 1])


def _statement(model: type[models.Model], which: str, *, moved: bool) -> str:
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    names = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_value(model, field, moved=moved) for field in fields)
    return (
        f"INSERT INTO {model._meta.db_table} ({names}) SELECT {values} "  # noqa: S608
        f"FROM {model._meta.db_table} source, generate_series(%s::int, %s::int) copy WHERE {which}"
    )


def _value(model: type[models.Model], field: "models.Field[Any, Any]", *, moved: bool) -> str:
    column = f'source."{field.column}"'
    if told := VALUES.get((model, str(field.column))):
        return told.replace("{column}", str(field.column))
    if field.primary_key or (field.related_model in TABLES):
        return f"pg_temp.moved({column}, copy)"
    if moved and isinstance(field, models.DateField) and field.name != "birth_date":
        weeks = f"(copy * {WEEKS_BETWEEN} %% {YEARS * 52})"
        return (
            f"({column} - {weeks} * 7)"
            if type(field) is models.DateField
            else f"({column} - {weeks} * interval '7 days')"
        )
    return column


def _without_indexes(cursor: Any) -> list[str]:
    """Drop the indexes that no constraint needs; returns the statements that make them again."""
    tables = [model._meta.db_table for model in TABLES]
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY(%s) "
        "AND indexname NOT IN (SELECT conname FROM pg_constraint) AND indexdef NOT LIKE 'CREATE UNIQUE%%'",
        [tables],
    )
    found = cursor.fetchall()
    for name, _definition in found:
        cursor.execute(f'DROP INDEX "{name}"')
    return [definition for _name, definition in found]
