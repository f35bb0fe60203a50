"""Reads of this app: search, hints of duplicates, pages of a person and of a household."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.iin import check_iin, iin_digits
from tirek.core.lines import normalise_email, normalise_phone, one_line
from tirek.people.enums import ContactKind, IdentifierKind, PersonPermission
from tirek.people.models import Contact, Disclosure, Household, HouseholdMember, Identifier, Person
from tirek.people.models.person import PersonQuerySet
from tirek.people.names import query_words, search_keys, similarity, strict_query, tolerant_query

__all__ = [
    "Duplicate",
    "Hit",
    "disclosures_of",
    "household_of",
    "identifier_holders",
    "matching_names",
    "members_of",
    "person_page",
    "possible_duplicates",
    "search_keys",
    "search_people",
    "visible_person_ids",
]

# Exactly the expression of index people_person_search; another spelling of it would scan the table.
_KEYS = "array_to_tsvector(array_remove(string_to_array(\"people_person\".\"search_keys\", ' '), ''))"
_MOST_CANDIDATES = 400
_MOST_NAMESAKES = 60
_SAME_PERSON = 0.72
_ALMOST_EQUAL = 0.93
_FEWEST_LETTERS = 2
_FEWEST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """A found person and how well they match, 0 to 1."""

    person: Person
    score: float


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Somebody who may be the same person. ``person`` is None when the actor may not see them.

    ``display`` is the full name and birth year, or initials only ("registered at another office").
    """

    person: Person | None
    display: str
    reasons: tuple[str | Promise, ...]
    score: float

    @property
    def is_visible(self) -> bool:
        return self.person is not None


def search_people(actor: Actor, text: str, limit: int = 20) -> list[Hit]:
    """The persons the actor may see who match a name in any spelling, an IIN, another number, a phone or an e-mail.

    At most two queries. Names: index ``people_person_search``, first as typed (words or their beginnings), then,
    when few are found, one slip per word is forgiven; the best of them by likeness.
    """
    text = one_line(text)[:200]
    visible = Person.objects.visible_to(actor).current().select_related("area")
    if any(character.isdigit() for character in text) or "@" in text:
        return [Hit(person, 1.0) for person in visible.filter(_by_number(text)).order_by("-id")[:limit]]
    words = query_words(text)
    if not words or max(map(len, words)) < _FEWEST_LETTERS:
        return []
    found = {person.pk: person for person in matching_names(visible, strict_query(words))[:_MOST_CANDIDATES]}
    if len(found) < limit:
        for person in matching_names(visible, tolerant_query(words))[:_MOST_CANDIDATES]:
            found.setdefault(person.pk, person)
    return _ranked(found.values(), text)[:limit]


def matching_names(people: PersonQuerySet, tsquery: str) -> PersonQuerySet:
    """Persons whose name keys match a tsquery made by ``names``."""
    condition = RawSQL(f"{_KEYS} @@ %s::tsquery", [tsquery], output_field=BooleanField())  # noqa: S611 - constant SQL
    return people.filter(condition)


def possible_duplicates(
    *,
    name: str,
    birth_date: date | None = None,
    iin: str = "",
    phone: str = "",
    by: Actor,
    limit: int = 5,
    except_id: UUID | None = None,
) -> list[Duplicate]:
    """Registered persons who may be the one being entered, best first, with the reasons. Two queries.

    Whoever registers is warned of persons at other offices too, but sees initials only.
    """
    everyone = by.is_system or by.holds(PersonPermission.REGISTER)
    pool = (Person.objects.all() if everyone else Person.objects.visible_to(by)).current()
    value, number = _valid_iin(iin), normalise_phone(phone) if phone else None
    ids = _candidate_ids(pool, name, birth_date, value, number)
    candidates = (
        pool.filter(pk__in=ids)
        .exclude(pk=except_id)
        .annotate(
            is_seen=Exists(Person.objects.visible_to(by).filter(pk=OuterRef("pk"))),
            same_iin=Exists(identifier_holders(IdentifierKind.IIN, value).filter(person_id=OuterRef("pk"))),
            same_phone=Exists(Contact.objects.current().filter(value=number or "", person_id=OuterRef("pk"))),
        )
    )
    found = [_as_duplicate(person, name, birth_date) for person in candidates] if ids else []
    return sorted((hint for hint in found if hint.reasons), key=lambda hint: -hint.score)[:limit]


def identifier_holders(kind: str, value: str) -> QuerySet[Identifier]:
    """Current identifiers of this kind and value. Index ``people_identifier_value``."""
    return Identifier.objects.current().filter(kind=kind, value=value)


def visible_person_ids(actor: Actor, ids: Iterable[UUID]) -> set[UUID]:
    """Those of ``ids`` whom the actor may see, in one query."""
    return set(Person.objects.visible_to(actor).filter(pk__in=list(ids)).values_list("pk", flat=True))


