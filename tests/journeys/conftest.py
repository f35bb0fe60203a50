"""The journeys' house: one demo for all of them, one browser for each module, a picture of whatever fails.

Where there is no Chromium the journeys are not collected, and the last lines of the run say so (``tests/conftest.py``);
with ``CI=true`` that is a failure.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.journeys import site as sites
from tests.journeys.browser import CHROMIUM, REQUIRED, chromium
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

if CHROMIUM is None and REQUIRED:
    raise pytest.UsageError("The journeys need Chromium: apt-get install chromium")
collect_ignore_glob = [] if CHROMIUM else ["test_*.py"]

RESULTS = Path(__file__).resolve().parents[2] / "test-results"
Visit = Callable[..., Visitor]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with sites.running(tmp_path_factory.getbasetemp().parent / "journeys") as found:
        yield found


# By module: Playwright's event loop must not be running when a test of another folder asks for the database.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def visit(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Visit]:
    """Makes visitors: ``visit("clerk.saryagash", language="ru", width=390)``; without a name, somebody unknown.

    At the end nobody may have met a script error, a forbidden resource or an answer that failed.
    """
    visitors: list[Visitor] = []

    def make(persona: str = "", **how: Any) -> Visitor:
        visitor = Visitor(browser, site, **how)
        visitors.append(visitor)
        return visitor.sign_in(persona) if persona else visitor

    yield make
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    if complaints or _has_failed(request.node):
        _take_pictures(request.node.name, visitors)
    for visitor in visitors:
        visitor.context.close()
    assert not complaints, "\n".join(complaints)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Remember how the test went, for the fixtures that close after it."""
    report = yield
    setattr(item, f"report_of_{report.when}", report)
    return report


def _has_failed(item: pytest.Item) -> bool:
    report = getattr(item, "report_of_call", None)
    return report is None or report.failed


def _take_pictures(name: str, visitors: list[Visitor]) -> None:
    for number, visitor in enumerate(visitors, start=1):
        visitor.picture(RESULTS / f"{re.sub(r'[^a-z0-9]+', '-', name)}-{number}.png")
