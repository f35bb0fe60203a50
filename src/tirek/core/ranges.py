"""Exclusion constraints over a key and a range without any extension.

GiST compares keys for equality only with ``btree_gist``, which a managed PostgreSQL may not offer. A range type over
``uuid`` does the same: two one-point ranges overlap exactly when their keys are equal.
"""

from django.db.migrations.operations import RunSQL

_CREATE_UUIDRANGE = """
DO $$ BEGIN
    CREATE TYPE uuidrange AS RANGE (subtype = uuid);
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
"""


def no_overlap(table: str, *, key: str, during: str = "during", name: str, where: str = "") -> RunSQL:
    """A migration operation: rows of ``table`` with the same ``key`` never overlap in ``during``.

    ``key`` is a uuid column, or several joined by commas.

    ``where`` is an SQL condition limiting the rows. A violation raises IntegrityError with ``name``.
    """
    keys = ", ".join(f"uuidrange({column.strip()}, {column.strip()}, '[]') WITH &&" for column in key.split(","))
    condition = f" WHERE ({where})" if where else ""
    return RunSQL(
        [
            _CREATE_UUIDRANGE,
            f"ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist ({keys}, {during} WITH &&){condition};",
        ],
        f"ALTER TABLE {table} DROP CONSTRAINT {name};",
    )
