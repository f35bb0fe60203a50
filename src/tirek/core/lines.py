"""Cleaning of what people type: names, addresses, phones, e-mails. Any script is welcome."""

import re
import unicodedata

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

# Marks that turn the direction of text or hide inside it; they would let one name look like another.
_INVISIBLE = dict.fromkeys(
    [
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0x200B,
        0x200E,
        0x200F,
        0x061C,
        0x2060,
        0xFEFF,
        0x00AD,
    ]
)
_SPACES = re.compile(r"\s+")
_SPACES_IN_LINE = re.compile(r"[^\S\n]+")
HOME_REGION = "KZ"


def has_control_characters(text: str) -> bool:
    """Whether the text has control characters or broken halves of characters, beyond tabs and line ends."""
    return any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n\r" for c in text)


def one_line(text: str) -> str:
    """The text on one line: composed (NFC), without direction marks, spaces collapsed."""
    visible = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return _SPACES.sub(" ", visible).strip()


def paragraphs(text: str) -> str:
    """The text with its line ends kept (at most one empty line in a row), cleaned as :func:`one_line` does."""
    visible = unicodedata.normalize("NFC", text).translate(_INVISIBLE).replace("\r\n", "\n").replace("\r", "\n")
    lines = (_SPACES_IN_LINE.sub(" ", line).strip() for line in visible.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def normalise_phone(text: str) -> str | None:
    """A phone in E.164 (``8 701 123 45 67`` → ``+77011234567``), or None when it cannot be one.

    Numbers without a country code are read as Kazakhstan's; 8-800 numbers share +7 with the neighbour. A number
    is accepted when its length is possible: new ranges open faster than any list of them.
    """
    try:
        number = phonenumbers.parse(text, HOME_REGION)
    except phonenumbers.NumberParseException:
        return None
    length = phonenumbers.is_possible_number_with_reason(number)
    if number.extension or length != phonenumbers.ValidationResult.IS_POSSIBLE:  # local numbers reach nobody outside
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone_for_reading(value: str) -> str:
    """An E.164 number with the spaces people expect: ``+7 701 123 4567``."""
    try:
        number = phonenumbers.parse(value, None)
    except phonenumbers.NumberParseException:
        return value
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def normalise_email(text: str) -> str | None:
    """An e-mail address in lower case, or None when it is not one."""
    address = one_line(text).lower()
    try:
        validate_email(address)
    except ValidationError:
        return None
    return address
