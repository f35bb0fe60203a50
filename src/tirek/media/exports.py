"""Materials as a spreadsheet."""

import io
from collections.abc import Iterable
from itertools import islice

import xlsxwriter
from django.utils.translation import gettext as _

from tirek.media.models import Material

MOST = 50_000
WIDTHS = (12, 30, 10, 24, 60, 50, 10)


def materials_xlsx(materials: Iterable[Material]) -> bytes:
    """One row a material, the latest first, at most fifty thousand; texts are texts, never formulas."""
    heads = [_("Day"), _("Outlet"), _("Language"), _("Topic"), _("Title"), _("Address"), _("Reprint")]
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        day, bold = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"bold": True})
        sheet = book.add_worksheet(_("Materials")[:31])
        sheet.write_row(0, 0, heads, bold)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        for number, one in enumerate(islice(materials, MOST), start=1):
            sheet.write_datetime(number, 0, one.published_on, day)
            told = (one.outlet.name, one.language, one.get_topic_display(), one.title, one.address)
            for column, text in enumerate((*told, "+" if one.reprint_of_id else ""), start=1):
                sheet.write_string(number, column, str(text))
        sheet.freeze_panes(1, 0)
    return file.getvalue()
