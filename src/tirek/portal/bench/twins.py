"""An invented register of any size in which some people stand twice, the second time with the slips of real desks.

Deterministic: the same size and seed give the same register. Who is whose twin is known, so that what a search finds
can be judged. Hard cases are part of it: brothers and sisters under one roof, some of them real twins.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate, product
from random import Random

from tirek.core.iin import check_digit
from tirek.people.matching.layouts import mistype

_FIRST = "Нұр Бек Ер Ай Сұл Жан Дәу Мұр Қай Әлі Бол Ора Сер Тал Мақ Аза Дос Қуа Есе Шың Кен Ақ Құс Бай Темір"
_MAN = "лан бек жан хан тан лет ат рат сат дар ғали болат дос мұрат ман тай ген бол лық ыс ен ар"
_WOMAN = "гүл нұр сұлу ша на жан ай ида дана ым ия ке ан айым ғүл ла қыз ара ель зат ира"
_SURNAME_ENDS = ("ов", "баев", "ев", "беков", "ханов", "ғалиев", "ұлы", "жанов", "тегі", "қожаев")
_RUSSIAN = str.maketrans("әіңғүұқөһӘІҢҒҮҰҚӨҺ", "аингуукохАИНГУУКОХ")
_LATIN = {
    **dict(zip("абвгдезийклмнопрстуфхыіәңғүұқөһ", "abvgdeziiklmnoprstufhyianguuqoh", strict=True)),
    **{"ж": "zh", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ц": "ts", "ё": "yo", "э": "e"},
    **{"ъ": "", "ь": ""},
}
_YOUNGEST, _OLDEST = date(2012, 12, 31), date(1940, 1, 1)


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the register. ``human`` tells who it really is; ``home`` and ``area`` are serial numbers."""

    human: int
    family: str
    given: str
    patronymic: str
    born: date | None
    is_woman: bool
    iin: str
    phone: str
    address: str
    area: int
    household: int


def register(people: int, *, seed: int = 7, twins: float = 0.05) -> Iterator[Record]:
    """``people`` records, of which the share ``twins`` are second records of somebody, spread among the rest."""
    rng = Random(seed)  # noqa: S311 - data to measure on, not a secret
    humans = max(1, round(people * (1 - twins)))
    maker, again = _Maker(rng), people - humans
    for number, record in enumerate(maker.humans(humans)):
        yield record
        if again and rng.random() < again / (humans - number):
            again -= 1
            yield _second(rng, maker, record)


class _Maker:
    """Draws people in families. Names follow Zipf's law, as real ones do."""

    def __init__(self, rng: Random) -> None:
        self.rng, self.issued = rng, set[str]()
        self.men = _weighted(list(map("".join, product(_FIRST.split(), _MAN.split()))))
        self.women = _weighted(list(map("".join, product(_FIRST.split(), _WOMAN.split()))))
        self.stems = _weighted(
            [a + b + end for (a, b), end in product(list(product(_FIRST.split(), _MAN.split())), _SURNAME_ENDS)]
        )

    def humans(self, count: int) -> Iterator[Record]:
        made = 0
        while made < count:
            size = min(count - made, self.rng.choice((1, 1, 1, 1, 1, 2, 3, 4, 5)))
            yield from self._family(made, size)
            made += size

    def surname(self, is_woman: bool) -> str:
        stem = self._draw(self.stems)
        return f"{stem}а" if is_woman and stem.endswith("в") else stem

    def iin(self, born: date, is_woman: bool) -> str:
        """A number with a right check digit that cannot exist: its month is one of 81 to 92. Each is issued once."""
        century = (5 if born.year >= 2000 else 3) + is_woman
        while True:
            digits = f"{born:%y}{born.month + 80}{born:%d}{century}{self.rng.randrange(10_000):04d}"
            last = check_digit(digits)
            value = f"{digits}{last}"
            if last is not None and value not in self.issued:
                self.issued.add(value)
                return value

    def phone(self) -> str:
        return f"+77{self.rng.randrange(10**9):09d}"

    def address(self) -> str:
        return f"{self._draw(self.men)} көшесі, {self.rng.randint(1, 180)}-үй, {self.rng.randint(1, 90)}-пәтер"

    def _family(self, first: int, size: int) -> Iterator[Record]:
        rng = self.rng
        stem, father = self._draw(self.stems), self._draw(self.men)
        address, area, phone = self.address(), rng.randrange(230), self.phone()
        born = _OLDEST + timedelta(days=rng.randrange((_YOUNGEST - _OLDEST).days))
        names: set[str] = set()
        for place in range(size):
            is_woman = rng.random() < 0.55
            if place and rng.random() > 0.02:  # otherwise a real twin of the one before
                born += timedelta(days=rng.randrange(300, 2000))
            yield Record(
                human=first + place,
                family=f"{stem}а" if is_woman and stem.endswith("в") else stem,
                given=self._another(self.women if is_woman else self.men, names),
                patronymic="" if rng.random() < 0.12 else f"{father}{'қызы' if is_woman else 'ұлы'}",
                born=None if rng.random() < 0.03 else born,
                is_woman=is_woman,
                iin="" if rng.random() < 0.1 else self.iin(born, is_woman),
                phone="" if rng.random() < 0.15 else phone if rng.random() < 0.3 else self.phone(),
                address="" if rng.random() < 0.1 else address,
                area=area,
                household=first if size > 1 else 0,
            )

    def _another(self, pool: tuple[list[str], list[float]], taken: set[str]) -> str:
        """A name that no brother or sister bears."""
        name = self._draw(pool)
        while name in taken:
            name = self._draw(pool)
        taken.add(name)
        return name

    def _draw(self, pool: tuple[list[str], list[float]]) -> str:
        return self.rng.choices(pool[0], cum_weights=pool[1])[0]


