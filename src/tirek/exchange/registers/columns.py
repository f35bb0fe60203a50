"""Columns of a register: what their head is called, how a cell is read, how a value is shown again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import TextChoices
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from tirek.core.fields import LineField, NormalEmailField, ParagraphsField, PhoneField
from tirek.core.sheets import day_of
from tirek.core.text import fold

# What people write to say that there is nothing: the value is emptied. An empty cell leaves it as it is.
DASHES = frozenset({"-", "–", "—"})
YES = gettext_lazy("yes")
NO = gettext_lazy("no")
_YES = frozenset(("1", "+", "yes", "true", "иә", "ия", "да"))
_NO = frozenset(("0", "-", "no", "false", "жоқ", "нет"))
MOST_TOLD = 12
HOURS = ("%H:%M", "%H.%M", "%H:%M:%S")


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column. ``read`` turns a cell that is not empty into a value or raises ValidationError; ``blank`` is what a
    dash stands for. ``is_key``: every row has to fill it in, since it says which record is meant. ``is_needed``: a new
    record does not come about without it. ``values`` lists what may be written."""

    code: str
    label: Any
    read: Callable[[str], Any]
    help: Any = ""
    is_key: bool = False
    is_needed: bool = False
    blank: Any = ""
    values: Callable[[], Sequence[str]] | None = None
    show: Callable[[Any], str] = field(default=lambda value: shown(value))
    also: tuple[str, ...] = ()

    def value_of(self, cell: str) -> Any:
        """What a filled cell says. Raises ValidationError."""
        return self.blank if cell in DASHES and not self.is_key else self.read(cell)

    def heads(self) -> frozenset[str]:
        """Everything this column is called: its label in every language of the interface, its code, other names."""
        return _heads(self)


@lru_cache(maxsize=500)
def _heads(column: Column) -> frozenset[str]:
    return frozenset(map(plain_head, (*in_all_languages(column.label), column.code, *column.also)))


def in_all_languages(label: Any) -> list[str]:
    """A label in each language of the interface."""
    told = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            told.append(str(label))
    return told


@lru_cache(maxsize=20_000)
def plain_head(head: str) -> str:
    """A head as it is compared: letters and digits only, the letters of look-alike alphabets as one."""
    return " ".join(fold(head.replace("*", " ").replace("_", " ")).split())


def shown(value: Any) -> str:
    """A value in the language of the interface, for a report of what changes."""
    match value:
        case None | "" | []:
            return "—"
        case bool():
            return str(YES if value else NO)
        case list():
            return ", ".join(map(str, value))
    return str(value)


# -- What columns hold -------------------------------------------------------------------------------------------------


def line(code: str, label: Any, *, longest: int = 300, **more: Any) -> Column:
    """One line of text."""
    return Column(code, label, LineField(max_length=longest).clean, **more)


def text(code: str, label: Any, *, longest: int = 6000, **more: Any) -> Column:
    """Several lines of text."""
    return Column(code, label, ParagraphsField(max_length=longest).clean, **more)


def day(code: str, label: Any, **more: Any) -> Column:
    """A day."""
    return Column(code, label, day_of, blank=None, show=_shown_day, **{"help": gettext_lazy("31.12.2026"), **more})


def hour(code: str, label: Any, **more: Any) -> Column:
    """A time of day."""
    return Column(code, label, _hour, blank=None, **{"help": gettext_lazy("10:00"), **more})


def number(code: str, label: Any, *, least: int = 0, most: int = 1_000_000, **more: Any) -> Column:
    """A whole number."""

    def read(cell: str) -> int:
        bare = cell.replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
        if not bare.isdecimal():
            raise ValidationError(_("This is not a whole number: %(text)s") % {"text": cell})
        if not least <= int(bare) <= most:
            raise ValidationError(_("From %(least)s to %(most)s.") % {"least": least, "most": most})
        return int(bare)

    return Column(code, label, read, blank=None, **more)


