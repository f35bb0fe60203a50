"""Under which name a work may be shown: a child's surname and school never, its first name only when its guardian
agreed to that."""

from collections.abc import Collection
from datetime import date

from tirek.calls.enums import CallKind, ConsentPurpose, EntrantKind
from tirek.calls.models import Entry

ADULT = 18


def is_childs(entry: Entry, on: date) -> bool:
    """Whether an entry is a child's, on a day. In a children's contest every one is, whoever came of age since."""
    if entry.call.kind == CallKind.CHILDREN or entry.born_on is None:
        return entry.call.kind == CallKind.CHILDREN
    had_birthday = (on.month, on.day) >= (entry.born_on.month, entry.born_on.day)
    return on.year - entry.born_on.year - (not had_birthday) < ADULT


def agreed_purposes(entry: Entry) -> set[str]:
    """What every guardian who was asked agrees to now; nothing when none was asked or one took it back."""
    consents = list(entry.consents.all())
    if not consents or not all(each.stands for each in consents):
        return set()
    return set.intersection(*(set(each.purposes) for each in consents))


def may_show(entry: Entry, on: date) -> bool:
    """Whether the work may stand in the public gallery."""
    return not is_childs(entry, on) or ConsentPurpose.GALLERY in agreed_purposes(entry)


def public_name(entry: Entry, on: date) -> str:
    """The name the public reads, empty when there is none to show."""
    if is_childs(entry, on):
        is_single = entry.entrant_kind == EntrantKind.PERSON
        agreed = is_single and ConsentPurpose.NAME in agreed_purposes(entry)
        return given_name(entry.name) if agreed else ""
    return recipient(entry)


def recipient(entry: Entry) -> str:
    """Who receives an award or a grant: the person who entered alone, also where a school or an employer is told; else
    the organisation, or who speaks for the team."""
    if entry.entrant_kind == EntrantKind.PERSON:
        return entry.name
    return entry.organisation_name or entry.name


def given_name(name: str) -> str:
    """The given name in a full one, which begins with the family name; nothing from a single word."""
    words = name.split()
    return words[1] if len(words) > 1 else ""


def is_first_name_only(typed: str, entry: Entry) -> bool:
    """Whether what somebody typed for a child is one word that is not its family name."""
    words: Collection[str] = typed.split()
    family = entry.name.split()[:1]
    return len(words) <= 1 and [word.casefold() for word in words] != [word.casefold() for word in family]
