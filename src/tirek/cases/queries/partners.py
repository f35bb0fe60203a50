"""To whom a line of the plan can be referred."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.cases.models import Case, PlanLine
from tirek.network.enums import CrossingField
from tirek.network.models import Memorandum, Organisation
from tirek.network.queries.memoranda import FoundMemorandum, memorandum_for
from tirek.programmes.models import Provision


@dataclass(frozen=True, slots=True)
class Offer:
    """A partner that provides the service, and the memorandum it may be referred under."""

    organisation: Organisation
    memorandum: Memorandum
    terms: str


def partners_for(case: Case, line: PlanLine, *, on: date) -> list[Offer]:
    """The partners with the service and a memorandum in force for this office, service and area, by name."""
    offers = [
        Offer(partner, found.memorandum, _terms(found.memorandum))
        for partner, found in _found(case, line, on)
        if found.memorandum is not None
    ]
    return sorted(offers, key=lambda offer: offer.organisation.name)


@dataclass(frozen=True, slots=True)
class Closed:
    """A partner that provides the service but cannot be referred to now, and why."""

    organisation: Organisation
    reason: str


def partners_without(case: Case, line: PlanLine, *, on: date) -> list[Closed]:
    """The partners with the service whose memorandum does not allow it now: expired, spent, another area. Those with
    which there has never been a memorandum are left out."""
    return [
        Closed(partner, str(found.verdict.reason))
        for partner, found in _found(case, line, on)
        if found.memorandum is None and found.was_signed
    ]


def _found(case: Case, line: PlanLine, on: date) -> list[tuple[Organisation, FoundMemorandum]]:
    """Every provider of the service with the memorandum it may be referred under, or why there is none."""
    provisions = Provision.objects.filter(service=line.service_id, during__contains=on)
    partners = Organisation.objects.filter(provisions__in=provisions, during__contains=on).distinct()
    return [(partner, _memorandum(case, line, partner, on)) for partner in partners]


def _memorandum(case: Case, line: PlanLine, partner: Organisation, on: date) -> FoundMemorandum:
    return memorandum_for(
        sender_id=case.office_id,
        receiver_id=partner.pk,
        service_code=line.service.code,
        area_id=case.area_id,
        on=on,
    )


def _terms(memorandum: Memorandum) -> str:
    """The memorandum in a line: number, until when, days to respond, what crosses."""
    crossing = ", ".join(str(CrossingField(field).label) for field in memorandum.crossing) or _("nothing but the need")
    last = memorandum.during.upper
    until = date_format(last, "SHORT_DATE_FORMAT") if last else _("without end")
    return _("Memorandum %(number)s, until %(until)s. Answers in %(days)s working days. Crosses: %(fields)s.") % {
        "number": memorandum.number,
        "until": until,
        "days": memorandum.response_days,
        "fields": crossing,
    }
