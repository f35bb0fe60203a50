"""The annual report to take along: PDF, XLSX, images, the article as text, the signed file."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404

from tirek.core.access import public
from tirek.reports.annual_paper import annual_images, annual_pdf, article_as_text
from tirek.reports.annual_tables import annual_tables
from tirek.reports.exports import xlsx_response
from tirek.reports.models import AnnualEdition
from tirek.reports.snapshots import file_of
from tirek.reports.views.annual_reading import Reading, reading_or_404


@public
def report_pdf(request: HttpRequest, year: int) -> HttpResponse:
    """The report on paper."""
    reading = reading_or_404(request, year)
    response = HttpResponse(annual_pdf(reading.annual), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{_name(reading)}.pdf"'
    return response


@public
def report_xlsx(request: HttpRequest, year: int) -> HttpResponse:
    """A worksheet for each chapter, region by region, and one of definitions."""
    reading = reading_or_404(request, year)
    return xlsx_response(annual_tables(reading.annual), f"{_name(reading)}.xlsx")


@public
def images_zip(request: HttpRequest, year: int) -> HttpResponse:
    """Charts and maps for slides."""
    reading = reading_or_404(request, year)
    return _attached(annual_images(reading.annual), "application/zip", f"{_name(reading)}.zip")


@public
def article_text(request: HttpRequest, year: int) -> HttpResponse:
    """The article as plain text in the language of the page."""
    reading = reading_or_404(request, year)
    text = article_as_text(reading.annual)
    language = request.LANGUAGE_CODE[:2]
    return _attached(text.encode(), "text/plain; charset=utf-8", f"{_name(reading)}-{language}.txt")


@public
def signed_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A published edition as one file, for ``tirek reports verify``."""
    published = AnnualEdition.objects.visible_to(request.actor).published()  # type: ignore[attr-defined]
    edition = get_object_or_404(published, pk=pk)
    told = file_of(
        edition.document, sha256=edition.sha256, signature=edition.signature, public_key=edition.public_key, below=[]
    )
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="tirek-annual-{edition.year}-v{edition.version}.json"'
    return response


def _name(reading: Reading) -> str:
    version = "draft" if reading.is_draft else f"v{reading.annual.version}"
    return f"tirek-annual-{reading.annual.year}-{version}"


def _attached(content: Any, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
