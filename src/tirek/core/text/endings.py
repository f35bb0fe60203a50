"""Tables of Kazakh endings, written once with back vowels and read in both harmonies.

``Endings`` strips an ending only where the grammar allows it: the harmony must fit the vowels before and the first
consonant must fit the letter before (letter classes of ``sounds``). So алты is not ал + ты.
"""

from collections.abc import Iterator

from .sounds import BACK, EITHER, FRONT, fronted, harmony, letter_class

ANY = "vglnzt"
CONSONANT = "glnzt"


class Endings:
    """Some endings that stand in one place of a word."""

    def __init__(self, *rows: tuple[str, str], harmonic: bool = True) -> None:
        """Each row is an ending and the classes of letter it may follow."""
        self._table: dict[str, list[tuple[str, str]]] = {}
        for ending, after in rows:
            self._add(ending, after, BACK if harmonic else EITHER)
            if harmonic:
                self._add(fronted(ending), after, FRONT)
        self._lengths = sorted({len(ending) for ending in self._table}, reverse=True)

    def _add(self, ending: str, after: str, side: str) -> None:
        if fronted(ending) == ending and side == BACK:
            side = EITHER
        self._table.setdefault(ending, []).append((after, side))

    def strip(self, word: str) -> Iterator[str]:
        """What stays of ``word`` after each ending it may carry, longest ending first."""
        for length in self._lengths:
            if len(word) < length + 2:
                continue
            rows = self._table.get(word[-length:])
            if rows:
                rest = word[:-length]
                if _fits(rest, rows):
                    yield rest


def _fits(rest: str, rows: list[tuple[str, str]]) -> bool:
    kind, sound = letter_class(rest), harmony(rest)
    return any(kind in after and (EITHER in (side, sound) or side == sound) for after, side in rows)


# --- nominals ---------------------------------------------------------------------------------------------------------
PLURAL = Endings(("лар", "vg"), ("дар", "lnz"), ("тар", "t"))
_CASE_HARMONIC = (
    ("ның", "vn"), ("дың", "glz"), ("тың", "t"),
    ("ға", "vglnz"), ("қа", "t"),
    ("ны", "v"), ("ды", "glnz"), ("ты", "t"),
    ("да", "vglnz"), ("та", "t"),
    ("дан", "vglz"), ("нан", "n"), ("тан", "t"),
    ("дай", "vglnz"), ("тай", "t"),
)  # fmt: skip
CASE = Endings(*_CASE_HARMONIC)
CASE_PLAIN = Endings(
    ("мен", "vgln"), ("бен", "z"), ("пен", "t"), ("нікі", "vn"), ("дікі", "glz"), ("тікі", "t"), harmonic=False
)  # fmt: skip
LOCATED = Endings(("дағы", "vglnz"), ("тағы", "t"))
AFTER_THIRD = Endings(("на", "v"), ("нда", "v"), ("нан", "v"), ("н", "v"), ("ндай", "v"))
LOCATED_AFTER_THIRD = Endings(("ндағы", "v"))
DATIVE_AFTER_OWNER = Endings(("а", "n"))
THIRD = Endings(("сы", "v"), ("ы", CONSONANT))
OWNER_SHORT = Endings(("м", "v"), ("ң", "v"), ("ым", CONSONANT), ("ың", CONSONANT))
OWNER_LONG = Endings(("ңыз", "v"), ("мыз", "v"), ("ыңыз", CONSONANT), ("ымыз", CONSONANT))

# --- verbs ------------------------------------------------------------------------------------------------------------
NEGATION = Endings(("ма", "vgl"), ("ба", "nz"), ("па", "t"))
PERSON = Endings(
    ("мын", "vgl"), ("бын", "nz"), ("пын", "t"), ("мын", "n"), ("сың", ANY), ("сыз", ANY),
    ("мыз", "vgln"), ("быз", "nz"), ("пыз", "t"), ("сыңдар", ANY), ("сыздар", ANY), ("ды", "vg"),
)  # fmt: skip
PAST = Endings(*((tense + person, after)
    for tense, after in (("ды", "vglnz"), ("ты", "t"))
    for person in ("", "м", "ң", "ңыз", "қ", "ңдар", "ңыздар")))  # fmt: skip
CONDITION = Endings(*(("са" + person, ANY) for person in ("", "м", "ң", "ңыз", "қ", "ңдар", "ңыздар")))
PARTICIPLE = Endings(("ған", "vglnz"), ("қан", "t"), ("йтын", "v"), ("атын", CONSONANT))
FUTURE = Endings(("ар", CONSONANT), ("р", "v"))
NEGATIVE_FUTURE = Endings(("мас", "vgl"), ("бас", "nz"), ("пас", "t"))
INTENTION = Endings(("мақ", "vgl"), ("бақ", "nz"), ("пақ", "t"), ("мақшы", "vgl"), ("бақшы", "nz"), ("пақшы", "t"))
WISH = Endings(("ғы", "vglnz"), ("қы", "t"))
PRESENT = Endings(("й", "v"), ("а", CONSONANT))
BY_DOING = Endings(("п", "v"), ("ып", CONSONANT))
BY_DOING_PERSON = Endings(*((link + person, after)
    for link, after in (("п", "v"), ("ып", CONSONANT))
    for person in ("ты", "пын", "сың", "сыз", "пыз")))  # fmt: skip
UNTIL = Endings(
    ("ғанша", "vglnz"), ("қанша", "t"), ("ғалы", "vglnz"), ("қалы", "t"), ("йынша", "v"),
    ("ғандықтан", "vglnz"), ("қандықтан", "t"), ("ғасын", "vglnz"), ("қасын", "t"),
)  # fmt: skip
COMMAND = Endings(
    ("сын", ANY), ("ңыз", "v"), ("ыңыз", CONSONANT), ("ңдар", "v"), ("ыңдар", CONSONANT), ("ңыздар", "v"),
    ("ыңыздар", CONSONANT), ("йын", "v"), ("айын", CONSONANT), ("йық", "v"), ("айық", CONSONANT),
    ("ғын", "vglnz"), ("қын", "t"), ("ғыз", "v"),
)  # fmt: skip
VOICE = Endings(
    ("л", "v"), ("ыл", CONSONANT), ("н", "v"), ("ын", CONSONANT), ("с", "v"), ("ыс", CONSONANT), ("т", "vgl"),
    ("тыр", "t"), ("дыр", "vglnz"), ("ғыз", "vglnz"), ("қыз", "t"), ("ыт", CONSONANT), ("стыр", "v"),
    ("ыстыр", CONSONANT), ("ар", CONSONANT),
)  # fmt: skip
MADE_VERB = Endings(("ла", "vg"), ("да", "lnz"), ("та", "t"))
