#!/usr/bin/env python3
"""Recount a protocol of Tirek: python3 recount.py protocol.json [KEY]

Needs Python 3.7 or newer and nothing else: no network, no Tirek. It reads the rules and the points from the file,
counts scores, order, ties and the draw anew, and compares them and the SHA-256 of the whole with what the file says.
The signature over it (Ed25519, RFC 8032) is checked too; with KEY, the public key in base64 as the page of the
protocol shows it, also that it is theirs. Ends with 0 when all agrees, 1 when something differs, 2 when the file
cannot be read.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from collections.abc import Iterator
from fractions import Fraction
from typing import Any


def problems(told: Any, key: str = "") -> list[str]:
    """Everything that differs, in words; an empty list when the protocol is right. ``key``: whose signature it must
    bear."""
    found: list[str] = []
    if told.get("format") != "tirek-protocol/1":
        return ["this is not a protocol of a known format"]
    body = {name: value for name, value in told.items() if name not in ("sha256", "signature")}
    if digest(body) != told.get("sha256"):
        found.append("the SHA-256 of the file is not the one it names: something was changed after it was frozen")
    found += signature_problems(told, key)
    counted = {row["number"]: row for row in recount(told)}
    named = {row["number"]: row for row in told["result"]}
    for number in sorted(set(counted) | set(named)):
        found += compared(number, counted.get(number), named.get(number))
    return found


def digest(body: Any) -> str:
    """SHA-256 of the one JSON text of a value: sorted keys, no spaces, UTF-8."""
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def compared(number: str, counted: Any, named: Any) -> list[str]:
    if counted is None or named is None:
        return [f"{number}: stands in only one of the entries and the result"]
    names = ("score", "first", "last", "place", "passes")
    return [
        f"{number}: {name} is {named[name]!r}, recounted {counted[name]!r}"
        for name in names
        if named[name] != counted[name]
    ]


def recount(told: Any) -> list[dict[str, Any]]:
    """Score, band, place and passing of every entry, from the points alone."""
    rules = told["rules"]
    groups: dict[str, list[Any]] = {}
    for entry in told["entries"]:
        group = entry["nomination"] if rules["passing_by"] else ""
        groups.setdefault(group, []).append(entry)
    rows: list[dict[str, Any]] = []
    for group, entries in groups.items():
        cut = rules["passing_by"].get(group) if rules["passing_by"] else rules["passing"]
        rows += order(entries, rules, cut)
    return rows


def order(entries: list[Any], rules: Any, cut: int | None) -> list[dict[str, Any]]:
    scored = [(score(entry, rules), entry) for entry in entries]
    with_score = [(value, entry) for value, entry in scored if value is not None]
    with_score.sort(key=lambda pair: (-pair[0], tie_key(pair[1], rules)))
    values = [value for value, _ in with_score]
    rows, passed = [], 0
    by_region: dict[str, int] = {}
    for place, (value, entry) in enumerate(with_score, start=1):
        region = entry["region"]
        limit = rules["per_region"]
        is_full = limit is not None and region != "" and by_region.get(region, 0) >= limit
        passes = cut is not None and passed < cut and not is_full
        if passes:
            passed += 1
            by_region[region] = by_region.get(region, 0) + 1
        first = values.index(value) + 1
        last = first + values.count(value) - 1
        rows.append(row(entry, as_text(value), first, last, place, passes))
    return rows + [row(entry, None, 0, 0, 0, False) for value, entry in scored if value is None]


def row(entry: Any, value: str | None, first: int, last: int, place: int, passes: bool) -> dict[str, Any]:
    number = entry["number"]
    return {"number": number, "score": value, "first": first, "last": last, "place": place, "passes": passes}


def as_text(value: Fraction) -> str:
    """An exact fraction: "217/3"."""
    return f"{value.numerator}/{value.denominator}"


def score(entry: Any, rules: Any) -> Fraction | None:
    """The weighted mean of the criteria's means, 0 to 100; None when there are too few reviews."""
    means = criterion_means(entry, rules)
    needed = [each for each in rules["criteria"] if not each["is_optional"]]
    counts = [len(points(entry, each)) for each in needed]
    if not means or min(counts or [0]) < max(rules["minimum_reviews"], 1):
        return None
    return weighted(means, rules)


def weighted(means: dict[str, Fraction], rules: Any) -> Fraction:
    """The mean of criteria by their weights; a criterion without points is not in it."""
    weights = {each["code"]: Fraction(each["weight"]) for each in rules["criteria"] if each["code"] in means}
    total = sum((weights[code] * means[code] for code in weights), Fraction(0))
    return total / sum(weights.values(), Fraction(0))


