"""A registrar's tablet: a browser whose profile outlives it, a network that comes, goes and breaks in the middle."""

import re
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import psutil
from playwright.sync_api import Browser, BrowserContext, Page
from tests.journeys.browser import ARGUMENTS, CHROMIUM
from tests.journeys.site import Site
from tests.journeys.visitor import HEIGHT, PHONE, Language, Visitor, key_of

PASSPHRASE = "дала гүлі сары"


WORKS_ALONE = """() => new Promise((done) => {
  const worker = navigator.serviceWorker;
  if (worker.controller) done(); else worker.addEventListener('controllerchange', () => done());
})"""
COUNTED = """async () => {
  const asked = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  const database = await asked(indexedDB.open('tirek-field')), found = {};
  for (const name of database.objectStoreNames)
    found[name] = await asked(database.transaction(name).objectStore(name).count());
  database.close();
  return found;
}"""


class Wire:
    """The network between tablet and site: passes everything on, or cuts an answer after its first bytes."""

    def __init__(self, site: Site) -> None:
        self.target = int(site.address.rsplit(":", 1)[1])
        self.cuts: Callable[[bytes], bool] = lambda _request: False
        self.door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self.door.close()

    def _serve(self) -> None:
        while True:
            try:
                near, _address = self.door.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        """One connection. A request that is to be cut reaches the site whole; its answer never reaches the tablet."""
        far, cut = socket.create_connection(("127.0.0.1", self.target)), threading.Event()
        threading.Thread(target=self._back, args=(far, near, cut), daemon=True).start()
        try:
            while content := near.recv(1 << 16):
                if self.cuts(content):
                    cut.set()
                far.sendall(content)
        except OSError:
            pass
        _shut(far, socket.SHUT_WR)

    def _back(self, far: socket.socket, near: socket.socket, cut: threading.Event) -> None:
        try:
            while content := far.recv(1 << 16):
                if cut.is_set():
                    break
                near.sendall(content)
        except OSError:
            pass
        _shut(near, socket.SHUT_RDWR)
        near.close()
        far.close()


def _shut(end: socket.socket, how: int) -> None:
    with suppress(OSError):
        end.shutdown(how)


class Tablet(Visitor):
    """The tablet itself. ``kill`` ends its browser as an empty battery does; ``start`` opens it again."""

    def __init__(self, browser: Browser, site: Site, profile: Path, *, language: Language = "kk") -> None:
        self.browser, self.site, self.profile = browser, site, profile
        self.language, self.width, self.scripts = language, PHONE, True
        self.name = f"Планшет {uuid4().hex[:8]}"
        self.complaints: list[str] = []
        self.said: list[str] = []
        self.wire = Wire(site)
        self.context: BrowserContext
        self.page: Page
        self.start()
        self.context.add_cookies([{"name": "language", "value": language, "url": self.wire.address}])

    def start(self, *, offline: bool = False) -> "Tablet":
        self.context = self.browser.browser_type.launch_persistent_context(
            self.profile,
            executable_path=CHROMIUM,
            args=ARGUMENTS,
            base_url=self.wire.address,
            viewport={"width": PHONE, "height": HEIGHT},
            extra_http_headers={"Accept-Language": self.language},
            reduced_motion="reduce",
            offline=offline,
        )
        self.context.set_default_timeout(20_000)
        self.page = self.context.pages[0]
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))
        return self

    def kill(self) -> None:
        """SIGKILL to every process of this browser."""
        mark = f"--user-data-dir={self.profile}"
        for process in psutil.process_iter(["cmdline"]):
            if mark in (process.info["cmdline"] or []):
                for child in process.children(recursive=True):
                    _end(child)
                _end(process)
        try:
            self.context.close()
        except Exception:  # what is dead cannot be closed
            return

    def close(self) -> None:
        try:
            self.context.close()
        finally:
            self.wire.close()

    def sign_in_here(self, persona: str) -> None:
        """Become somebody of the demo, through the tablet's own wire."""
        self.click(f"form:has(input[name=user][value='{key_of(self.site, persona)}']) button")

    def sign_in_again(self, persona: str) -> None:
        """With the network: the session has ended with the browser. What is on the device waits."""
        self.open("/demo/")
        self.sign_in_here(persona)
        self.open("/field/")
        self.unlock()
        self.page.wait_for_selector(".field-take")

    # -- What a registrar does -------------------------------------------------------------------------------------

    def make_ready(self, *, numbers: int = 10) -> None:
        """With the network: name, meeting, numbers, passphrase."""
        self.open("/field/")
        fields = {"name": self.name, "place": "Жібек жолы", "count": str(numbers)}
        for name, value in (fields | {"passphrase": PASSPHRASE, "again": PASSPHRASE}).items():
            self.page.fill(f"[name={name}]", value)
        self.page.click("[type=submit]")
        self.page.wait_for_selector(".field-unlock")
        self.page.evaluate(WORKS_ALONE)

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        self.page.wait_for_selector(".field-unlock")
        self.page.fill("[name=passphrase]", passphrase)
        self.page.press("[name=passphrase]", "Enter")

    def go(self, path: str, until: str) -> None:
        self.page.click(f"nav a[href='#{path}']")
        self.page.wait_for_selector(until)

    def take(self, *, photo: Path | None = None, **told: str) -> tuple[str, str]:
        """One application by hand, to its coupon; number and PIN as they stand there."""
        self.go("/new", "[name=family_name]")
        for name, value in {"body": "Көмек керек еді", **told}.items():
            self.page.fill(f"[name={name}]", value)
        self.page.select_option("[name=service]", index=1)
        if photo:
            self.page.set_input_files("#papers", photo)
            self.page.wait_for_selector(".upload-list li")
        self.page.check("[name=consent]", force=True)
        self.page.click("[type=submit]")
        self.page.locator("main .form-actions .btn-primary", has=self.page.locator("span")).click()
        self.page.wait_for_selector(".field-coupon")
        return self.page.inner_text(".field-number").strip(), self.page.inner_text(".field-pin").strip()

    def send(self, *, wait: bool = True) -> str:
        """Press the button of sending; the tone of what is said at the end. Who does not wait is alone by himself."""
        self.go("/send", "main .btn-primary")
        if not wait:
            self.page.click("main .btn-primary")
            return ""
        shown = self.page.locator("main [role=status] .note").first
        with self.site.alone():
            self.page.click("main .btn-primary")
            shown.wait_for()
        found = re.search(r"tone-(\w+)", shown.get_attribute("class") or "")
        return found[1] if found else ""

    def kept(self) -> dict[str, Any]:
        """How much the device keeps, by store."""
        counted: dict[str, Any] = self.page.evaluate(COUNTED)
        return counted


def _end(process: psutil.Process) -> None:
    try:
        process.kill()
        process.wait(5)
    except (psutil.NoSuchProcess, psutil.TimeoutExpired):
        return
