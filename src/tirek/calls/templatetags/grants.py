"""Sums and numbers of grants in templates."""

from decimal import Decimal
from typing import Any

from django import template

from tirek.calls.enums_of_grants import AmendmentState, GrantState, ReportState, TrancheState
from tirek.calls.models import Grant
from tirek.calls.money import THIN, tenge
from tirek.calls.queries.grants import public_grantee
from tirek.calls.queries.naming import recipient

register = template.Library()
register.filter("tenge", tenge)

TONES: dict[str, str] = {
    GrantState.RUNNING: "success",
    GrantState.ENDED: "danger",
    TrancheState.PAYABLE: "warning",
    TrancheState.PAID: "success",
    ReportState.SUBMITTED: "info",
    ReportState.RETURNED: "warning",
    ReportState.ACCEPTED: "success",
    AmendmentState.ASKED: "warning",
    AmendmentState.AGREED: "success",
    "postponed": "warning",
    "scheduled": "info",
    "given": "success",
    "confirmed": "success",
    "recommended": "info",
    "not_recommended": "neutral",
    "awarded": "gold",
}


@register.filter
def state_tone(state: str) -> str:
    """The tone of a badge of a state of this app."""
    return TONES.get(state, "neutral")


register.filter("recipient", recipient)


@register.filter
def grantee(grant: Grant) -> str:
    """Who received the money, as the public reads it."""
    return public_grantee(grant)


@register.filter
def number(value: Any) -> str:
    """A number with thousands apart, without a needless fraction."""
    told = Decimal(value or 0)
    text = f"{told:,.2f}".rstrip("0").rstrip(".") if told % 1 else f"{told:,.0f}"
    return text.replace(",", THIN).replace(".", ",")