def flag(code: str, label: Any, **more: Any) -> Column:
    """Yes or no."""
    return Column(code, label, _flag, blank=False, values=lambda: [str(YES), str(NO)], **more)


def choice(code: str, label: Any, choices: type[TextChoices], **more: Any) -> Column:
    """One of a list, by its name in any language of the interface or by its code."""

    def show(value: Any) -> str:
        return str(choices(value).label) if value in choices.values else shown(value)

    def read(cell: str) -> str:
        return _chosen(choices, cell)

    return Column(code, label, read, values=lambda: [str(each.label) for each in choices], show=show, **more)


def several(code: str, label: Any, named: Callable[[str], str | None], **more: Any) -> Column:
    """Several of a list, parted by commas; ``named`` gives the code of one, or None."""

    def read(cell: str) -> list[str]:
        found = []
        for part in filter(None, (part.strip() for part in cell.replace(";", ",").split(","))):
            known = named(part)
            if known is None:
                raise ValidationError(_("This is not known: %(text)s") % {"text": part})
            found.append(known)
        return list(dict.fromkeys(found))

    return Column(code, label, read, blank=[], **more)


def link(code: str, label: Any, **more: Any) -> Column:
    """An address on the web."""
    return Column(code, label, _link, **more)


def email(code: str, label: Any, **more: Any) -> Column:
    """An e-mail address."""
    return Column(code, label, lambda cell: str(NormalEmailField().clean(cell)), **more)


def phone(code: str, label: Any, **more: Any) -> Column:
    """A phone, kept in E.164."""
    return Column(code, label, lambda cell: str(PhoneField().clean(cell)), **more)


def code_of_body(code: str, label: Any, **more: Any) -> Column:
    """The code of an organisation, four or six digits; spreadsheets drop the zeros in front."""
    return Column(code, label, _body_code, **{"help": gettext_lazy("Four or six digits, as in the directory."), **more})


def _body_code(cell: str) -> str:
    digits = cell.split()[0]
    if not digits.isdecimal() or len(digits) > 6:
        raise ValidationError(_("A code has four or six digits: %(text)s") % {"text": cell})
    return digits.zfill(4 if len(digits) <= 4 else 6)


def _hour(cell: str) -> time:
    for pattern in HOURS:
        try:
            return datetime.strptime(cell.rpartition(" ")[2], pattern).time()
        except ValueError:
            continue
    raise ValidationError(_("This is not a time of day: %(text)s") % {"text": cell})


def _flag(cell: str) -> bool:
    told = cell.lower()
    if told in _YES or told in _NO:
        return told in _YES
    raise ValidationError(_("Write yes or no, not “%(text)s”.") % {"text": cell})


def _link(cell: str) -> str:
    address = cell if "://" in cell else f"https://{cell}"
    URLValidator(schemes=["http", "https"])(address)
    return address


def _chosen(choices: type[TextChoices], cell: str) -> str:
    found = _names_of(choices).get(plain_head(cell))
    if found is None:
        raise not_in_list(cell, [str(each.label) for each in choices])
    return found


def not_in_list(cell: str, values: Sequence[str]) -> ValidationError:
    """What is said of a value that is none of a list."""
    told = {"text": cell, "values": ", ".join([*values[:MOST_TOLD], *(["…"] if len(values) > MOST_TOLD else [])])}
    return ValidationError(_("“%(text)s” is not one of: %(values)s") % told)


@lru_cache(maxsize=100)
def _names_of(choices: type[TextChoices]) -> dict[str, str]:
    """Every name of every choice, with its code."""
    return {
        plain_head(name): str(each.value)
        for each in choices
        for name in (*in_all_languages(each.label), str(each.value))
    }


def _shown_day(value: Any) -> str:
    told = parse_date(value) if isinstance(value, str) and value else value
    return date_format(told, "DATE_FORMAT") if isinstance(told, date) else shown(value)


def language() -> str:
    """The language of the interface, as a code of two letters."""
    return (get_language() or "kk")[:2]
