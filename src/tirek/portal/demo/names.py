"""Invented names, numbers and addresses."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

from tirek.core.iin import check_digit
from tirek.people.enums import Language, Sex
from tirek.portal.demo.data import table

# Added to the month inside an IIN: no register issues months 81 to 92.
IMPOSSIBLE_MONTHS = 80
PHONES = 10_000
_STREETS = (
    ("Абай", "Абая"),
    ("Достық", "Достык"),
    ("Бейбітшілік", "Мира"),
    ("Жібек жолы", "Жибек жолы"),
    ("Наурыз", "Наурыз"),
    ("Жеңіс", "Победы"),
    ("Жастар", "Молодёжная"),
    ("Бұлақ", "Родниковая"),
    ("Алма бағы", "Садовая"),
    ("Самал", "Самал"),
)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, sex and the language they are likely to write in."""

    family: str
    given: str
    patronymic: str
    sex: Sex
    language: Language

    @property
    def full(self) -> str:
        return f"{self.family} {self.given}"


def draw_name(rng: Random, region: str, sex: Sex | None = None) -> Name:
    """A name of one of the peoples of a region."""
    place = table("regions")[region]
    people = rng.choices(list(place["peoples"]), list(place["peoples"].values()))[0]
    sex = sex or (Sex.FEMALE if rng.random() < 0.58 else Sex.MALE)
    return _name(rng, people, rng.choice(_group(people)["surnames"]), rng.choice(_group(people)["fathers"]), sex, place)


def draw_relative(rng: Random, region: str, of: Name, sex: Sex, father: str = "") -> Name:
    """A husband, wife or child under the same family name; children of one ``father`` share the patronymic."""
    group, stem = _group_of(of)
    father = father or rng.choice(_group(group)["fathers"])
    return _name(rng, group, stem, father, sex, table("regions")[region])


def draw_father(rng: Random, of: Name, man: str) -> str:
    """What the children's patronymic is made of: where it is made by -ұлы and -қызы, the man's own name."""
    group, _stem_of = _group_of(of)
    told = _group(group)
    return man if told["patronymic"] == "kk" and man else str(rng.choice(told["fathers"]))


def _group_of(name: Name) -> tuple[str, str]:
    stem = _stem(name.family)
    known = (people for people in table("names") if stem in _group(people)["surnames"])
    return next(known, "kazakh"), stem


def draw_iin(rng: Random, born: date, sex: Sex) -> str:
    """A number with a right check digit that cannot exist: its month is one of 81 to 92."""
    century = (5 if born.year >= 2000 else 3) + (sex == Sex.FEMALE)
    while True:
        digits = f"{born:%y}{born.month + IMPOSSIBLE_MONTHS}{born:%d}{century}{rng.randrange(10_000):04d}"
        last = check_digit(digits)
        if last is not None:
            return f"{digits}{last}"


def phone_number(serial: int) -> str:
    """The n-th phone of the demo, +7 700 000 xx xx."""
    return f"+7700000{serial % PHONES:04d}"


def draw_address(rng: Random, language: Language) -> str:
    """A street that every town has, and a house."""
    kazakh, russian = rng.choice(_STREETS)
    house = rng.randint(1, 180)
    return f"{kazakh} көшесі, {house}-үй" if language == Language.KAZAKH else f"ул. {russian}, д. {house}"


def _name(rng: Random, people: str, surname: str, father: str, sex: Sex, place: dict) -> Name:
    group = _group(people)
    is_woman = sex == Sex.FEMALE
    given = rng.choice(group["women" if is_woman else "men"])
    patronymic = _patronymic(group["patronymic"], father, is_woman) if rng.random() < 0.9 else ""
    return Name(_family(surname, is_woman), given, patronymic, sex, _language(rng, group["language"], place["kazakh"]))


def _language(rng: Random, usual: str, kazakh_share: int) -> Language:
    if usual == "ru":
        return Language.RUSSIAN if rng.random() < 0.93 else Language.KAZAKH
    return Language.KAZAKH if rng.random() * 100 < min(kazakh_share + 18, 98) else Language.RUSSIAN


def _family(surname: str, is_woman: bool) -> str:
    return f"{surname}а" if is_woman and surname.endswith(("ов", "ев", "ёв", "ин")) else surname


def _stem(family: str) -> str:
    return family[:-1] if family.endswith(("ова", "ева", "ёва", "ина")) else family


def _patronymic(kind: str, father: str, is_woman: bool) -> str:
    if kind == "kk":
        return f"{father}{'қызы' if is_woman else 'ұлы'}"
    return f"{father}{'на' if is_woman else 'ич'}"


@cache
def _group(people: str) -> dict:
    group: dict = table("names")[people]
    return group
