"""What the machine says of a text, by the lexicon and by the head together. It raises a flag; people decide."""

from dataclasses import dataclass

from django.conf import settings

from tirek.media.head import head
from tirek.media.lexicon import Suspicion, lexicon

LIKELY = 0.5
"""From here on the head suspects by itself. Chosen among a few values by what the folds and the ordinary sentences
gave; docs/hate-speech.md tells all of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """The lexicon's word, and the head's: its version and how likely it thinks it; both empty when it is left out."""

    by_lexicon: Suspicion
    head: str = ""
    likelihood: float | None = None

    @property
    def is_suspicious(self) -> bool:
        """Whether people should look at it."""
        return self.by_lexicon.is_suspicious or (self.likelihood or 0.0) >= LIKELY


def read(text: str) -> Said:
    """Read a text with whatever this installation uses."""
    found = lexicon().suspect(text)
    if not settings.SPEECH_HEAD:
        return Said(found)
    return Said(found, head().version, round(head().likelihood(text), 3))