def person_page(actor: Actor) -> PersonQuerySet:
    """Persons the actor may see with everything their page shows: constant number of queries."""
    return (
        Person.objects.visible_to(actor)
        .select_related("area", "merged_into")
        .prefetch_related("identifiers", "contacts", "consents", "memberships__household__area")
    )


def household_of(person: Person, actor: Actor) -> Household | None:
    """The household the person lives in now, when the actor may see it."""
    current = HouseholdMember.objects.current().filter(person=person, household_id=OuterRef("pk"))
    return Household.objects.visible_to(actor).filter(Exists(current)).select_related("area").first()


def members_of(household: Household, actor: Actor) -> list[tuple[HouseholdMember, bool]]:
    """All members past and present, head first, each with whether the actor may see the person. Two queries."""
    members = list(household.members.select_related("person"))
    seen = visible_person_ids(actor, [member.person_id for member in members])
    members.sort(key=lambda member: (member.during.upper is not None, member.role != "head", member.during.lower))
    return [(member, member.person_id in seen) for member in members]


def disclosures_of(person: Person) -> QuerySet[Disclosure]:
    """Who saw which data of this person, newest first. Index ``people_disclosure_person``.

    The caller has fetched the person through ``visible_to``.
    """
    return Disclosure.objects.filter(person=person).order_by("-at")


def _ranked(people: Iterable[Person], text: str) -> list[Hit]:
    hits = [Hit(person, _likeness(person, text)) for person in people]
    return sorted(hits, key=lambda hit: (-hit.score, hit.person.full_name, hit.person.pk))


def _likeness(person: Person, text: str) -> float:
    """Likeness of what was typed with the name, forgiving for what was left out of it (a patronymic, a half word)."""
    words, keys = query_words(text), [key for key in person.search_keys.split() if not key.startswith("~")]
    begun = sum(max((_part(word, key) for key in keys), default=0.0) for word in words) / len(words)
    return 0.7 * begun + 0.3 * similarity(text, person.full_name)


def _part(word: str, key: str) -> float:
    if word == key:
        return 1.0
    return 0.9 if key.startswith(word) else similarity(word, key) * 0.85


def _by_number(text: str) -> Q:
    """Persons by the exact value of a number, phone or e-mail, whichever the text can be."""
    digits = iin_digits(text) or ""
    numbers = Identifier.objects.filter(value__in={text.upper().replace(" ", ""), digits} - {""})
    phone = normalise_phone(text) if len(digits) >= _FEWEST_DIGITS or text.startswith("+") else None
    contacts = Contact.objects.current().filter(value__in=filter(None, (phone, normalise_email(text))))
    return Q(pk__in=numbers.values("person_id").union(contacts.values("person_id")))


def _valid_iin(text: str) -> str:
    check = check_iin(text) if text else None
    return check.value if check and check.is_valid else ""


def _candidate_ids(pool: PersonQuerySet, name: str, birth_date: date | None, iin: str, phone: str | None) -> list[UUID]:
    """Keys of everyone worth comparing, by four index lookups in one statement."""
    sources = []
    if iin:
        sources.append(identifier_holders(IdentifierKind.IIN, iin).values_list("person_id"))
    if phone:
        sources.append(Contact.objects.current().filter(kind=ContactKind.PHONE, value=phone).values_list("person_id"))
    if birth_date:
        sources.append(pool.filter(birth_date=birth_date).values_list("pk")[:_MOST_CANDIDATES])
    words = query_words(name)
    if len(words) > 1:
        alike = matching_names(pool, tolerant_query(words[:2]))
        alike = alike.filter(birth_date__isnull=True) if birth_date else alike
        sources.append(alike.values_list("pk")[:_MOST_NAMESAKES])
    if not sources:
        return []
    return [row[0] for row in sources[0].union(*sources[1:])]


def _as_duplicate(person: Person, name: str, birth_date: date | None) -> Duplicate:
    likeness = similarity(name, person.full_name) if name else 0.0
    reasons: list[tuple[str | Promise, float]] = []
    if person.same_iin:  # type: ignore[attr-defined] - annotated above
        reasons.append((_("Same IIN"), 1.0))
    if person.same_phone:  # type: ignore[attr-defined]
        reasons.append((_("Same phone"), 0.4 + 0.5 * likeness))
    if birth_date and person.birth_date == birth_date and likeness >= _SAME_PERSON:
        reasons.append((_("Similar name and the same date of birth"), 0.5 + 0.45 * likeness))
    elif likeness >= _ALMOST_EQUAL and not (birth_date and person.birth_date):
        reasons.append((_("Almost the same name"), 0.6 * likeness))
    is_seen = person.is_seen  # type: ignore[attr-defined]
    return Duplicate(
        person=person if is_seen else None,
        display=_display(person) if is_seen else _initials(person),
        reasons=tuple(reason for reason, _score in reasons),
        score=max((score for _reason, score in reasons), default=0.0),
    )


def _display(person: Person) -> str:
    return f"{person.full_name}, {person.birth_date.year}" if person.birth_date else person.full_name


def _initials(person: Person) -> str:
    return " ".join(f"{part[0]}•••" for part in person.full_name.split())
