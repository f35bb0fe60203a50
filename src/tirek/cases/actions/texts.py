"""Texts that staff and applicants type into actions, and the keys they are found by."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tirek.core.lines import paragraphs
from tirek.core.text import name_keys, search_terms

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


def case_terms(subject: str, body: str, full_name: str) -> str:
    """The search keys stored with a case: of its text and of the applicant's name."""
    return " ".join(dict.fromkeys([*search_terms(f"{subject}\n{body}").split(), *name_keys(full_name)]))
