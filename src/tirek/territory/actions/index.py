"""Keeping ``AreaWithin`` true: the same statement rebuilds it and finds what is wrong with it."""

import secrets

from django.db import connection

from tirek.territory.models import GeographyVersion

# Walks from the republic down, narrowing the time at each step; pieces that touch are joined by range_agg.
TRUE_CIRCLES = """
    WITH RECURSIVE tree (area_id, path, during) AS (
        SELECT id, ARRAY[id], during FROM territory_area WHERE kind = 'republic'
        UNION ALL
        SELECT p.area_id, t.path || p.area_id, t.during * p.during * a.during
        FROM tree t
        JOIN territory_areaplacement p ON p.parent_id = t.area_id AND p.during && t.during
        JOIN territory_area a ON a.id = p.area_id AND a.during && (t.during * p.during)
        WHERE p.area_id <> ALL (t.path)
    ),
    truth AS MATERIALIZED (
        SELECT tree.area_id, up.ancestor_id, (up.depth - 1)::smallint AS level, unnest(range_agg(tree.during)) AS during
        FROM tree, unnest(tree.path) WITH ORDINALITY AS up (ancestor_id, depth)
        GROUP BY 1, 2, 3
    )
"""
# EXCEPT, not NOT EXISTS: the planner knows nothing about the size of ``truth`` and would choose nested loops.
_DROP_FALSE = f"""
    {TRUE_CIRCLES},
    untrue AS (
        SELECT area_id, ancestor_id, level, during FROM territory_areawithin
        EXCEPT SELECT area_id, ancestor_id, level, during FROM truth
    )
    DELETE FROM territory_areawithin kept USING untrue
    WHERE kept.area_id = untrue.area_id AND kept.ancestor_id = untrue.ancestor_id
        AND kept.level = untrue.level AND kept.during = untrue.during
"""  # noqa: S608 - constants only
_ADD_MISSING = f"""
    {TRUE_CIRCLES}
    INSERT INTO territory_areawithin (area_id, ancestor_id, level, during)
    SELECT area_id, ancestor_id, level, during FROM truth
    EXCEPT SELECT area_id, ancestor_id, level, during FROM territory_areawithin
"""  # noqa: S608 - constants only


def lock_territory() -> None:
    """Let one writer at a time change the tree, until its transaction ends; readers are not held up."""
    GeographyVersion.objects.get_or_create(pk=1)
    GeographyVersion.objects.select_for_update().get(pk=1)


def rebuild_index() -> int:
    """Bring ``AreaWithin`` in line with the placements and tell every process; returns how many rows changed.

    Call inside the transaction that changed areas, names or placements, after ``lock_territory``.
    """
    with connection.cursor() as cursor:
        # Right after a bulk import the planner still takes the tables for empty and would join row by row for minutes.
        cursor.execute("SET LOCAL enable_nestloop = off")
        cursor.execute(_DROP_FALSE)
        dropped: int = cursor.rowcount
        cursor.execute(_ADD_MISSING)
        changed = dropped + int(cursor.rowcount)
        cursor.execute("SET LOCAL enable_nestloop = DEFAULT")
    GeographyVersion.objects.filter(pk=1).update(number=secrets.randbits(62))
    return changed
