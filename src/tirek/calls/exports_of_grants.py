"""The public register of grants for other programs: a spreadsheet, and the 360Giving standard (version 1.1) as JSON.

Standard: https://standard.threesixtygiving.org; a person who received a grant is not named there.
"""

import io
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import xlsxwriter
from django.conf import settings
from django.utils.translation import gettext as _

from tirek.calls.models import Grant
from tirek.calls.queries.grants import public_grantee

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}
WIDTHS = (20, 50, 44, 14, 40, 26, 16, 16, 12, 12, 12, 18)
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"


def register_as_xlsx(grants: Iterable[Grant]) -> bytes:
    """One line for each grant; texts are texts, never formulas. Each row has ``paid``."""
    file = io.BytesIO()
    heads = [_("Number"), _("Project"), _("Given to"), _("BIN"), _("Call"), _("Region"), _("Sum"), _("Paid")]
    heads += [_("Signed on"), _("Begins"), _("Ends"), _("State")]
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        page = book.add_worksheet(_("Grants")[:31])
        bold, day, money = (book.add_format(each) for each in _FORMATS)
        for column, width in enumerate(WIDTHS):
            page.set_column(column, column, width)
        page.write_row(0, 0, heads, bold)
        page.freeze_panes(1, 1)
        for line, grant in enumerate(grants, start=1):
            told = (grant.number, grant.title, public_grantee(grant), grant.grantee_number, grant.call.name)
            page.write_row(line, 0, (*told, grant.area.name if grant.area else ""))
            for column, amount in ((6, grant.total), (7, grant.paid)):  # type: ignore[attr-defined]
                page.write_number(line, column, amount, money)
            for column, value in ((8, grant.signed_on), (9, grant.starts_on), (10, grant.ends_on)):
                page.write(line, column, value, day)
            page.write_string(line, 11, str(grant.get_state_display()))
    return file.getvalue()


_FORMATS: tuple[dict[str, Any], ...] = ({"bold": True}, {"num_format": "yyyy-mm-dd"}, {"num_format": "#,##0.00"})


def package(grants: Iterable[Grant], *, at: datetime) -> dict[str, Any]:
    """A 360Giving data package of grants, each with ``paid``."""
    return {
        "version": "1.1",
        "title": str(_("Register of grants")),
        "issued": f"{at:%Y-%m-%d}",
        "publisher": {"name": settings.OPERATOR["kk"] or "Tirek", "website": settings.SITE_URL},
        "downloadURL": f"{settings.SITE_URL}/grants/360giving.json",
        "license": LICENCE,
        "grants": list(_grants(grants)),
    }


def _grants(grants: Iterable[Grant]) -> Iterator[dict[str, Any]]:
    for grant in grants:
        told: dict[str, Any] = {
            "id": f"360G-tirek-{grant.number}",
            "title": grant.title,
            "description": grant.title,
            "currency": "KZT",
            "amountAwarded": float(grant.total),
            "amountDisbursed": float(grant.paid),  # type: ignore[attr-defined]
            "awardDate": f"{grant.signed_on}",
            "plannedDates": [{"startDate": f"{grant.starts_on}", "endDate": f"{grant.ends_on}"}],
            "fundingOrganization": [{"id": _body_id(grant), "name": grant.organisation.name}],
            "grantProgramme": [{"code": grant.call.code, "title": grant.call.name}],
            "dataSource": f"{settings.SITE_URL}{grant.get_absolute_url()}",
        }
        yield told | _recipient(grant) | _places(grant)


def _body_id(grant: Grant) -> str:
    return f"360G-tirek-org:{grant.organisation.code}"


def _recipient(grant: Grant) -> dict[str, Any]:
    if grant.is_person:
        return {"recipientIndividual": [{"id": f"360G-tirek-person:{grant.number}", "name": "Individual Recipient"}]}
    key = f"KZ-BIN-{grant.grantee_number}" if grant.grantee_number else f"360G-tirek-recipient:{grant.number}"
    return {"recipientOrganization": [{"id": key, "name": grant.grantee_name, "addressCountry": "KZ"}]}


def _places(grant: Grant) -> dict[str, Any]:
    if grant.area is None:
        return {}
    place = {"name": grant.area.name, "countryCode": "KZ", "geoCode": grant.area.kato or "", "geoCodeType": "KATO"}
    return {"beneficiaryLocation": [place]}
