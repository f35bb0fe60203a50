"""The demo country: real places, invented people, figures that come out of the rows like any other figures.

Everything is drawn by one seeded generator and dated relative to the day of loading, so that two loads on one day tell
the same story. Rows are written by the bulk writers of the apps, with the audit events the ordinary actions would have
left; nobody gets a message about the past. Every person is marked ``is_demo``; every IIN names an impossible month;
phones lie in +7 700 000 xx xx and addresses at ``tirek.example``.
"""

from .figures import FAMILIES_HOUSED, RECEIVED, SOLVED
from .load import Summary, load
from .people import DEMO_PIN

__all__ = ["DEMO_PIN", "FAMILIES_HOUSED", "RECEIVED", "SOLVED", "Summary", "load"]
