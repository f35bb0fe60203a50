"""What rests on a consent in the work on applications: told before it is withdrawn, ended after."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from tirek.cases.enums import OPEN_STATES
from tirek.cases.models import Case, Transition
from tirek.people.models import Consent
from tirek.people.queries.effects import Effect


def effects_on_cases(consent: Consent) -> Iterator[Effect]:
    """Open referrals that rest on it have to be called back; open applications are answered all the same, because the
    law owes an answer to whoever applied."""
    for referral in _open_referrals(consent):
        words = _("The referral to %(partner)s is called back; it sees the data no more.")
        told = words % {"partner": referral.to_organisation.name}
        yield Effect(told, is_pending=consent.withdrawn_at is not None, url=referral.case.get_absolute_url())
    for case in _cases_of(consent).filter(state__in=OPEN_STATES):
        words = _("Application %(number)s is still answered: the law owes you an answer. You may withdraw it too.")
        yield Effect(words % {"number": case.number})
    yield Effect(_("What the law orders to be kept is kept for its term and used for nothing else."))


def _open_referrals(consent: Consent) -> Iterator[Transition]:
    """Those of the person's applications while the consent lets data pass on."""
    if not consent.third_parties:
        return
    rows = Transition.objects.referrals().open().filter(case__in=_cases_of(consent)).exclude(crossing=[])
    for referral in rows.select_related("case", "to_organisation"):
        if _lets_pass(consent, referral.to_organisation.name_kk):
            yield referral


def _lets_pass(consent: Consent, partner: str) -> bool:
    """A consent that names one partner concerns that one; one given with an application concerns all of them."""
    return not consent.text_version.startswith("passing-") or partner in consent.third_parties


def _cases_of(consent: Consent):  # type: ignore[no-untyped-def]
    cases = Case.objects.filter(applicant_id=consent.person_id)
    return cases.filter(pk=consent.matter_id) if consent.matter_id else cases
