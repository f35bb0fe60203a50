"""Cases that belong together: linked, filed as repeats, or made one."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.cases.actions.corrections import file_as_repeat
from tirek.cases.actions.locking import locked
from tirek.cases.actions.parts import end_parts
from tirek.cases.enums_of_hands import CaseLinkKind
from tirek.cases.models import Case, CaseLink
from tirek.cases.permissions_of_hands import may_link
from tirek.cases.queries.likeness import SAME, likeness
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.numbering import normalise
from tirek.core.verdict import Refused, ensure, refuse


@atomic
def link_cases(
    case_id: UUID, other_number: str, kind: str = CaseLinkKind.RELATED, *, by: Actor, at: datetime
) -> CaseLink:
    """Link a case with another the actor sees. Linking again changes the kind; repeats are linked by filing them."""
    case = locked(case_id, by)
    ensure(may_link(by, case))
    other = Case.objects.visible_to(by).filter(number=normalise(other_number) or "").first()
    if other is None:
        raise ValidationError({"number": _("There is no such application within your sight.")})
    if other.pk == case.pk:
        raise ValidationError({"number": _("This is the same application.")})
    if kind not in (CaseLinkKind.HOUSEHOLD, CaseLinkKind.RELATED):
        raise ValidationError({"kind": _("Choose one from the list.")})
    return _link(case, other, kind, by, at)


@atomic
def unlink_cases(link_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take a link away. That of a filed repeat stays: it says which answer stands."""
    link = CaseLink.objects.visible_to(by).select_related("earlier", "later").get(pk=link_id)
    case = locked(link.later_id, by)
    if not (may_link(by, link.earlier) or may_link(by, case)):
        ensure(may_link(by, case))
    if link.kind == CaseLinkKind.REPEAT:
        raise Refused(refuse(_("This link says which answer stands for the repeat. It stays.")))
    record("cases.link_removed", case, by=by, at=at, other=link.earlier_id)
    CaseLink.objects.filter(pk=link.pk).delete()


@atomic
def file_repeat(
    case_id: UUID, earlier_number: str, *, expected_version: int | None = None, by: Actor, at: datetime
) -> Case:
    """File an application without an answer because it repeats, word for word, one of the same person that has been
    answered (АППК art. 64(8)); both are linked and the applicant is told which answer stands.

    Raises Refused when the earlier one is another person's, not answered, or not the same.
    """
    case = locked(case_id, by, expected_version)
    earlier = Case.objects.visible_to(by).filter(number=normalise(earlier_number) or "").first()
    if earlier is None:
        raise ValidationError({"number": _("There is no such application within your sight.")})
    if likeness(case.body, earlier.body) < SAME:
        raise Refused(refuse(_("The two texts are not the same: answer this one.")))
    end_parts(case, _reason(case, earlier), by=by, at=at)
    filed = file_as_repeat(case_id, earlier.pk, _reason(case, earlier), by=by, at=at)
    _link(filed, earlier, CaseLinkKind.REPEAT, by, at)
    return filed


def _reason(case: Case, earlier: Case) -> str:
    """Told to the applicant, in their language."""
    with translation.override(case.language):
        day = date_format(earlier.answered_on, "SHORT_DATE_FORMAT") if earlier.answered_on else "–"
        words = _("It says the same as application %(number)s, which was answered on %(day)s; that answer stands.")
        return words % {"number": earlier.number, "day": day}


def _link(case: Case, other: Case, kind: str, by: Actor, at: datetime) -> CaseLink:
    earlier, later = sorted((case, other), key=lambda one: one.pk)
    told = {"kind": kind, "made_at": at, "made_by_id": by.user_id}
    link, _new = CaseLink.objects.update_or_create(earlier=earlier, later=later, defaults=told)
    record("cases.cases_linked", case, by=by, at=at, other=other.pk, kind=str(kind))
    return link
