"""What a dry run of a reform found, to take along."""

import csv
import io

from django.http import HttpResponse

from tirek.territory.queries.effects import read
from tirek.territory.queries.plans import Findings

FORMULA = ("=", "+", "-", "@", "\t")


def findings_csv(found: Findings, filename: str) -> HttpResponse:
    """The rows under their heads, with the mark of UTF-8 that spreadsheets need. Text is never read as a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([str(head) for head in found.effect.heads])
    writer.writerows([_plain(read(cell)) for cell in row] for row in found.rows)
    response = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def _plain(value: str | int | float) -> str | int | float:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
