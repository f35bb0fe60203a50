"""The differences of a month as a workbook."""

import io

import xlsxwriter
from django.utils.translation import gettext as _

from tirek.exchange.models import Reconciliation

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def differences_book(found: Reconciliation) -> bytes:
    """One line for each difference, as on the page."""
    buffer = io.BytesIO()
    numbers = [_("Number of the application"), _("Number at the partner")]
    heads = [_("Difference"), *numbers, _("Here"), _("At the partner")]
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        page, bold = book.add_worksheet(f"{found.month:%Y-%m}"), book.add_format({"bold": True})
        page.set_column(0, len(heads) - 1, 26)
        page.freeze_panes(1, 0)
        page.write_row(0, 0, heads, bold)
        for line, each in enumerate(found.differences.all(), start=1):
            told = (str(each.get_kind_display()), each.number, each.reference, each.ours_in_words, each.theirs_in_words)
            for place, cell in enumerate(told):
                page.write_string(line, place, cell)
    return buffer.getvalue()
