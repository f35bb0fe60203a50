"""DHIS2: published figures as ``dataValueSets`` with the metadata they are of, read-only and open to all."""

import csv
import io
from xml.etree.ElementTree import Element, SubElement, tostring

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from tirek.core.access import public
from tirek.exchange.queries import dhis2
from tirek.exchange.views.open_pages import json_open, readable_anywhere, text_asked
from tirek.reports.queries.open_data import OpenPeriod, open_period

DXF = "http://dhis2.org/schema/dxf/2.0"


@public
@require_safe
def metadata(request: HttpRequest) -> JsonResponse:
    """Organisation units, data elements, the data set."""
    return json_open(dhis2.metadata())


@public
@require_safe
def values_json(request: HttpRequest) -> HttpResponse:
    """The values of a period as JSON."""
    told, scheme, unit = _asked(request)
    return json_open(dhis2.value_set(told, scheme, unit))


@public
@require_safe
def values_csv(request: HttpRequest) -> HttpResponse:
    """The same as CSV."""
    told, scheme, unit = _asked(request)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(dhis2.HEADS)
    for each in dhis2.values(told, scheme, unit):
        writer.writerow((each.element, each.period, each.unit, "", "", each.value, "", "", "", "", ""))
    return readable_anywhere(HttpResponse(out.getvalue(), content_type="application/csv; charset=utf-8"))


@public
@require_safe
def values_xml(request: HttpRequest) -> HttpResponse:
    """The same as DXF 2."""
    told, scheme, unit = _asked(request)
    root = Element("dataValueSet", {"xmlns": DXF, "period": told.code})
    root.set("dataSet", dhis2.named("dataSet", dhis2.DATA_SET, scheme))
    for each in dhis2.values(told, scheme, unit):
        cell = {"dataElement": each.element, "period": each.period, "orgUnit": each.unit, "value": each.value}
        SubElement(root, "dataValue", cell)
    text = tostring(root, encoding="unicode", xml_declaration=True)
    return readable_anywhere(HttpResponse(text, content_type="application/xml; charset=utf-8"))


def _asked(request: HttpRequest) -> tuple[OpenPeriod, str, str]:
    """The period (the first way to name it wins), the scheme of keys, the unit."""
    told = open_period(text_asked(request, "period", 20))
    scheme = text_asked(request, "idScheme", 10).upper() or "UID"
    if told is None or scheme not in dhis2.SCHEMES:
        raise Http404
    return told, scheme, text_asked(request, "orgUnit", 20)
