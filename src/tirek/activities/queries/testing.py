"""A test: its questions as they stood when a try began, and what answers are worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tirek.activities.models import Course, TestAttempt
from tirek.activities.queries.courses import items_of

Answers = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in one language: ``choices`` in order, and which of them are right."""

    key: str
    text: str
    choices: list[str]
    right: frozenset[int]

    @property
    def has_many(self) -> bool:
        """Whether more than one choice is right."""
        return len(self.right) > 1


def snapshot(course: Course) -> list[dict[str, Any]]:
    """The questions of a course as they are kept with a try."""
    return [
        {"key": str(item.pk), "kk": item.text_kk, "ru": item.text_ru, "choices": item.choices}
        for item in items_of(course)
    ]


def questions_of(attempt: TestAttempt, language: str) -> list[Asked]:
    """The questions of a try in a language; in Kazakh where there is no other."""
    return [_asked(item, language[:2]) for item in attempt.items]


def _asked(item: Mapping[str, Any], language: str) -> Asked:
    choices = item["choices"]
    return Asked(
        key=item["key"],
        text=item.get(language) or item["kk"],
        choices=[choice["text"].get(language) or choice["text"]["kk"] for choice in choices],
        right=frozenset(number for number, choice in enumerate(choices) if choice.get("is_right")),
    )


def known_answers(attempt: TestAttempt, answers: Mapping[str, Sequence[Any]]) -> dict[str, list[int]]:
    """Of what was sent, answers to questions of this try that name choices there are."""
    kept = {}
    for item in attempt.items:
        chosen = {int(each) for each in answers.get(item["key"], ()) if str(each).isdecimal()}
        kept[item["key"]] = sorted(each for each in chosen if each < len(item["choices"]))
    return {key: chosen for key, chosen in kept.items() if chosen}


def percent_of(attempt: TestAttempt, answers: Answers) -> int:
    """The share of questions answered wholly right, in whole percent, never rounded up."""
    asked = questions_of(attempt, "kk")
    right = sum(frozenset(answers.get(each.key, ())) == each.right for each in asked)
    return right * 100 // len(asked) if asked else 0
