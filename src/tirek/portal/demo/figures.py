"""What the history of March and April 2019 must come to, exactly: the figures Tirek is measured by."""

from datetime import date

FIRST_DAY, LAST_DAY = date(2019, 3, 1), date(2019, 4, 30)
RECEIVED = 7214
SOLVED = 3086
PARTLY = 402
REFUSED = 611
WITHDRAWN = 95
FAMILIES_HOUSED = 119

# Applications a quarter, from May 2019 until the living month.
A_QUARTER = 220
