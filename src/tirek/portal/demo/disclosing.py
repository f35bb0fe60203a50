"""What was told to partners, written down as referring would have: the applicant reads who received what."""

from datetime import datetime

from tirek.cases.enums import TransitionKind
from tirek.cases.models import Transition
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.calendar import local_date
from tirek.core.writing import copy_in
from tirek.people.enums import DisclosureHow
from tirek.people.models import Disclosure


def disclose_referrals(*, by: Actor, at: datetime) -> int:
    """A disclosure for each referral; returns how many."""
    rows = Transition.objects.filter(kind=TransitionKind.REFERRAL)
    rows = rows.select_related("case", "to_organisation", "memorandum")
    written = [_disclosure(referral) for referral in rows.order_by("made_at")]
    copy_in(written)
    record_many(
        (Entry("people.data_disclosed", row, {"person": row.person_id, "what": row.what}, row.at) for row in written),
        by=by,
        at=at,
    )
    return len(written)


def _disclosure(referral: Transition) -> Disclosure:
    return Disclosure(
        person_id=referral.case.applicant_id,
        at=referral.made_at,
        actor_user_id=referral.made_by_id,
        organisation_id=referral.to_organisation_id,
        organisation=referral.to_organisation.name_in(referral.case.language),
        what=[*referral.crossing, "need"],
        why=referral.case.number,
        how=DisclosureHow.REFERRAL,
        on=local_date(referral.made_at),
        under=str(referral.memorandum or ""),
        matter_id=referral.case_id,
        about_type=referral._meta.label_lower,
        about_id=referral.pk,
    )
