"""What a page asks the database, in words, so that two askings that differ say by which statement."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db import connection

KEPT_FOR_SECONDS = ("core_calendaroverride", "cases_officehours")  # read anew by whichever request finds them old


def asked(call: Callable[[], object]) -> Counter[str]:
    """The statements of a call and how often each was sent; lists of values count as one value, whatever their
    length."""
    found: Counter[str] = Counter()

    def note(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        text = re.sub(r"%s(, ?%s)*", "…", " ".join(str(sql).split()))
        if not any(f'FROM "{table}"' in text for table in KEPT_FOR_SECONDS):
            found[text] += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        call()
    return found
