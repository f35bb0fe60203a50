"""Texts that staff and applicants type into actions."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tirek.core.lines import paragraphs

LONGEST = 20_000


def required(text: str, field: str = "reason") -> str:
    """The text, tidy. Raises ValidationError on ``field`` when it is empty or too long."""
    tidy = optional(text, field)
    if not tidy:
        raise ValidationError({field: _("Write it in words.")})
    return tidy


def optional(text: str, field: str = "text") -> str:
    """The text, tidy, perhaps empty. Raises ValidationError when it is too long."""
    tidy = paragraphs(text)
    if len(tidy) > LONGEST:
        raise ValidationError({field: _("The text is too long: at most %(n)s characters.") % {"n": LONGEST}})
    return tidy