def points(entry: Any, criterion: Any) -> list[Fraction]:
    """Points given, as parts of the scale. null is an abstention, what is not there was not judged."""
    code, low, high = criterion["code"], criterion["low"], criterion["high"]
    given = [review["scores"].get(code) for review in entry["reviews"]]
    return [Fraction(100 * (value - low), high - low) for value in given if value is not None]


def criterion_means(entry: Any, rules: Any) -> dict[str, Fraction]:
    found = {}
    for criterion in rules["criteria"]:
        given = points(entry, criterion)
        if given:
            found[criterion["code"]] = sum(given, Fraction(0)) / len(given)
    return found


def tie_key(entry: Any, rules: Any) -> tuple[Any, ...]:
    """What parts equals: the ladder of the rules, at last the draw (SHA-256 of seed and number, the lowest first)."""
    means = criterion_means(entry, rules)
    own = sorted(judge_means(entry, rules))
    key: list[Any] = []
    for step in rules["ties"]:
        if step.startswith("criterion:"):
            key.append(-means.get(step[len("criterion:") :], Fraction(0)))
        elif step == "median":
            key.append(-middle(own) if own else Fraction(0))
        elif step == "lowest":
            key.append(-own[0] if own else Fraction(0))
    lot = hashlib.sha256(f"{rules['seed']}:{entry['number']}".encode()).hexdigest()
    return (*key, lot, entry["number"])


def judge_means(entry: Any, rules: Any) -> Iterator[Fraction]:
    """Each judge's own weighted mean."""
    for review in entry["reviews"]:
        alone = {"reviews": [review]}
        means = criterion_means(alone, rules)
        if means:
            yield weighted(means, rules)


def middle(values: list[Fraction]) -> Fraction:
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


# The signature: Ed25519 as RFC 8032 writes it, in whole numbers; slow, and with nothing to install.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
BASE = b"\x58" + b"\x66" * 31


def signature_problems(told: Any, key: str) -> list[str]:
    """What is wrong with the signature; without one nothing is, unless a key is asked for."""
    signed = told.get("signature")
    if not signed:
        return ["the file is not signed"] if key else []
    if key and signed["key"] != key:
        return ["the file is signed by another key"]
    sha256 = bytes.fromhex(told["sha256"])
    if is_signed(sha256, base64.b64decode(signed["value"]), base64.b64decode(signed["key"])):
        return []
    return ["the signature does not fit the SHA-256 and the key"]


def is_signed(message: bytes, signature: bytes, key: bytes) -> bool:
    """Whether a signature over a message fits a public key."""
    number, owner = int.from_bytes(signature[32:], "little"), unpacked(key)
    first, base = unpacked(signature[:32]), unpacked(BASE)
    if len(signature) != 64 or number >= ORDER or owner is None or first is None or base is None:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = multiplied(base, number), added(first, multiplied(owner, challenge))
    return not any((left[place] * right[2] - right[place] * left[2]) % P for place in (0, 1))


def unpacked(text: bytes) -> Any:
    """The point of the curve that 32 bytes name, as four numbers; None when there is none."""
    told = int.from_bytes(text, "little")
    y, odd = told & ((1 << 255) - 1), told >> 255
    square = (y * y - 1) * pow(CURVE * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if len(text) != 32 or y >= P or (x * x - square) % P or (x == 0 and odd):
        return None
    if x & 1 != odd:
        x = P - x
    return x, y, 1, x * y % P


def added(one: Any, two: Any) -> Any:
    a, b = (one[1] - one[0]) * (two[1] - two[0]) % P, (one[1] + one[0]) * (two[1] + two[0]) % P
    c, d = 2 * one[3] * two[3] * CURVE % P, 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiplied(point: Any, times: int) -> Any:
    found = (0, 1, 1, 0)
    while times:
        if times & 1:
            found = added(found, point)
        point, times = added(point, point), times >> 1
    return found


def main(arguments: list[str]) -> int:
    if not 1 <= len(arguments) <= 2:
        print(__doc__)
        return 2
    try:
        with open(arguments[0], encoding="utf-8") as file:
            told = json.load(file)
        found = problems(told, *arguments[1:])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        print(f"{arguments[0]} cannot be recounted: {type(error).__name__} {error}")
        return 2
    for line in found:
        print(line)
    if not found:
        passed = sum(each["passes"] for each in told["result"])
        print(
            f"{told['call']['code']}: {len(told['result'])} entries recounted, {passed} pass, {told['sha256']}: right"
        )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
