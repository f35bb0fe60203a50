"""Checks of ``tirek check`` for the territory: what the database alone can't hold."""

from collections.abc import Iterable

from django.db import connection
from django.utils.translation import gettext_lazy as _

from tirek.core.checks import Finding, integrity_check
from tirek.territory.actions.index import TRUE_CIRCLES
from tirek.territory.models import Area

_DIFFERENT = f"""
    {TRUE_CIRCLES},
    kept AS (SELECT area_id, ancestor_id, level, during FROM territory_areawithin)
    SELECT DISTINCT a.kato, a.id FROM (
        (SELECT * FROM truth EXCEPT SELECT * FROM kept) UNION ALL (SELECT * FROM kept EXCEPT SELECT * FROM truth)
    ) AS odd JOIN territory_area a ON a.id = odd.area_id
"""  # noqa: S608 - constants only


@integrity_check(
    "territory.index_out_of_date",
    title=_("The index of what lies in what differs from the placements"),
    cure=_("Run: tirek territory reindex"),
)
def index_out_of_date() -> Iterable[Finding]:
    """Areas whose rows in ``AreaWithin`` are not what the placements say."""
    with connection.cursor() as cursor:
        cursor.execute(_DIFFERENT)
        yield from [Finding(str(kato or key)) for kato, key in cursor.fetchall()]


@integrity_check(
    "territory.lies_nowhere",
    title=_("An area that exists has no way up to the republic"),
    cure=_("Place it under its district or region."),
)
def lies_nowhere() -> Iterable[Finding]:
    """Areas that exist now and lie in no region now."""
    orphans = Area.objects.filter(during__upper_inf=True).exclude(circles__level=0, circles__during__upper_inf=True)
    yield from [Finding(str(area.kato or area.pk)) for area in orphans]
