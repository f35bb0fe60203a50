"""The catalogues of each app: extraction from Python and templates, merging, checking, compiling. No gettext needed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.apps import apps
from django.utils.translation import templatize

LANGUAGES = ("kk", "ru")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLURALS = {
    "kk": "nplurals=2; plural=(n != 1);",
    "ru": "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : n%10==0 "
    "|| (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14)? 2 : 3);",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@dataclass(frozen=True, slots=True)
class AppCatalogue:
    """The translations of one app into one language."""

    app: str
    root: Path
    language: str

    @property
    def po(self) -> Path:
        return self.root / "locale" / self.language / "LC_MESSAGES" / "django.po"

    @property
    def mo(self) -> Path:
        return self.po.with_suffix(".mo")

    def read(self) -> Catalog:
        """What is written in the file; an empty catalogue when there is none."""
        if not self.po.exists():
            return _empty(self.language)
        with self.po.open("rb") as file:
            return read_po(file, locale=self.language, domain="django")

    def is_stale(self) -> bool:
        """Whether the compiled form is missing or older than the text."""
        if not self.po.exists():
            return False
        return not self.mo.exists() or self.mo.stat().st_mtime_ns < self.po.stat().st_mtime_ns

    def compile(self) -> None:
        """Write the compiled form, whole or not at all."""
        buffer = BytesIO()
        write_mo(buffer, self.read(), use_fuzzy=False)
        fresh = self.mo.with_suffix(".mo.new")
        fresh.write_bytes(buffer.getvalue())
        fresh.replace(self.mo)

    def update(self) -> None:
        """Bring the file up to date with the code. Translations are kept; those of vanished strings are dropped."""
        known = self.read()
        fresh = _empty(self.language)
        for key, locations in sorted(extract(self.root).items(), key=lambda item: str(item[0])):
            message, context = key
            old = known.get(message if isinstance(message, str) else message[0], context)
            fresh.add(message, _kept(message, old), locations=locations, flags=_flags(old), context=context)
        if not len(fresh):
            return
        self.po.parent.mkdir(parents=True, exist_ok=True)
        buffer = BytesIO()
        write_po(buffer, fresh, width=110, sort_output=True, omit_header=False, include_lineno=False)
        if not self.po.exists() or self.po.read_bytes() != buffer.getvalue():
            self.po.write_bytes(buffer.getvalue())

    def problems(self) -> Iterator[str]:
        """Each string of the code that is missing, fuzzy or has other placeholders in this language."""
        known = self.read()
        for (message, context), locations in extract(self.root).items():
            singular = message if isinstance(message, str) else message[0]
            found = known.get(singular, context)
            if problem := _problem(message, found):
                yield f"{self.app} [{self.language}] {problem}: {singular!r} ({locations[0][0]})"


Key = tuple[str | tuple[str, str], str | None]


def all_catalogues(only: list[str] | None = None) -> list[AppCatalogue]:
    """The catalogues of Tirek's apps, or of those named."""
    return [
        AppCatalogue(config.label, Path(config.path), language)
        for config in apps.get_app_configs()
        if config.name.startswith("tirek.") and (not only or config.label in only)
        for language in LANGUAGES
    ]


def extract(root: Path) -> dict[Key, list[tuple[str, int]]]:
    """Every translatable string below a folder, with the files it stands in."""
    found: dict[Key, list[tuple[str, int]]] = {}
    for path in sorted([*root.rglob("*.py"), *root.rglob("*.html"), *root.rglob("*.txt")]):
        if "migrations" in path.parts or "static" in path.parts:
            continue
        place = (path.relative_to(root).as_posix(), 0)
        for key in _strings(path):
            places = found.setdefault(key, [])
            if place not in places:
                places.append(place)
    return found


def _strings(path: Path) -> Iterator[Key]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = f"({templatize(text, origin=str(path))})"  # in brackets, for indentation means nothing here
    source = BytesIO(text.encode())
    for _line, function, messages, _comments in extract_python(source, KEYWORDS, [], {"encoding": "utf-8"}):
        if key := _key(function, messages):
            yield key


def _key(function: Any, messages: Any) -> Key | None:
    parts = list(messages) if isinstance(messages, tuple | list) else [messages]
    context = parts.pop(0) if "pgettext" in function else None
    parts = [part for part in parts if isinstance(part, str)]
    if not parts or not parts[0]:
        return None
    if "ngettext" in function or "npgettext" in function:
        return ((parts[0], parts[1]), context) if len(parts) > 1 else None
    return parts[0], context


def _problem(message: str | tuple[str, str], found: Message | None) -> str | None:
    strings = found.string if found else ()
    translations = [strings] if isinstance(strings, str) else list(strings or ())
    if found is None or not translations or not all(translations):
        return "missing"
    if found.fuzzy:
        return "fuzzy"
    wanted = set(PLACEHOLDER.findall(message if isinstance(message, str) else message[1]))
    if any(set(PLACEHOLDER.findall(text)) - wanted for text in translations):
        return "unknown placeholder"
    if isinstance(message, str) and wanted - set(PLACEHOLDER.findall(translations[0])):
        return "lost placeholder"
    return None


def _kept(message: str | tuple[str, str], old: Message | None) -> Any:
    """The old translation, unless the string has become plural or singular since."""
    return old.string if old and old.pluralizable == (not isinstance(message, str)) else None


def _flags(old: Message | None) -> set[str]:
    return {flag for flag in old.flags if flag == "fuzzy"} if old else set()


def _empty(language: str) -> Catalog:
    catalogue = Catalog(locale=language, domain="django", project="Tirek", fuzzy=False, header_comment="# Tirek")
    catalogue.mime_headers = [
        ("Language", language),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", PLURALS[language]),
    ]
    return catalogue
