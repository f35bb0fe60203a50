"""What figures can be divided by besides place and period: language, sex, age, service, channel, kind, evidence."""

from collections.abc import Mapping
from dataclasses import replace

from django.conf import settings
from django.db.models import Case, F, Func, IntegerField, Value, When
from django.db.models.lookups import LessThan
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.reports.indicators.base import Breakdown

BANDS = ((14, "0-13"), (18, "14-17"), (35, "18-34"), (60, "35-59"))
OLDEST = "60"


class _Age(Func):
    """Whole years from a birth to a day, by PostgreSQL itself."""

    function = "age"
    template = "date_part('year', %(function)s(%(expressions)s))::int"
    output_field = IntegerField()


def by_language(column: str = "language") -> Breakdown:
    """The language it was written or held in."""
    return Breakdown("language", column, gettext_lazy("By language"), labels=_languages, is_quiet=True)


def by_sex(person: str) -> Breakdown:
    """The sex of the person a path leads to."""
    return Breakdown("sex", f"{person}__sex", gettext_lazy("By sex"), is_quiet=True)


def by_age(person: str, day: str) -> Breakdown:
    """The age of the person a path leads to, on a day of the record, in bands."""
    age = _Age(F(day), F(f"{person}__birth_date"))
    bands = [When(**{f"{person}__birth_date__isnull": True, "then": Value("")})]
    bands += [When(LessThan(age, below), then=Value(code)) for below, code in BANDS]
    column = f"{person}__birth_date"
    return Breakdown("age", column, gettext_lazy("By age"), Case(*bands, default=Value(OLDEST)), _bands, is_quiet=True)


def quiet(breakdown: Breakdown) -> Breakdown:
    """The same, left out of the sheet."""
    return replace(breakdown, is_quiet=True)


def _languages() -> Mapping[str, str]:
    return {code: str(name) for code, name in settings.LANGUAGES}


def _bands() -> Mapping[str, str]:
    return {
        "0-13": _("under 14"),
        "14-17": _("14 to 17"),
        "18-34": _("18 to 34"),
        "35-59": _("35 to 59"),
        OLDEST: _("60 and over"),
    }


BY_CHANNEL = Breakdown("channel", "channel", gettext_lazy("By channel"))
BY_SERVICE = Breakdown("service", "service__code", gettext_lazy("By service"))
BY_APPLICANT = (by_language(), by_sex("applicant"), by_age("applicant", "registered_on"))
OF_CASES = (quiet(BY_CHANNEL), quiet(BY_SERVICE), *BY_APPLICANT)
