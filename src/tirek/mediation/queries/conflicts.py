"""Whether a mediator is impartial: kin, employer, earlier files, organisation; apps beside may know further reasons."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from tirek.core.text import fold
from tirek.mediation.enums import TO_BE_DISCLOSED, ConflictKind
from tirek.mediation.models import Dispute, Mediator, Party
from tirek.people.enums import IdentifierKind
from tirek.people.models import HouseholdMember, Identifier

Told = Mapping[str, str]
Source = Callable[[frozenset[UUID], Iterable[UUID]], Iterable[UUID]]
_SOURCES: list[Source] = []


@dataclass(frozen=True, slots=True)
class Conflict:
    """A reason, and whether it keeps the mediator off the list (else it is disclosed to the parties)."""

    kind: ConflictKind

    @property
    def bars(self) -> bool:
        return self.kind not in TO_BE_DISCLOSED


def register_source(source: Source) -> None:
    """A slot for apps that know who worked for whom: called with persons who are parties and accounts of mediators,
    it names the accounts that have dealt with one of them. Registered once, from ``ready()``."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def conflicts_of(
    mediators: "Iterable[Mediator] | QuerySet[Mediator]", dispute: Dispute, told: Sequence[Told]
) -> dict[UUID, list[Conflict]]:
    """The conflicts of each mediator with the parties, by key. ``told`` is what the parties said of themselves. A fixed
    number of queries however many mediators there are."""
    listed = list(mediators)
    view = _View(listed, dispute, told)
    return {each.pk: [Conflict(kind) for kind in view.kinds(each)] for each in listed}


class _View:
    """What is known of the parties, read once."""

    def __init__(self, mediators: list[Mediator], dispute: Dispute, told: Sequence[Told]) -> None:
        self.people = _people(told)
        self.kin = _kin(self.people, [each.person_id for each in mediators if each.person_id])
        self.bodies = {plain(each["organisation"]) for each in told if each.get("organisation")}
        self.workplaces = self.bodies | {plain(each["employer"]) for each in told if each.get("employer")}
        self.families = {_family(each["family_name"]) for each in told if each.get("family_name")}
        self.known = _met_before(dispute, mediators)
        accounts = [each.user_id for each in mediators if each.user_id]
        self.dealt = {key for source in _SOURCES for key in source(self.people, accounts)} if self.people else set()

    def kinds(self, mediator: Mediator) -> list[ConflictKind]:
        work = {plain(each) for each in mediator.employers}
        found = {
            ConflictKind.KIN: mediator.person_id in self.kin or mediator.person_id in self.people,
            ConflictKind.EMPLOYER: bool(work & self.workplaces),
            ConflictKind.ORGANISATION: bool(mediator.organisation) and plain(mediator.organisation) in self.bodies,
            ConflictKind.EARLIER_FILE: mediator.pk in self.known,
            ConflictKind.EARLIER_CASE: mediator.user_id in self.dealt,
            ConflictKind.NAME: _family(mediator.family_name) in self.families,
        }
        return [kind for kind, holds in found.items() if holds]


def plain(name: str) -> str:
    """A name as it is compared: one spelling for all alphabets, without quotation marks, in whatever order."""
    return " ".join(sorted(fold("".join(char if char.isalnum() else " " for char in name)).split()))


def _family(name: str) -> str:
    """A family name without its ending of sex: Ахметов and Ахметова are one."""
    return plain(name).removesuffix("a")


def _people(told: Sequence[Told]) -> frozenset[UUID]:
    """The persons of the register whom the parties' IINs name."""
    numbers = [each["iin"] for each in told if each.get("iin")]
    if not numbers:
        return frozenset()
    held = Identifier.objects.current().filter(kind=IdentifierKind.IIN, value__in=numbers)
    return frozenset(held.values_list("person_id", flat=True))


def _kin(people: frozenset[UUID], mediators: list[UUID]) -> set[UUID]:
    """Mediators (by person) who live with one of these people."""
    if not people or not mediators:
        return set()
    homes = HouseholdMember.objects.current().filter(person_id__in=people).values("household_id")
    return set(
        HouseholdMember.objects.current()
        .filter(household_id__in=homes, person_id__in=mediators)
        .values_list("person_id", flat=True)
    )


def _met_before(dispute: Dispute, mediators: list[Mediator]) -> set[UUID]:
    """Mediators who have had a file with one of these parties."""
    digests = Party.objects.filter(dispute=dispute).exclude(who_digest="").values("who_digest")
    others = Party.objects.filter(who_digest__in=digests).exclude(dispute=dispute).values("dispute_id")
    met = Dispute.objects.filter(pk__in=others, mediator__in=[each.pk for each in mediators], accepted_on__isnull=False)
    return set(met.values_list("mediator_id", flat=True))
