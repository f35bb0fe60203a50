"""Sums of money in words of the interface."""

from decimal import Decimal

THIN, TENGE = "\u202f", "\u20b8"


def tenge(amount: Decimal | int | None) -> str:
    """A sum in tenge with thousands apart by a thin space: ``1 200 000 ₸``; tiyn only where there are some."""
    value = Decimal(amount or 0)
    text = f"{value:,.2f}" if value % 1 else f"{value:,.0f}"
    return f"{text.replace(',', THIN).replace('.', ',')}{THIN}{TENGE}"
