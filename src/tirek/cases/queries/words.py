"""Cases by the words of their subject, text and applicant's name.

Rare words are looked up in the index ``case_words`` first, whatever the order of the list; frequent ones are met soon
while walking the list in its order. The planner alone takes every word it has no statistics of for middling, and walks
through a million cases for one that nobody ever wrote.
"""

import json
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from tirek.cases.models.case import CaseQuerySet

FREQUENT = 0.01  # of all cases; a lexeme as frequent as this has statistics
_HITS = "SELECT hit.id FROM cases_case hit WHERE hit.search_vector @@ to_tsquery('simple', %s)"
_RARE = f'"cases_case"."id" = ANY(ARRAY({_HITS}))'
_ANYWHERE = '"cases_case"."search_vector" @@ to_tsquery(\'simple\', %s)'
_HERE = "coalesce(\"cases_case\".\"search_vector\", '') @@ to_tsquery('simple', %s)"  # the office's rows, not the index
_EXPECTED = f"EXPLAIN (FORMAT JSON) {_HITS} UNION ALL SELECT id FROM cases_case"  # noqa: S608


def with_words(cases: CaseQuerySet, query: str, *, in_one_office: bool) -> CaseQuerySet:
    """The cases that fit a query of ``tirek.core.text.query_for``. One small query of its own."""
    condition = (_HERE if in_one_office else _ANYWHERE) if _share(query) > FREQUENT else _RARE
    return cases.alias(found=RawSQL(condition, [query])).filter(found=True)  # noqa: S611 - one of three constants


def _share(query: str) -> float:
    """Which part of all cases the database expects to fit, from its statistics."""
    with connection.cursor() as cursor:
        cursor.execute(_EXPECTED, [query])
        (plan,) = cursor.fetchone()
    found, everything = _expected(plan)
    return found / max(everything, 1)


def _expected(plan: Any) -> tuple[float, float]:
    """Rows expected of the two halves of the union."""
    told = json.loads(plan) if isinstance(plan, str) else plan
    halves = told[0]["Plan"]["Plans"]
    return halves[0]["Plan Rows"], halves[1]["Plan Rows"]
