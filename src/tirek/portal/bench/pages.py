"""What a page weighs on the wire, compressed as browsers ask for it, with every file it refers to."""

import gzip
import http.client
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.db import connections

from tirek.network.models import User
from tirek.portal.bench.database import address
from tirek.portal.bench.server import serving

FILES = re.compile(rb"""(?:src|href)="(/static/[^"#?]+\.(?:css|js|mjs|svg|png|woff2|ico|webp|json)[^"#]*)[^"]*\"""")
FACE = re.compile(r"@font-face\s*{[^}]+}")
PUBLIC = ("/", "/apply/", "/track/", "/offices/", "/areas/")
STAFF = ("/", "/cases/", "/reports/", "/offices/")


def measure() -> list[dict[str, Any]]:
    """A visitor's and a case worker's pages: each as the first page, and as a later one with the files kept."""
    with serving(address(connections.settings["default"]["NAME"]), workers=1) as site:
        visitor, clerk = _Browser(site), _Browser(site)
        clerk.sign_in("clerk.saryagash@tirek.example")
        rows = [visitor.weigh(page, "visitor") for page in PUBLIC]
        case = clerk.first_case()
        return rows + [clerk.weigh(page, "case worker") for page in (*STAFF, *([case] if case else []))]


class _Browser:
    """Asks for pages as a browser does and counts the bytes of heads and bodies."""

    def __init__(self, site: str) -> None:
        parts = urlsplit(site)
        self.link = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=60)
        self.cookies: dict[str, str] = {}
        self.files: dict[str, int] = {}

    def get(self, path: str) -> tuple[bytes, int]:
        """The page uncompressed, and its weight on the wire."""
        status, headers, body = self._ask("GET", path)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
        weight = len(body) + sum(len(name) + len(value) + 4 for name, value in headers)
        return _open(body, {name.lower(): value for name, value in headers}.get("content-encoding", "")), weight

    def weigh(self, path: str, who: str) -> dict[str, Any]:
        page, weight = self.get(path)
        files = self._files_of(page)
        new = sum(
            self.files.setdefault(file, self.get(file)[1]) if file not in self.files else self.files[file]
            for file in files
        )
        return {
            "what": f"{who}: {re.sub(r'[0-9a-f-]{14,}', '…', path)}",
            "first_kb": round((weight + new) / 1000, 1),
            "later_kb": round(weight / 1000, 1),
            "files": len(files),
        }

    def sign_in(self, email: str) -> None:
        """By the demo's one click."""
        token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', self.get("/demo/")[0])
        assert token is not None
        self._ask(
            "POST", "/demo/session/", f"csrfmiddlewaretoken={token[1].decode()}&user={User.objects.get(email=email).pk}"
        )

    def first_case(self) -> str:
        found = re.search(rb'href="(/cases/\d{4}-\d\d-\d+-\d/)"', self.get("/cases/")[0])
        return found[1].decode() if found else ""

    def _ask(self, method: str, path: str, body: str = "") -> tuple[int, list[tuple[str, str]], bytes]:
        headers = {"Accept-Encoding": "br, gzip", "Accept": "text/html,*/*", "Accept-Language": "kk"}
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": settings.SITE_URL}
        self.link.request(method, path, body or None, headers)
        answer = self.link.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        return answer.status, answer.getheaders(), answer.read()

    def _files_of(self, page: bytes) -> set[str]:
        """Files the page names, and the fonts of its sheets that have a letter of the page."""
        found = {path.decode() for path in FILES.findall(page)}
        letters = {ord(letter) for letter in page.decode()}
        for sheet in [path for path in found if ".css" in path]:
            for face in FACE.findall(self.get(sheet)[0].decode()):
                font = re.search(r"""url\(["']?([^"')#]+\.woff2)""", face)
                if font and _is_needed(face, letters):
                    found.add(urljoin(sheet, font[1]))
        return found


def _is_needed(face: str, letters: set[int]) -> bool:
    """Whether a font face covers any of the letters; one without a range is always loaded."""
    told = re.search(r"unicode-range:([^;}]+)", face)
    if told is None:
        return True
    spans = [_span(part) for part in told[1].split(",")]
    return any(first <= letter <= last for first, last in spans for letter in letters)


def _span(text: str) -> tuple[int, int]:
    """First and last letter of ``U+30-39``, ``U+30`` or ``U+4??``."""
    first, _, last = text.strip().upper().removeprefix("U+").partition("-")
    return int(first.replace("?", "0"), 16), int((last or first).replace("?", "F"), 16)


def _open(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        import brotli

        return bytes(brotli.decompress(body))
    return gzip.decompress(body) if encoding == "gzip" else body
