"""The frozen form of a sheet or an annual report: what is hashed and signed, and how a file is verified with only this.

A document holds a head (body, form, period, versions, moments), its cells and the hashes of the sheets below. Its
*seal* is the canonical JSON of the head, of each cell's SHA-256 and of the children's hashes; ``sha256`` is the hash
of the seal, and what is signed (Ed25519). A changed byte breaks the hash of its cell, which names it, or that of the
seal.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tirek.core.canonical import canonical, sha256_of
from tirek.core.signing import is_signed

FORMAT = "tirek-sheet/1"
ANNUAL_FORMAT = "tirek-annual/1"
TABLE_FORMAT = "tirek-table/1"
FORMATS = (FORMAT, ANNUAL_FORMAT, TABLE_FORMAT)
Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """The first thing found wrong in a file: at which body, and at which cell if it is one."""

    body: str
    cell: str
    what: str

    def __str__(self) -> str:
        return f"{self.body}: {f'cell {self.cell}: ' if self.cell else ''}{self.what}"


def cell_hash(cell: Mapping[str, Any]) -> str:
    return sha256_of(cell)


def cell_hashes(document: Document) -> dict[str, str]:
    return {cell["indicator"]: cell_hash(cell) for cell in document["cells"]}


def seal_of(document: Document, hashes: Mapping[str, str]) -> bytes:
    """What is hashed: everything but the cells, which are in it by their hashes."""
    head = {name: value for name, value in document.items() if name != "cells"}
    return canonical({**head, "cells": dict(hashes)})


def document_hash(document: Document) -> str:
    return hashlib.sha256(seal_of(document, cell_hashes(document))).hexdigest()


def file_of(document: Document, *, sha256: str, signature: str, public_key: str, below: list[Any]) -> dict[str, Any]:
    """The file to download: the document, its cells' hashes, the signature, and the files of the sheets below."""
    return {
        "document": document,
        "cell_sha256": cell_hashes(document),
        "sha256": sha256,
        "signature": signature,
        "public_key": public_key,
        "below": below,
    }


def verify_file(told: Mapping[str, Any], key: str | None = None) -> Problem | None:
    """The first problem of a file and of those inside it, or None. ``key`` is the public key to trust (base64); without
    it the file's own is used, and only shows that nothing was changed by chance."""
    try:
        return next(_problems(told, key), None)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return Problem("-", "", f"this is not a file of a frozen sheet ({type(error).__name__})")


def count_files(told: Mapping[str, Any]) -> int:
    """How many sheets a file holds, with those below."""
    return 1 + sum(count_files(one) for one in told["below"])


def _problems(told: Mapping[str, Any], key: str | None) -> Iterator[Problem]:
    document = told["document"]
    body = str(document["body"]["code"])
    if document["format"] not in FORMATS:
        yield Problem(body, "", "unknown format")
    yield from _wrong_cells(told, document, body)
    sha256 = hashlib.sha256(seal_of(document, told["cell_sha256"])).hexdigest()
    if sha256 != told["sha256"]:
        yield Problem(body, "", "the head, the children or the list of cells differ from what was sealed")
    if not _is_signed(told, key):
        yield Problem(body, "", "the signature does not fit")
    if document["format"] == ANNUAL_FORMAT:
        yield from _wrong_parts(document, body)
    yield from _wrong_below(told, document, body, key)


def _wrong_parts(document: Document, body: str) -> Iterator[Problem]:
    """Cells of an annual report whose regions do not add up to the whole, where all of them are told exactly."""
    for cell in document["cells"]:
        amounts = [cell["total"], *(one for _code, one in cell["parts"])]
        if not cell["adds_up"] or any(one.get("is_hidden") or one.get("is_estimate") for one in amounts):
            continue
        if sum(Decimal(one["value"]) for one in amounts[1:]) != Decimal(amounts[0]["value"]):
            yield Problem(body, cell["indicator"], "is not the sum of its regions")


def _wrong_cells(told: Mapping[str, Any], document: Document, body: str) -> Iterator[Problem]:
    kept = told["cell_sha256"]
    for cell in document["cells"]:
        if kept.get(cell["indicator"]) != cell_hash(cell):
            yield Problem(body, cell["indicator"], "differs from what was frozen")
    for code in kept.keys() - {cell["indicator"] for cell in document["cells"]}:
        yield Problem(body, code, "is missing")


def _wrong_below(told: Mapping[str, Any], document: Document, body: str, key: str | None) -> Iterator[Problem]:
    sealed = {child["body"]: child["sha256"] for child in document["children"] if child["sha256"]}
    given = {one["document"]["body"]["code"]: one for one in told["below"]}
    if given and given.keys() != sealed.keys():
        yield Problem(body, "", "the sheets below are not those that were sealed")
    for code, one in given.items():
        if one["sha256"] != sealed.get(code):
            yield Problem(str(code), "", "is not the version that went into the sheet above")
        yield from _problems(one, key)
    if given:
        yield from _wrong_sums(document, list(given.values()), body)


def _wrong_sums(document: Document, below: list[Any], body: str) -> Iterator[Problem]:
    for cell in document["cells"]:
        if cell["below"] is None:
            continue
        parts = (part for one in below for part in one["document"]["cells"])
        values = (part["value"] for part in parts if part["indicator"] == cell["indicator"])
        if sum(Decimal(value) for value in values if value is not None) != Decimal(cell["below"]):
            yield Problem(body, cell["indicator"], "is not the sum of the sheets below")


def _is_signed(told: Mapping[str, Any], key: str | None) -> bool:
    if key and told["public_key"] != key:
        return False
    return is_signed(told["sha256"], told["signature"], told["public_key"])