def _weighted(names: list[str]) -> tuple[list[str], list[float]]:
    """Names with weights one, a half, a third, …; in an order of their own."""
    Random(3).shuffle(names)  # noqa: S311
    return names, list(accumulate(1 / (place + 5) for place in range(len(names))))


def to_russian(word: str) -> str:
    """A Kazakh name as a Russian clerk writes it."""
    return word.translate(_RUSSIAN)


def to_latin(word: str) -> str:
    """A name as a passport writes it."""
    return "".join(_LATIN.get(letter, letter) for letter in word.lower()).capitalize()


def _second(rng: Random, maker: _Maker, record: Record) -> Record:
    """The same human being registered once more, by somebody else, with one to three slips."""
    twin = replace(record, household=0)
    for slip in rng.sample(SLIPS, rng.choices((1, 2, 3), (50, 35, 15))[0]):
        twin = slip(rng, maker, twin)
    return twin


def _names(change: Callable[[str], str]) -> Callable[[Random, _Maker, Record], Record]:
    def slip(_rng: Random, _maker: _Maker, record: Record) -> Record:
        told = {"family": record.family, "given": record.given, "patronymic": record.patronymic}
        return replace(record, **{name: change(value) for name, value in told.items()})  # type: ignore[arg-type]

    return slip


def _typo(rng: Random, _maker: _Maker, record: Record) -> Record:
    name = rng.choice(("family", "given"))
    word = getattr(record, name)
    at = rng.randrange(1, max(2, len(word)))
    return replace(record, **{name: word[:at] + word[at + 1 :] if rng.random() < 0.5 else word[:at] + "а" + word[at:]})


def _wrong_layout(rng: Random, _maker: _Maker, record: Record) -> Record:
    name = rng.choice(("family", "given"))
    return replace(record, **{name: mistype(getattr(record, name))})


def _day_for_month(_rng: Random, _maker: _Maker, record: Record) -> Record:
    born = record.born
    return replace(record, born=born.replace(month=born.day, day=born.month)) if born and born.day <= 12 else record


def _digit_of_iin(rng: Random, _maker: _Maker, record: Record) -> Record:
    if not record.iin:
        return record
    at, step = rng.randrange(12), rng.randint(1, 9)
    wrong = str((int(record.iin[at]) + step) % 10)
    return replace(record, iin=record.iin[:at] + wrong + record.iin[at + 1 :])


def _maiden_name(_rng: Random, maker: _Maker, record: Record) -> Record:
    return replace(record, family=maker.surname(True)) if record.is_woman else record


SLIPS: tuple[Callable[[Random, _Maker, Record], Record], ...] = (
    _names(to_russian),
    _names(to_latin),
    _typo,
    _wrong_layout,
    _day_for_month,
    _digit_of_iin,
    _maiden_name,
    lambda _rng, _maker, record: replace(record, patronymic=""),
    lambda _rng, _maker, record: replace(record, iin=""),
    lambda _rng, _maker, record: replace(record, born=None),
    lambda _rng, maker, record: replace(record, phone=maker.phone()),
    lambda _rng, maker, record: replace(record, address=maker.address()),
    lambda _rng, _maker, record: replace(record, family=record.given, given=record.family),
)
