"""How well the lexicon and the head suspect: against sentences written and labelled for the purpose."""

from collections.abc import Iterable
from dataclasses import dataclass

from tirek.media.head import head
from tirek.media.labelled import Sentence, ordinary, sentences
from tirek.media.lexicon import lexicon
from tirek.media.suspecting import LIKELY

Said = tuple[Sentence, bool]


@dataclass(frozen=True, slots=True)
class Confusion:
    """What was suspected and what it was. ``caught`` and ``missed`` are hate speech; ``wrong`` and ``left`` are not."""

    caught: int = 0
    missed: int = 0
    wrong: int = 0
    left: int = 0

    @property
    def size(self) -> int:
        return self.caught + self.missed + self.wrong + self.left

    @property
    def precision(self) -> float:
        """Of what is suspected, how much is hate speech."""
        return self.caught / (self.caught + self.wrong) if self.caught + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Of hate speech, how much is suspected."""
        return self.caught / (self.caught + self.missed) if self.caught + self.missed else 0.0


def measure() -> dict[str, Confusion]:
    """The lexicon alone, by language and ``all``."""
    return by_language((each, lexicon().suspect(each.text).is_suspicious) for each in sentences())


def measure_head(likely: float = LIKELY) -> dict[str, dict[str, Confusion]]:
    """``lexicon``, ``head`` and ``either``, each by language; the head on sentences it was not taught."""
    from tirek.media.training import unseen

    told = [(each, lexicon().suspect(each.text).is_suspicious, value >= likely) for each, value in unseen()]
    return {
        "lexicon": by_language((each, one) for each, one, _two in told),
        "head": by_language((each, two) for each, _one, two in told),
        "either": by_language((each, one or two) for each, one, two in told),
    }


def false_alarms() -> tuple[int, int, int]:
    """Of ordinary sentences that nothing was taught: how many there are, how many the lexicon suspects, how many either
    of them."""
    told = [read_both(each.text) for each in ordinary("measured")]
    return len(told), sum(one for one, _two in told), sum(one or two for one, two in told)


def read_both(text: str) -> tuple[bool, bool]:
    """Whether the lexicon suspects a text, and whether the shipped head does."""
    return lexicon().suspect(text).is_suspicious, head().likelihood(text) >= LIKELY


def by_language(said: Iterable[Said]) -> dict[str, Confusion]:
    """Confusions by language, and ``all``."""
    told = list(said)
    languages = sorted({each.language for each, _suspected in told})
    return {
        name: _count([(each.is_hate, found) for each, found in told if name in (each.language, "all")])
        for name in [*languages, "all"]
    }


def _count(pairs: list[tuple[bool, bool]]) -> Confusion:
    return Confusion(
        caught=pairs.count((True, True)),
        missed=pairs.count((True, False)),
        wrong=pairs.count((False, True)),
        left=pairs.count((False, False)),
    )
