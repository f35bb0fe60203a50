"""Organisations: an office, council, association, house, partner are all organisations in one dated tree."""

from datetime import date
from uuid import UUID

from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.core.actor import Actor, Reach
from tirek.core.models import Base, TrilingualName
from tirek.network.enums import Level, OrganisationKind


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Organisations are public; what they hold is not."""

    def visible_to(self, actor: Actor) -> "OrganisationQuerySet":
        """Everyone sees every organisation: the directory of the network is public."""
        return self

    def on(self, day: date) -> "OrganisationQuerySet":
        """Those that existed on a day."""
        return self.filter(during__contains=day)

    def offices(self) -> "OrganisationQuerySet":
        return self.filter(kind=OrganisationKind.OFFICE)

    def under(self, organisation: "Organisation") -> "OrganisationQuerySet":
        """The organisation and all below it in the current tree (prefix index on ``path``)."""
        return self.filter(path__startswith=organisation.path)


class Organisation(Base, TrilingualName):
    """A body of the network. ``code`` prefixes the numbers it issues and is never reused: four digits for an office
    or a partner, six for the bodies of the registers.

    ``path`` is the current place in the tree as codes ending in dots, e.g. ``0001.0032.0412.``.
    ``is_bound_by_code`` tells whether the Administrative Procedure Code binds it (law.md, art. 4(7)): if not,
    the same terms are its own standard.
    """

    kind = models.CharField(max_length=20, choices=OrganisationKind.choices)
    level = models.CharField(max_length=10, choices=Level.choices)
    code = models.CharField(max_length=6, unique=True)
    area = models.ForeignKey("territory.Area", on_delete=models.PROTECT, related_name="organisations")
    path = models.CharField(max_length=200, editable=False)
    during = DateRangeField()
    accepts_applications = models.BooleanField(default=False)
    is_bound_by_code = models.BooleanField(default=False)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=300, blank=True)
    opening_hours = models.CharField(max_length=200, blank=True)
    search_keys = models.TextField(blank=True, editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(code__regex=r"^[0-9]{4}([0-9]{2})?$"), name="organisation_code_digits"),
            models.CheckConstraint(condition=Q(during__isempty=False), name="organisation_exists_sometime"),
            models.CheckConstraint(
                condition=Q(path__regex=r"^([0-9]{4}([0-9]{2})?\.)+$"), name="organisation_path_of_codes"
            ),
        ]
        indexes = [
            models.Index(OpClass("path", name="varchar_pattern_ops"), name="organisation_path"),
            models.Index(fields=["area", "kind"], name="organisation_area_kind"),
        ]

    @property
    def parent_code(self) -> str | None:
        """Code of the parent in the current tree, None at a root."""
        codes = self.path.rstrip(".").split(".")
        return codes[-2] if len(codes) > 1 else None

    @property
    def ancestor_codes(self) -> list[str]:
        """Codes from the root to the parent."""
        return self.path.rstrip(".").split(".")[:-1]

    def get_absolute_url(self) -> str:
        return reverse("network:organisation", args=[self.code])


class OrganisationName(TrilingualName, Base):
    """A name an organisation bore during a time; two never overlap (0002_sql)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    during = DateRangeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(during__isempty=False), name="organisation_name_used_sometime"),
        ]


class OrganisationPlacement(Base):
    """Where an organisation stood in the tree during a time, one at a time (0002_sql); a root has none."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="placements")
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="child_placements")
    during = DateRangeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(organisation=models.F("parent")), name="organisation_not_own_parent"),
            models.CheckConstraint(condition=Q(during__isempty=False), name="organisation_placed_sometime"),
        ]


def subtree_ids(path: str) -> frozenset[UUID]:
    """Keys of the organisation at ``path`` and all below it."""
    return frozenset(Organisation.objects.filter(path__startswith=path).values_list("id", flat=True))


def concerned_by(reach: Reach) -> frozenset[UUID]:
    """Keys of the organisations in a limited reach and of all above them (two queries)."""
    own = Organisation.objects.filter(reach.q("pk")).values_list("path", flat=True)
    codes = {code for path in own for code in path.rstrip(".").split(".")}
    above = Organisation.objects.filter(code__in=codes).values_list("id", flat=True)
    return frozenset(above) | reach.ids
