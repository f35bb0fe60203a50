"""The contract of a grant on paper, in the grantee's language. Its clauses are a pattern: a lawyer confirms them."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.calls.models import Grant
from tirek.calls.money import tenge
from tirek.calls.queries.grants import Desk
from tirek.core.paper import pdf


def contract_pdf(desk: Desk) -> bytes:
    """The paper both sides sign; the same contract gives the same bytes."""
    with translation.override(desk.grant.language):
        return pdf("calls/grant_contract", _words(desk), dated=desk.grant.created_at)


def _words(desk: Desk) -> dict[str, Any]:
    grant = desk.grant
    return {
        "title": _("Grant contract"),
        "lang": grant.language,
        "office": grant.organisation.name,
        "number": grant.number,
        "date": _day(grant.signed_on) if grant.signed_on else "",
        "parties": _parties(grant),
        "sections": [{"title": title, "clauses": clauses} for title, clauses in _sections(desk)],
        "tables": _tables(desk),
        "signatures": [
            {"side": _("Grant maker"), "name": grant.organisation.name},
            {"side": _("Grantee"), "name": grant.signatory or grant.grantee_name},
        ],
    }


def _parties(grant: Grant) -> str:
    number = f" ({_('BIN')} {grant.grantee_number})" if grant.grantee_number else ""
    return _(
        "%(maker)s (the grant maker) and %(grantee)s (the grantee) agree that the grant maker gives and the grantee"
        " takes a grant for the project “%(title)s”, chosen in the call “%(call)s”."
    ) % {
        "maker": grant.organisation.name,
        "grantee": f"{grant.grantee_name}{number}",
        "title": grant.title,
        "call": grant.call.name,
    }


def _sections(desk: Desk) -> list[tuple[str, list[str]]]:
    grant = desk.grant
    return [
        (_("1. Sum and term"), _of_sum(grant)),
        (
            _("2. Money"),
            [
                _("The grant is paid in the tranches of table 1. A tranche that waits for a report is paid when that"
                  " report is accepted."),
                _("Money is spent on the lines of table 2 only, and each expense is proved by a receipt."),
                _("Money may move between the lines when both sides agree to it in writing."),
            ],
        ),
        (
            _("3. Reports"),
            [
                _("The grantee reports by the days of table 3 on what was done, on the indicators of table 4 and on"
                  " the money."),
                _("No money is paid while a report is more than a month late."),
                _("The grant maker may visit the project, having told the grantee beforehand."),
            ],
        ),
        (
            _("4. Return of money"),
            [
                _("Money not spent, or spent on something else, comes back by the day the grant maker names."),
                _("The grant maker may end the contract early when reports are not handed in or money is misspent."),
            ],
        ),
        (_("5. Openness"), [_of_openness(), _("The contract is made in two copies of equal force.")]),
    ]  # fmt: skip


def _of_sum(grant: Grant) -> list[str]:
    return [
        _("The sum of the grant is %(sum)s.") % {"sum": tenge(grant.total)},
        _("The project runs from %(first)s to %(last)s.")
        % {"first": _day(grant.starts_on), "last": _day(grant.ends_on)},
    ]


def _of_openness() -> str:
    address = f"{settings.SITE_URL}/grants/"
    return _("Number, project, sum, tranches and results stand in the public register of grants: %(url)s") % {
        "url": address
    }


def _tables(desk: Desk) -> list[dict[str, Any]]:
    tranches = [
        [str(each.position), tenge(each.amount), _day(each.due_on), _day(each.after.due_on) if each.after else "—"]
        for each in desk.tranches
    ]
    reports = [
        [str(each.position), _("final") if each.is_final else _("interim"), _day(each.due_on)] for each in desk.reports
    ]
    tables = [
        (_("Table 1. Tranches"), ["№", _("Sum"), _("To be paid by"), _("After the report due on")], tranches),
        (
            _("Table 2. Budget"),
            [_("What for"), _("Sum")],
            [[each.line.title, tenge(each.line.planned)] for each in desk.budget],
        ),
        (_("Table 3. Reports"), ["№", _("Kind"), _("By")], reports),
        (
            _("Table 4. Indicators"),
            [_("What is counted"), _("Planned number")],
            [[each.indicator.title, f"{each.indicator.planned.normalize():f}"] for each in desk.indicators],
        ),
    ]
    return [{"title": title, "heads": heads, "rows": rows} for title, heads, rows in tables if rows]


def _day(day: Any) -> str:
    return str(date_format(day, "DATE_FORMAT"))
