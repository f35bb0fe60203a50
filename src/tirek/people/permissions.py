"""Who may do what with persons. Sight itself is ``Person.objects.visible_to``; here are the deeds."""

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.permissions import declare
from tirek.core.roles import Role
from tirek.core.verdict import ALLOWED, Verdict, refuse
from tirek.people.enums import PersonPermission
from tirek.people.models import AccessRequest, Consent, Household, Person, PersonLink, PersonMerge

declare(
    {
        PersonPermission.VIEW: {Role.REGISTRAR, Role.CLERK, Role.HEAD, Role.PARTNER_CLERK},
        PersonPermission.REGISTER: {Role.REGISTRAR, Role.CLERK, Role.HEAD},
        PersonPermission.EDIT: {Role.REGISTRAR, Role.CLERK, Role.HEAD},
        PersonPermission.REVIEW: {Role.REGISTRAR, Role.CLERK, Role.HEAD},
        PersonPermission.MERGE: {Role.CLERK, Role.HEAD},
        PersonPermission.VIEW_STATUS: {Role.REGISTRAR, Role.CLERK, Role.HEAD},
        PersonPermission.REGISTER_MEMBER: {Role.SECRETARY, Role.HEAD, Role.COORDINATOR},
    }
)


def may_register(actor: Actor) -> Verdict:
    """Registering a person: the desk, the system, applicants themselves (nobody is refused at the door), and who
    seats the members of bodies (which gives no sight of the person)."""
    is_applicant = not actor.grants and not actor.is_system
    registers = actor.holds(PersonPermission.REGISTER) or actor.holds(PersonPermission.REGISTER_MEMBER)
    if actor.is_system or is_applicant or registers:
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


def may_edit_household(actor: Actor, household: Household) -> Verdict:
    """Changing a household: an office that works with one of its present members."""
    reach = actor.reach(PersonPermission.EDIT)
    members = household.members.current().values("person")
    if actor.is_system or (
        reach and PersonLink.objects.open().filter(reach.q("organisation_id"), person__in=members).exists()
    ):
        return ALLOWED
    return refuse(_("Only an office that works with this family can change the data."))


def may_see_status(actor: Actor, person: Person) -> Verdict:
    """Statuses tell of health and family: the offices that work with the person, and the person; no partner."""
    if actor.is_system or _is_own(actor, person):
        return ALLOWED
    reach = actor.reach(PersonPermission.VIEW_STATUS)
    if reach and PersonLink.objects.open().filter(reach.q("organisation_id"), person=person).exists():
        return ALLOWED
    return refuse(_("Only an office that works with this person sees the statuses."))


def may_record_status(actor: Actor, person: Person) -> Verdict:
    """Writing down a status whose document was seen: staff of an office that has the person, never the person."""
    if actor.user_id and not _is_own(actor, person) and actor.holds(PersonPermission.EDIT):
        return may_edit(actor, person)
    return refuse(_("Only staff who have seen the document can write it down."))


def may_reveal(actor: Actor, person: Person) -> Verdict:
    """Seeing a hidden number in full: whoever may edit it, and staff who work with the person; each time is kept."""
    if actor.is_system or _is_own(actor, person):
        return ALLOWED
    reach = actor.reach(PersonPermission.VIEW)
    if reach and PersonLink.objects.open().filter(reach.q("organisation_id"), person=person).exists():
        return ALLOWED
    return refuse(_("Only staff who work with this person can see the number."))


def may_stop_processing(actor: Actor, consent: Consent) -> Verdict:
    """Ending what rested on a withdrawn consent: the office that answers for it."""
    if actor.is_system or (consent.operator_id and actor.holds(PersonPermission.EDIT, at=consent.operator_id)):
        return ALLOWED
    return refuse(_("Only the office that the consent was given to ends the processing."))


def may_answer_request(actor: Actor, request: AccessRequest) -> Verdict:
    """Checking the identity and handing a copy over: the office that was asked."""
    if actor.holds(PersonPermission.EDIT, at=request.office_id):
        return ALLOWED
    return refuse(_("Only the office that was asked hands the copy over."))


def may_propose_merge(actor: Actor) -> Verdict:
    """Comparing records that look alike and proposing to join them: who registers and works with people."""
    if actor.user_id and actor.holds(PersonPermission.REVIEW):
        return ALLOWED
    return refuse(_("Your role does not compare records of people."))


def may_join(actor: Actor, merge: PersonMerge) -> Verdict:
    """Joining two records for good: a second person, a case worker or head, never who proposed it."""
    if actor.user_id and actor.user_id == merge.proposed_by_id:
        return refuse(_("You proposed this yourself. A colleague has to compare the records and join them."))
    both = Person.objects.visible_to(actor, PersonPermission.MERGE).filter(pk__in=[merge.kept_id, merge.merged_id])
    if actor.user_id and both.count() == 2:
        return ALLOWED
    return refuse(_("Only a case worker or the head joins records."))


def may_undo_merge(actor: Actor, merge: PersonMerge) -> Verdict:
    """Taking a merge apart: whoever may join. One person is enough, because nothing is lost by it."""
    kept = Person.objects.visible_to(actor, PersonPermission.MERGE).filter(pk=merge.kept_id)
    if actor.user_id and kept.exists():
        return ALLOWED
    return refuse(_("Only a case worker or the head takes joined records apart."))


def _is_own(actor: Actor, person: Person) -> bool:
    return actor.person_id is not None and actor.person_id == person.pk
