"""Reading figures and opening them down to their cases."""

import re
from datetime import date, datetime, timedelta, timezone

from tests.journeys.visitor import Visitor

KAZAKHSTAN = timezone(timedelta(hours=5))
# What is filed at night or on a holiday counts from the next working day, which may lie in the next quarter.
LONGEST_HOLIDAY = timedelta(days=12)


def quarter() -> str:
    """The running quarter as a question in the address."""
    today = datetime.now(KAZAKHSTAN).date()
    first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    last = (first + timedelta(days=93)).replace(day=1) - timedelta(days=1)
    return f"first={first}&last={max(last, today + LONGEST_HOLIDAY)}"


def figure(reader: Visitor, code: str) -> int:
    """A figure of the running quarter for all the reader answers for."""
    reader.open(f"/reports/{code}/?{quarter()}")
    return number_in(reader.page.locator("main .stat .stat-value").first.inner_text())


def opens_the_case(reader: Visitor, code: str, case: str) -> None:
    """From the figure to its records, as many as it says (others may file meanwhile), and from there to one of them."""
    before = figure(reader, code)
    reader.click("main a.stat")
    listed = number_in(reader.page.locator("main p", has_text=re.compile(r"\d")).first.inner_text())
    assert before <= listed <= figure(reader, code)
    reader.look()
    reader.click("main a.stat")
    reader.look()
    link = f"main th a[href='/cases/{case}/']"
    while not reader.page.locator(link).count():
        reader.click("main a[rel=next]")
    reader.click(link)
    assert case in reader.page.inner_text("h1")
    reader.look()


def number_in(text: str) -> int:
    """The first number of a text, however its thousands are kept apart."""
    found = re.search(r"\d[\d\s\u00a0\u202f]*", text)
    assert found, text
    return int(re.sub(r"\D", "", found[0]))
