"""Renewing the keys persons are found by, after folding itself has changed."""

from collections.abc import Iterator

from django.db.transaction import atomic

from tirek.people.models import Person
from tirek.people.names import search_keys

BATCH = 2000


def outdated_keys() -> Iterator[Person]:
    """Persons whose stored search keys are not those of their names today; streams the whole register."""
    names = Person.objects.only("family_name", "given_name", "patronymic", "search_keys")
    for person in names.order_by("pk").iterator(chunk_size=BATCH):
        keys = search_keys(person.family_name, person.given_name, person.patronymic)
        if keys != person.search_keys:
            person.search_keys = keys
            yield person


@atomic
def renew_search_keys() -> int:
    """Write the keys of today where they differ; returns how many. Derived data, so nothing is audited."""
    outdated = list(outdated_keys())
    Person.objects.bulk_update(outdated, ["search_keys"], batch_size=BATCH)
    return len(outdated)
