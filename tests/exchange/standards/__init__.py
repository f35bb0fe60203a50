"""Schemas of the standards spoken here, transcribed by us from the published documents named in each."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

HERE = Path(__file__).parent


def schema(name: str) -> dict[str, Any]:
    """A schema of this folder with its definitions."""
    told: dict[str, Any] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return told


def problems(name: str, told: Any, definition: str) -> list[str]:
    """What of a document does not fit a definition of a schema."""
    whole = schema(name)
    validator = Draft202012Validator({"$ref": f"#/$defs/{definition}", **whole}, format_checker=FormatChecker())
    return [f"{'/'.join(map(str, error.path))}: {error.message}"[:300] for error in validator.iter_errors(told)]
