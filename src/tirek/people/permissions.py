"""Who may do what with persons. Sight itself is ``Person.objects.visible_to``; here are the deeds."""

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.permissions import declare
from tirek.core.roles import Role
from tirek.core.verdict import ALLOWED, Verdict, refuse
from tirek.people.enums import PersonPermission
from tirek.people.models import Person, PersonLink, PersonMerge

declare(
    {
        PersonPermission.VIEW: {Role.REGISTRAR, Role.CLERK, Role.HEAD, Role.PARTNER_CLERK},
        PersonPermission.REGISTER: {Role.REGISTRAR, Role.CLERK, Role.HEAD},
        PersonPermission.EDIT: {Role.REGISTRAR, Role.CLERK, Role.HEAD},
        PersonPermission.REVIEW: {Role.REGISTRAR, Role.CLERK, Role.HEAD},
        PersonPermission.MERGE: {Role.CLERK, Role.HEAD},
        PersonPermission.VIEW_STATUS: {Role.REGISTRAR, Role.CLERK, Role.HEAD},
    }
)


def may_register(actor: Actor) -> Verdict:
    """Registering a person: the desk, the system, and applicants themselves (nobody is refused at the door)."""
    is_applicant = not actor.grants and not actor.is_system
    if actor.is_system or is_applicant or actor.holds(PersonPermission.REGISTER):
        return ALLOWED
    return refuse(_("Your role does not register people."))


def may_edit(actor: Actor, person: Person) -> Verdict:
    """Changing a person's data: an office that has the person, or the person."""
    if actor.is_system or _is_own(actor, person):
        return ALLOWED
    reach = actor.reach(PersonPermission.EDIT)
    if reach and PersonLink.objects.open().filter(reach.q("organisation_id"), person=person).exists():
        return ALLOWED
    return refuse(_("Only an office that works with this person can change the data."))


def may_reveal(actor: Actor, person: Person) -> Verdict:
    """Seeing a hidden number in full: whoever may edit it, and staff who work with the person; each time is kept."""
    if actor.is_system or _is_own(actor, person):
        return ALLOWED
    reach = actor.reach(PersonPermission.VIEW)
    if reach and PersonLink.objects.open().filter(reach.q("organisation_id"), person=person).exists():
        return ALLOWED
    return refuse(_("Only staff who work with this person can see the number."))


def may_propose_merge(actor: Actor) -> Verdict:
    """Comparing records that look alike and proposing to join them: who registers and works with people."""
    if actor.user_id and actor.holds(PersonPermission.REVIEW):
        return ALLOWED
    return refuse(_("Your role does not compare records of people."))


def may_join(actor: Actor, merge: PersonMerge) -> Verdict:
    """Joining two records for good: a second person, a case worker or head, never who proposed it."""
    if actor.user_id and actor.user_id == merge.proposed_by_id:
        return refuse(_("You proposed this yourself. A colleague has to compare the records and join them."))
    if actor.user_id and actor.holds(PersonPermission.MERGE):
        return ALLOWED
    return refuse(_("Only a case worker or the head joins records."))


def may_undo_merge(actor: Actor, merge: PersonMerge) -> Verdict:
    """Taking a merge apart: whoever may join. One person is enough, because nothing is lost by it."""
    if actor.user_id and actor.holds(PersonPermission.MERGE):
        return ALLOWED
    return refuse(_("Only a case worker or the head takes joined records apart."))


def _is_own(actor: Actor, person: Person) -> bool:
    return actor.person_id is not None and actor.person_id == person.pk
