"""Somebody in front of the site: one browser window of their own, and everything it complains about."""

import re
from functools import cache
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

import psycopg
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Response
from tests.journeys.site import Site

from tirek.portal.cli.catalogues import all_catalogues

Language = Literal["kk", "ru", "en"]
Scheme = Literal["light", "dark"]
PHONE, DESK = 390, 1280
HEIGHT = 844
# The console repeats the status of every answer; what matters of it is looked at in _answered.
REPEATED = "Failed to load resource"
ENGLISH = re.compile(r"\b(the|of|and|with|for|your|this|is|are|not|was)\b", re.IGNORECASE)
TEXTS = """() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const foreign = 'script, style, textarea, [translate=no], [lang=en], code, pre';
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.data.trim() && !node.parentElement.closest(foreign)) found.push(node.data.trim().replace(/\\s+/g, ' '));
  for (const named of document.querySelectorAll('[aria-label], [title], [placeholder]'))
    if (!named.closest(foreign))
      for (const name of ['aria-label', 'title', 'placeholder'])
        if (named.getAttribute(name)) found.push(named.getAttribute(name).trim());
  return found;
}"""
AXE = Axe()
# Contrast takes two thirds of axe's time, and a table of forty rows has but a few looks: it is measured where the same
# look was not measured OFTEN before. A look: colours, sizes, weights and places in the document of a text and of all
# that is around it; so what differs in any of them is measured, be it in the fortieth row.
OFTEN = 3
VIOLATIONS = """([often, known]) => {
  const told = ['color', 'backgroundColor', 'backgroundImage', 'opacity', 'fontSize', 'fontWeight', 'textShadow',
                'position', 'filter', 'mixBlendMode', 'visibility'];
  const looks = new Map(), times = new Map(known.map((look) => [look, often]));
  const lookOf = (element) => {
    if (!element) return 0;
    if (!looks.has(element)) {
      const style = getComputedStyle(element);
      let look = lookOf(element.parentElement);
      for (const letter of [element.tagName, element.className, ...told.map((name) => style[name])].join('|'))
        look = (look * 131 + letter.charCodeAt(0)) % 9007199254731;
      looks.set(element, look);
    }
    return looks.get(element);
  };
  const contrast = axe._audit.rules.find((rule) => rule.id === 'color-contrast'), matches = contrast.matches;
  contrast.matches = function (element, ...more) {
    const look = lookOf(element), before = times.get(look) ?? 0;
    if (before >= often || !matches.call(this, element, ...more)) return false;
    times.set(look, before + 1);
    return true;
  };
  return axe.run(document, {resultTypes: ['violations'], preload: false})
    .then((found) => [found.violations, [...times].filter(([, count]) => count >= often).map(([look]) => look)]);
}"""
MEASURED: set[int] = set()


