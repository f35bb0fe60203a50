"""Periods a figure is asked for: the kernel's, under the name figures know them by."""

from tirek.core.period import Period, next_quarter

__all__ = ["Period", "next_quarter"]
