"""The secretary of a regional assembly, who keeps the members of the bodies below it."""

from datetime import datetime

from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.network.actions.users import NewUser, create_staff
from tirek.network.models import Organisation
from tirek.network.queries.users import DEMO_DOMAIN

ASSEMBLY = "0561"


def hire_secretary(*, by: Actor, at: datetime) -> None:
    """Turkistan's, by invented name."""
    assembly = Organisation.objects.get(code=ASSEMBLY)
    secretary = NewUser(
        email=f"secretary.turkistan@{DEMO_DOMAIN}",
        name="Нұрғалиева Әсел",
        post="Ассамблея хатшысы",
        language="kk",
        roles=[(Role.SECRETARY, assembly.pk)],
        since=assembly.during.lower,
    )
    create_staff([secretary], by=by, at=at)
