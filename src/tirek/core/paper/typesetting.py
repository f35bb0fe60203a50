"""Typst, called safely: data travels as JSON, never as markup."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.core.serializers.json import DjangoJSONEncoder

ROOT = Path(__file__).resolve().parents[2]  # src/tirek: templates of every app lie below it
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


class PaperError(Exception):
    """A template does not compile with this data; the text is Typst's, with the place."""


def pdf(template: str, data: Mapping[str, Any], *, dated: datetime | None = None) -> bytes:
    """Set ``<app>/paper/<name>.typ``, named ``"<app>/<name>"``, with ``data`` and return a tagged PDF.

    The template reads ``json(bytes(sys.inputs.data))``; whatever the data holds (``#``, ``$``, markup, any script)
    is text. Dates, UUIDs and lazy translations may be given as they are. The same template, data and ``dated``
    (the moment written into the file) give the same bytes. Only Typst's own fonts are used; they hold all Kazakh
    letters. Raises PaperError for a template that fails, FileNotFoundError for one that is not there.
    """
    inputs = {"data": json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False)}
    try:
        compiler = typst.Compiler(_path(template), root=ROOT, font_paths=_fonts(), sys_inputs=inputs)
        made = compiler.compile(format="pdf", timestamp=(dated or UNDATED).astimezone(UTC).replace(microsecond=0))
    except typst.TypstError as error:
        raise PaperError(f"{template}: {error}") from error
    if not isinstance(made, bytes):
        raise PaperError(f"{template}: no document")
    return made


def _path(template: str) -> Path:
    app, _, name = template.removesuffix(".typ").partition("/")
    path = ROOT / app / "paper" / f"{name}.typ"
    if not path.is_file() or not path.resolve().is_relative_to(ROOT / app / "paper"):
        raise FileNotFoundError(f"no paper template {template}")
    return path


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
