"""Open data for everyone: the page and its files."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from tirek.core.access import public
from tirek.reports.open_formats import FORMATS, LICENCE, LICENCE_ADDRESS, as_adx, as_csv, as_json
from tirek.reports.period import Period, period_words
from tirek.reports.queries.open_data import open_period, open_periods
from tirek.reports.small_groups import SMALLEST


@public
def open_data_page(request: HttpRequest) -> HttpResponse:
    """Frozen figures of the republic and the regions for a period, with the files to take along."""
    periods = open_periods()
    asked = request.GET.get("period", "")
    code = asked if asked in periods else periods[0] if periods else ""
    context = {
        "periods": [(one, period_words(Period.parse(one))) for one in periods],
        "code": code,
        "told": open_period(code),
        "formats": FORMATS,
        "licence": LICENCE,
        "licence_address": LICENCE_ADDRESS,
        "smallest": SMALLEST,
    }
    return render(request, "reports/open_data.html", context)


@public
def open_data_file(request: HttpRequest, code: str, extension: str) -> HttpResponse:
    """A period as CSV, JSON or ADX."""
    told = open_period(code)
    if told is None or extension not in FORMATS:
        raise Http404
    if extension == "json":
        return JsonResponse(as_json(told), json_dumps_params={"ensure_ascii": False})
    text = as_csv(told) if extension == "csv" else as_adx(told)
    response = HttpResponse(text, content_type=FORMATS[extension])
    response["Content-Disposition"] = f'attachment; filename="tirek-{code}.{extension}"'
    return response