class Visitor:
    """A window with its own cookies, language, width and colours."""

    def __init__(
        self,
        browser: Browser,
        site: Site,
        *,
        language: Language = "kk",
        width: int = DESK,
        scheme: Scheme = "light",
        scripts: bool = True,
    ) -> None:
        self.site, self.language, self.width, self.scripts = site, language, width, scripts
        self.complaints: list[str] = []
        self.said: list[str] = []
        self.context: BrowserContext = browser.new_context(
            base_url=site.address,
            viewport={"width": width, "height": HEIGHT},
            color_scheme=scheme,
            java_script_enabled=scripts,
            extra_http_headers={"Accept-Language": language},
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(15_000)
        self.context.add_cookies([{"name": "language", "value": language, "url": site.address}])
        self.page: Page = self.context.new_page()
        self.watch(self.page)

    def watch(self, page: Page) -> None:
        """Note what goes wrong in a page."""
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("response", self._answered)

    def _heard(self, message: ConsoleMessage) -> None:
        self.said.append(f"{message.type}: {message.text}")
        if message.type == "error" and REPEATED not in message.text:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _answered(self, response: Response) -> None:
        is_part = response.request.resource_type not in ("document", "fetch", "xhr")
        if response.status >= 500 or (is_part and response.status >= 400):
            self.complaints.append(f"{response.status} {response.url}")

    @property
    def path(self) -> str:
        """Where the visitor is."""
        return self.page.url.removeprefix(self.site.address)

    # -- Going about ---------------------------------------------------------------------------------------------

    def open(self, path: str) -> Response:
        """Go to an address of the site."""
        response = self.page.goto(path)
        assert response is not None
        return response

    def status_of(self, path: str) -> int:
        """What an address answers to this visitor, without going there."""
        return self.context.request.get(path, max_redirects=0).status

    def text_of(self, path: str) -> str:
        """The page at an address, as text."""
        answer = self.context.request.get(path)
        assert answer.ok, (path, answer.status)
        return answer.text()

    def press(self, form: str = "") -> Response:
        """Press the main button of a form (chosen by a selector) and wait for the page after it."""
        return self.send(self.page.locator(f"{form or 'main form'} .form-actions button[type=submit]").first)

    def send(self, button: Locator) -> Response:
        """Press a button, say yes if it asks, and wait for the page after it."""
        asks = self.scripts and button.get_attribute("data-confirm")
        if asks:
            button.click()
        return self.follow(self.page.locator("dialog[open] button[value=yes]") if asks else button)

    def click(self, selector: str) -> Response:
        """Press what leads to another page."""
        return self.follow(self.page.locator(selector).first)

    def follow(self, link: Locator) -> Response:
        """Press it and wait for the page it leads to."""
        with self.page.expect_navigation() as going:
            link.click()
        return going.value

    def fill(self, **values: str) -> None:
        """Write into the fields of these names."""
        for name, value in values.items():
            self.page.fill(f"main [name={name}]:not([type=hidden])", value)

    def choose(self, name: str, value: str) -> None:
        """Choose a radio or an option, whichever carries the name."""
        field: Locator = self.page.locator(f"main [name={name}]").first
        if field.evaluate("field => field.tagName") == "SELECT":
            self.page.select_option(f"main select[name={name}]", value)
        else:
            self.page.check(f"main input[name={name}][value='{value}']", force=True)

    def take(self, *, width: int, scheme: Scheme | None = None) -> None:
        """Another screen; with other colours, for the next page opened."""
        self.width = width
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        if scheme:
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")

    # -- Signing in ----------------------------------------------------------------------------------------------

    def sign_in(self, persona: str) -> "Visitor":
        """Become somebody of the demo by the request of its one press, without drawing the page it is made on."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.text_of("/demo/"))
        assert token, "no form on /demo/"
        told = {"user": str(key_of(self.site, persona)), "csrfmiddlewaretoken": token[1]}
        assert self.context.request.post("/demo/session/", form=told, max_redirects=0).status == 303
        self.open("/")
        return self

    def become(self, persona: str) -> "Visitor":
        """The same as a reader does it: with one press."""
        self.open("/demo/")
        self.click(f"form:has(input[name=user][value='{key_of(self.site, persona)}']) button")
        assert self.page.url == f"{self.site.address}/", self.page.url
        return self

    # -- Looking -------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """This page is accessible, fits the width and speaks the visitor's language."""
        where = f"{self.path} at {self.width} px"
        self.complaints += [f"{where}: {problem}" for problem in self.problems()]

    def glance(self) -> None:
        """This page fits the width."""
        self.complaints += [f"{self.path} at {self.width} px: {problem}" for problem in self._width_problems()]

    def problems(self) -> list[str]:
        """What is wrong with this page. Axe needs scripts; what is the same without them is looked at with them."""
        found = accessibility_of(self.page) if self.scripts else []
        return [*found, *self._width_problems(), *self._foreign_words()]

    def _width_problems(self) -> list[str]:
        needed = self.page.evaluate("document.documentElement.scrollWidth")
        return [] if needed <= self.width else [f"scrolls sideways: {needed} of {self.width} px"]

    def _foreign_words(self) -> list[str]:
        if self.language == "en":
            return []
        known = english_strings(self.language)
        texts = self.page.evaluate(TEXTS)
        return [f"not in {self.language}: {text[:80]!r}" for text in texts if text in known or ENGLISH.search(text)]

    def picture(self, path: Path) -> None:
        """What it looks like, with the log of the console beside it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path, full_page=True)
        path.with_suffix(".log").write_text("\n".join([self.page.url, *self.said, "", *self.complaints]))


def accessibility_of(page: Page) -> list[str]:
    """What axe-core finds, one line for each rule. It need not fetch the style sheets again: no rule of ours reads
    their text."""
    page.evaluate(AXE.axe_script)
    found: list[dict[str, Any]]
    found, measured = page.evaluate(VIOLATIONS, [OFTEN, list(MEASURED)])
    MEASURED.update(measured)
    return [f"axe {one['id']}: {[node['target'] for node in one['nodes']][:5]}" for one in found]


@cache
def english_strings(language: str) -> frozenset[str]:
    """Every string of the catalogues that reads differently in this language."""
    catalogues = [one.read() for one in all_catalogues() if one.language == language]
    messages = [message for one in catalogues for message in one if isinstance(message.id, str)]
    return frozenset(message.id for message in messages if message.id not in ("", message.string))


@cache
def key_of(site: Site, persona: str) -> UUID:
    """The key of a persona's account."""
    with psycopg.connect(site.database) as connection:
        found = connection.execute("SELECT id FROM network_user WHERE email = %s", [f"{persona}@tirek.example"])
        row = found.fetchone()
    assert row, persona
    return UUID(str(row[0]))
