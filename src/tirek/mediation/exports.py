"""The register of mediators as a spreadsheet, in the columns an import reads back."""

import io
from collections.abc import Iterable

import xlsxwriter
from django.utils.translation import gettext as _

from tirek.mediation.models import Mediator

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def mediators_as_xlsx(mediators: Iterable[Mediator]) -> bytes:
    """One line for each entry; texts are texts, never formulas."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        page, bold = book.add_worksheet(_("Mediators")[:31]), book.add_format({"bold": True})
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        page.set_column(0, 13, 18)
        page.write_row(0, 0, _heads(), bold)
        page.freeze_panes(1, 1)
        for line, one in enumerate(mediators, start=1):
            for column, cell in enumerate(_cells(one)):
                page.write(line, column, cell, days if column in (11, 12) else None)
    return file.getvalue()


def _heads() -> list[str]:
    return [
        *(_("Number"), _("Family name"), _("Given name"), _("Patronymic"), _("Kind"), _("State"), _("Area")),
        *(_("Organisation"), _("Languages"), _("Versed in"), _("Certificate"), _("Issued on"), _("Valid until")),
        _("Phone number"),
    ]


def _cells(one: Mediator) -> list[object]:
    names = (one.number, one.family_name, one.given_name, one.patronymic)
    stands = (one.get_kind_display(), one.get_state_display(), one.area.name, one.organisation)
    return [
        *names,
        *stands,
        ", ".join(one.languages),
        ", ".join(one.categories),
        one.certificate,
        one.certified_on,
        one.valid_until,
        one.phone,
    ]
