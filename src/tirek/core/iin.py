"""The individual identification number (ЖСН, ИИН) of Kazakhstan.

Source: Law 12.01.2007 No. 223; law.md of the project, §3. Twelve digits: YYMMDD, a digit for century and sex,
four serial digits and a check digit. The check digit never proves identity: weight 11 leaves the eleventh digit
unprotected on the first pass, so about 9 % of single-digit slips pass. Show the name for confirmation.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_FIRST_PASS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND_PASS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_SEPARATORS = frozenset(" -–—.·/\u00a0\u2009\u202f\t")
_CENTURIES = {1: 1800, 2: 1800, 3: 1900, 4: 1900, 5: 2000, 6: 2000}

FEMALE, MALE = "female", "male"


@dataclass(frozen=True, slots=True)
class IinCheck:
    """What a number says. ``warnings`` never stop anyone; ``reason`` says why an invalid number is refused."""

    is_valid: bool
    value: str = ""
    warnings: tuple[str | Promise, ...] = ()
    birth_date: date | None = None
    sex: str | None = None
    reason: str | Promise = ""


def check_iin(text: str, *, birth_date: date | None = None, sex: str | None = None) -> IinCheck:
    """Check a number as typed. A birth date or sex that disagrees warns and never blocks.

    Since Government resolution 26.08.2013 No. 853 such a mismatch is no error, and numbers of foreigners and
    of the second pass are issued as any other; only a number that cannot have been issued is refused.
    """
    digits = iin_digits(text)
    reason = _why_refused(digits)
    if reason:
        return IinCheck(False, value=digits or "", reason=reason)
    assert digits is not None
    stated_date, stated_sex = _birth_date(digits), _sex(digits)
    return IinCheck(
        True,
        value=digits,
        warnings=tuple(_warnings(digits, stated_date, stated_sex, birth_date, sex)),
        birth_date=stated_date,
        sex=stated_sex,
    )


def iin_digits(text: str) -> str | None:
    """The digits of a typed number without separators, whatever script they are in; None when it has letters."""
    digits = []
    for character in text.strip():
        if character in _SEPARATORS:
            continue
        digit = unicodedata.digit(character, None)
        if digit is None:
            return None
        digits.append(str(digit))
    return "".join(digits)


def check_digit(first_eleven: str) -> int | None:
    """The twelfth digit for the first eleven; None when such a number is never issued."""
    for weights in (_FIRST_PASS, _SECOND_PASS):
        remainder = sum(int(d) * w for d, w in zip(first_eleven, weights, strict=True)) % 11
        if remainder < 10:
            return remainder
    return None


def _why_refused(digits: str | None) -> str | Promise:
    if digits is None:
        return _("An IIN has digits only.")
    if len(digits) != 12:
        return _("An IIN has 12 digits.")
    expected = check_digit(digits[:11])
    if expected is None:
        return _("Such an IIN is never issued. Check the digits.")
    if expected != int(digits[11]):
        return _("There is a slip in this IIN. Check the digits.")
    return ""


def _birth_date(digits: str) -> date | None:
    century = _CENTURIES.get(int(digits[6]))
    if century is None:
        return None
    try:
        return date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return None


def _sex(digits: str) -> str | None:
    century_and_sex = int(digits[6])
    if century_and_sex not in _CENTURIES:
        return None
    return MALE if century_and_sex % 2 else FEMALE


def _warnings(
    digits: str, stated: date | None, stated_sex: str | None, birth_date: date | None, sex: str | None
) -> list[str | Promise]:
    warnings: list[str | Promise] = []
    if stated is None and int(digits[6]) in _CENTURIES:
        warnings.append(_("The date inside this IIN does not exist. Compare it with the document."))
    if stated and birth_date and stated != birth_date:
        warnings.append(_("The date of birth differs from the one inside the IIN. Compare both with the document."))
    if stated_sex and sex in (FEMALE, MALE) and sex != stated_sex:
        warnings.append(_("The sex differs from the one inside the IIN. Compare both with the document."))
    return warnings
