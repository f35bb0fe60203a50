"""The file of a frozen sheet: intact it passes, and any changed value is found and named."""

import base64
import copy
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from tirek.reports.cli_sheets import app
from tirek.reports.snapshots import FORMAT, document_hash, file_of, verify_file

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
PUBLIC = base64.b64encode(KEY.public_key().public_bytes_raw()).decode()
INDICATORS = ("cases_received", "cases_solved", "trained")


def cell(code: str, value: int, below: int | None = None) -> dict[str, Any]:
    return {
        "indicator": code,
        "definition": 1,
        "state": "reported",
        "how": "computed",
        "computed": str(value),
        "below": None if below is None else str(below),
        "typed": None,
        "value": str(value + (below or 0)),
        "records": value,
        "digest": "ab" * 32,
    }


def signed(code: str, values: list[int], below: list[dict[str, Any]]) -> dict[str, Any]:
    sums = [sum(int(one["document"]["cells"][place]["value"]) for one in below) for place in range(len(INDICATORS))]
    document = {
        "format": FORMAT,
        "period": {"code": "2026Q3"},
        "body": {"code": code, "name": {"kk": "Қабылдау бөлмесі"}},
        "version": 1,
        "cells": [
            cell(name, value, total if below else None)
            for name, value, total in zip(INDICATORS, values, sums, strict=True)
        ],
        "children": [{"body": one["document"]["body"]["code"], "version": 1, "sha256": one["sha256"]} for one in below],
    }
    sha256 = document_hash(document)
    signature = base64.b64encode(KEY.sign(bytes.fromhex(sha256))).decode()
    return file_of(document, sha256=sha256, signature=signature, public_key=PUBLIC, below=below)


def a_country() -> dict[str, Any]:
    offices = [signed(code, [n, n, n], []) for n, code in enumerate(("1101", "1102", "1103"))]
    return signed("0001", [1, 0, 0], [signed("1100", [5, 4, 3], offices), signed("1200", [7, 0, 0], [])])


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every text, number and nothing inside."""
    if isinstance(value, dict):
        return [way for name, one in value.items() for way in leaves(one, (*path, name))]
    if isinstance(value, list):
        return [way for place, one in enumerate(value) for way in leaves(one, (*path, place))]
    return [path]


COUNTRY = a_country()
WAYS = leaves(COUNTRY)


def test_an_untouched_file_passes_with_the_key_one_trusts():
    assert verify_file(COUNTRY) is None
    assert verify_file(COUNTRY, PUBLIC) is None
    assert verify_file(json.loads(json.dumps(COUNTRY, indent=3)), PUBLIC) is None, "how it is laid out says nothing"


@settings(max_examples=50, deadline=None)
@example(way=("public_key",), change="other")
@example(way=("signature",), change="other")
@example(way=("below", 0, "public_key"), change="other")
@example(way=("document", "children", 0, "version"), change="other")
@given(way=st.sampled_from(WAYS), change=st.sampled_from(["other", "empty", "nothing"]))
def test_any_changed_value_is_found(way: tuple[Any, ...], change: str):
    told = copy.deepcopy(COUNTRY)
    place = told
    for step in way[:-1]:
        place = place[step]
    was = place[way[-1]]
    place[way[-1]] = {"other": f"{was}0" if was is not None else "0", "empty": "", "nothing": None}[change]
    if place[way[-1]] != was:
        assert verify_file(told, PUBLIC) is not None, way


@settings(max_examples=25, deadline=None)
@given(place=st.integers(0, len(INDICATORS) - 1), office=st.integers(0, 2))
def test_a_changed_cell_is_named(place: int, office: int):
    told = copy.deepcopy(COUNTRY)
    changed = told["below"][0]["below"][office]["document"]
    changed["cells"][place]["value"] = "77"
    problem = verify_file(told)
    assert problem is not None
    assert (problem.body, problem.cell) == (changed["body"]["code"], INDICATORS[place])


def test_a_sheet_taken_out_put_in_or_signed_by_another_is_found():
    without = copy.deepcopy(COUNTRY)
    without["below"].pop()
    assert "below" in str(verify_file(without))
    other = base64.b64encode(Ed25519PrivateKey.generate().public_key().public_bytes_raw()).decode()
    assert "signature" in str(verify_file(COUNTRY, other))
    assert verify_file({"document": {}}) is not None


@pytest.mark.parametrize(("spoil", "status", "words"), [(False, 0, "6 sheets"), (True, 1, "cell cases_received")])
def test_the_command_says_it_and_ends_accordingly(tmp_path, spoil, status, words):
    told = copy.deepcopy(COUNTRY)
    if spoil:
        told["document"]["cells"][0]["records"] = 9
    file = tmp_path / "sheet.json"
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    found = CliRunner().invoke(app, ["verify", str(file), "--key", PUBLIC])
    assert (found.exit_code, words in found.output) == (status, True)
    assert CliRunner().invoke(app, ["verify", str(tmp_path / "none.json")]).exit_code == 2
