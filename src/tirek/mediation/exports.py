"""The register of mediators as a spreadsheet, in the columns an import reads back."""

import io
from collections.abc import Iterable

import xlsxwriter
from django.utils.translation import gettext as _

from tirek.core.text import language_name
from tirek.mediation.models import Mediator

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DAYS = (7, 8)
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def mediators_as_xlsx(mediators: Iterable[Mediator]) -> bytes:
    """One line for each entry; texts are texts, never formulas."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        page, bold = book.add_worksheet(_("Mediators")[:31]), book.add_format({"bold": True})
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        page.set_column(0, 14, 18)
        page.write_row(0, 0, _heads(), bold)
        page.freeze_panes(1, 1)
        for line, one in enumerate(mediators, start=1):
            for column, cell in enumerate(_cells(one)):
                page.write(line, column, cell, days if column in DAYS else None)
    return file.getvalue()


def _heads() -> list[str]:
    return [
        *(_("Number of the certificate"), _("Family name"), _("Given name"), _("Patronymic"), _("Kind")),
        *(_("Code of the office that keeps the entry"), _("Area"), _("Issued on"), _("Valid until"), _("Languages")),
        *(_("Organisation"), _("Phone number"), _("E-mail"), _("Number in the register"), _("State")),
    ]


def _cells(one: Mediator) -> list[object]:
    place = (one.keeper.code, one.area.name, one.certified_on, one.valid_until)
    return [
        *(one.certificate, one.family_name, one.given_name, one.patronymic, one.get_kind_display()),
        *place,
        *(", ".join(map(language_name, one.languages)), one.organisation, one.phone, one.email),
        *(one.number, one.get_state_display()),
    ]
