"""What must hold across the rows of the network."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy as _

from tirek.core.checks import Finding, integrity_check
from tirek.network.models import Organisation, OrganisationName, OrganisationPlacement, RoleGrant

# A placement open today must say the same as the path; a root has none.
_PATHS = """
    SELECT o.code FROM network_organisation o
    LEFT JOIN network_organisationplacement p ON p.organisation_id = o.id AND upper_inf(p.during)
    LEFT JOIN network_organisation parent ON parent.id = p.parent_id
    WHERE upper_inf(o.during) AND o.path <> coalesce(parent.path, '') || o.code || '.'
    ORDER BY o.code
"""


@integrity_check(
    "network.path_differs_from_placement",
    title=_("The path of an organisation is not that of its place in the tree"),
    cure=_("Place the organisation again under its parent, on its page, “Change the register”."),
)
def path_differs_from_placement() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute(_PATHS)
        for (code,) in cursor.fetchall():
            yield Finding(code)


@integrity_check(
    "network.name_differs_from_history",
    title=_("The name of an organisation is not the latest of its history"),
    cure=_("Rename the organisation on its page, “Change the register”."),
)
def name_differs_from_history() -> Iterator[Finding]:
    current = OrganisationName.objects.filter(
        organisation=OuterRef("pk"), during__upper_inf=True, name_kk=OuterRef("name_kk"), name_ru=OuterRef("name_ru")
    )
    working = Organisation.objects.filter(during__upper_inf=True)
    for code in working.exclude(Exists(current)).order_by("code").values_list("code", flat=True):
        yield Finding(code)


@integrity_check(
    "network.placed_outside_its_time",
    title=_("An organisation stands in the tree at a time when it or its parent did not exist"),
    cure=_("Correct the dates of the placement with whoever entered it."),
)
def placed_outside_its_time() -> Iterator[Finding]:
    wrong = OrganisationPlacement.objects.exclude(
        organisation__during__contains=F("during"), parent__during__contains=F("during")
    )
    for code in wrong.order_by("organisation__code").values_list("organisation__code", flat=True):
        yield Finding(code)


@integrity_check(
    "network.grant_ended_but_open",
    title=_("A role was ended but is still in force"),
    cure=_("End the role again on the staff page of the organisation."),
)
def grant_ended_but_open() -> Iterator[Finding]:
    for grant in RoleGrant.objects.filter(ended_at__isnull=False, during__upper_inf=True).order_by("id"):
        yield Finding(str(grant.pk))


@integrity_check(
    "network.grant_at_closed_organisation",
    title=_("A role is held without end at an organisation that has closed"),
    cure=_("End the role on the staff page of the organisation."),
)
def grant_at_closed_organisation() -> Iterator[Finding]:
    held = RoleGrant.objects.filter(during__upper_inf=True, organisation__during__upper_inf=False)
    for grant in held.order_by("id"):
        yield Finding(str(grant.pk))
