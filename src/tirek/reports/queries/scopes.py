"""Whose figures: one office, one region, or the republic, under a geography."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from tirek.core.actor import Actor, Reach
from tirek.network.models import Organisation
from tirek.reports.enums import ReportPermission
from tirek.reports.queries.holders import own_bodies, subtree_of
from tirek.territory.models import Area


@dataclass(frozen=True, slots=True)
class Scope:
    """The offices a figure counts: those of ``reach``, narrowed to one office, to what stands on one office's sheet
    (``own``: the bodies it answers for itself; ``under``: all below it), or to a region as of ``geography``.

    ``geography`` is the day whose borders decide which district lies in which region.
    """

    reach: Reach
    geography: date
    office: Organisation | None = None
    region: Area | None = None
    own: Organisation | None = None
    under: Organisation | None = None

    def q(self, column: str = "office_id") -> Q:
        """The condition on the organisation a record counts at; what counts in a region, ``borders`` say."""
        return self._narrowed(column) & self.reach.q(column)

    def _narrowed(self, column: str) -> Q:
        if self.own is not None:
            return Q(**{f"{column}__in": own_bodies(self.own)})
        if self.under is not None:
            return subtree_of(self.under).q(column)
        return Q(**{column: self.office.pk}) if self.office is not None else Q()

    def at_office(self, office: Organisation) -> "Scope":
        return replace(self, office=office, region=None)

    def on_sheet_of(self, office: Organisation, *, whole: bool) -> "Scope":
        """What an office answers for itself on its sheet, or with all below it."""
        return replace(self, own=None if whole else office, under=office if whole else None)

    def in_region(self, region: Area) -> "Scope":
        return replace(self, office=None, region=region)

    @property
    def link(self) -> dict[str, str]:
        """The parameters that name this scope in an address."""
        place: dict[str, str] = {}
        if self.office is not None:
            place = {"office": self.office.code}
        elif self.own is not None:
            place = {"own": self.own.code}
        elif self.under is not None:
            place = {"under": self.under.code}
        elif self.region is not None:
            place = {"area": self.region.kato or str(self.region.pk)}
        return {**place, "on": self.geography.isoformat()}


def scope_for(actor: Actor, *, geography: date) -> Scope:
    """Everything whose figures the actor may see."""
    return Scope(actor.reach(ReportPermission.VIEW), geography)
