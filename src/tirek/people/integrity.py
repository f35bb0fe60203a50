"""Checks of ``tirek check`` for people."""

from collections.abc import Iterable
from itertools import islice

from django.utils.translation import gettext_lazy as _

from tirek.core.checks import Finding, integrity_check
from tirek.people.actions.keys import outdated_keys

_SHOWN = 100


@integrity_check(
    "people.search_keys_out_of_date",
    title=_("Persons are stored with search keys of an older folding"),
    cure=_("Run: tirek people reindex"),
)
def search_keys_out_of_date() -> Iterable[Finding]:
    """The first hundred persons who may not be found by their names."""
    yield from (Finding(str(person.pk)) for person in islice(outdated_keys(), _SHOWN))
