"""What people write and what they are answered, with small changes from one to the next."""

from functools import cache
from random import Random
from typing import Any

from tirek.portal.demo.data import table

# A phone without a Kazakh keyboard: the letters people write instead.
_WITHOUT_KAZAKH_LETTERS = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")


def application(
    rng: Random, service: str, language: str, *, sex: str, age: int, in_haste: bool = False
) -> tuple[str, str]:
    """Subject and body, fit for who writes. ``in_haste``: typed on a phone that has no Kazakh letters."""
    told = rng.choice(_applications(service, language, sex, age))
    parts = (
        _perhaps(rng, language, "openings", 0.5),
        told["body"],
        _perhaps(rng, language, "facts", 0.6),
        _perhaps(rng, language, "closings", 0.6),
    )
    subject, body = told["subject"], " ".join(part for part in parts if part)
    if in_haste and language == "kk":
        return subject.translate(_WITHOUT_KAZAKH_LETTERS), body.translate(_WITHOUT_KAZAKH_LETTERS)
    return subject, body


def answer(rng: Random, service: str, language: str) -> str:
    """The answer to a solved application."""
    texts = [each["text"] for each in _service(service)["answer"] if each["language"] == language]
    return str(rng.choice(texts))


def refusal(service: str, language: str) -> str:
    """Why it could not be solved, or not wholly."""
    return str(_service(service)["refusal"][language])


def phrase(rng: Random, kind: str, language: str) -> str:
    """One of the small texts of ``phrases.toml``."""
    return str(rng.choice(table("phrases")[language][kind]))


def _perhaps(rng: Random, language: str, kind: str, chance: float) -> str:
    return phrase(rng, kind, language) if rng.random() < chance else ""


@cache
def _applications(service: str, language: str, sex: str, age: int) -> list[dict[str, Any]]:
    told = [*_service(service)["application"], *table("more").get(service, [])]
    told = [each for each in told if each["language"] == language]
    fit = [each for each in told if each.get("sex", sex) == sex and _fits(age, each.get("ages"))]
    return fit or [each for each in told if "sex" not in each] or told


def _fits(age: int, ages: list[int] | None) -> bool:
    return ages is None or ages[0] <= age <= ages[1]


@cache
def _service(code: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in table("applications")["service"] if each["code"] == code)
    return found
