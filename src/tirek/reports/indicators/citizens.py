"""Figures of what citizens said: reopened against whom, complaints, proposals and what became of them."""

from datetime import datetime, time, timedelta

from django.db.models import QuerySet
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from tirek.cases.enums import ComplaintState, FeedbackVerdict
from tirek.cases.models import Complaint, Feedback, Idea, Proposal
from tirek.reports.enums import Section, Unit
from tirek.reports.indicators.base import Breakdown, Indicator, register
from tirek.reports.indicators.cases import FIRST_EDITION
from tirek.reports.indicators.dimensions import by_language
from tirek.reports.indicators.subjects import Column, Subject
from tirek.reports.period import Period

REOPENINGS = Subject(
    model=Feedback,
    place="office_id_then",
    order=("-at", "-id"),
    related=("case__service", "case__office"),
    address=lambda word: word.case.get_absolute_url(),
    columns=(
        Column(_("Number"), lambda word: word.case.number),
        Column(_("Service"), lambda word: word.case.service.name),
        Column(_("Where it is now"), lambda word: word.case.office.name),
        Column(_("Reopened"), lambda word: word.at.date()),
    ),
)
COMPLAINTS = Subject(
    model=Complaint,
    place="body_id",
    order=("-made_at", "-id"),
    related=("case__office", "about", "body"),
    address=lambda complaint: complaint.get_absolute_url(),
    columns=(
        Column(_("Number"), lambda complaint: complaint.case.number),
        Column(_("Complained of"), lambda complaint: complaint.body.name),
        Column(_("Who decides"), lambda complaint: complaint.case.office.name),
        Column(_("State"), lambda complaint: ComplaintState(complaint.state).label),
    ),
)
PROPOSALS = Subject(
    model=Proposal,
    place="office_id",
    order=("-received_on", "-id"),
    related=("office", "idea"),
    deferred=("body", "search_terms", "name"),
    address=lambda proposal: proposal.get_absolute_url(),
    columns=(
        Column(_("Received"), lambda proposal: proposal.received_on),
        Column(_("Office"), lambda proposal: proposal.office.name),
        Column(_("Kind"), lambda proposal: proposal.get_kind_display()),
        Column(_("Idea"), lambda proposal: proposal.idea.title if proposal.idea else ""),
    ),
)
IDEAS = Subject(
    model=Idea,
    place="office_id",
    order=("-answered_on", "-id"),
    related=("office",),
    deferred=("search_terms",),
    address=lambda idea: idea.get_absolute_url(),
    columns=(
        Column(_("Idea"), lambda idea: idea.title),
        Column(_("Office"), lambda idea: idea.office.name),
        Column(_("What became of it"), lambda idea: idea.get_state_display()),
        Column(_("Answered"), lambda idea: idea.answered_on),
    ),
)


OF_PROPOSALS = (by_language(), Breakdown("kind", "kind", _("By kind"), is_quiet=True))


def _between(period: Period) -> tuple[datetime, datetime]:
    """The first moment of a period and the first one after it."""
    first, after = period.first, period.last + timedelta(days=1)
    return make_aware(datetime.combine(first, time())), make_aware(datetime.combine(after, time()))


def _reopened(period: Period) -> "QuerySet[Feedback]":
    first, after = _between(period)
    return Feedback.objects.filter(verdict=FeedbackVerdict.REOPENED, at__gte=first, at__lt=after)


def _complaints(period: Period) -> "QuerySet[Complaint]":
    first, after = _between(period)
    return Complaint.objects.filter(made_at__gte=first, made_at__lt=after)


def _answered(period: Period) -> "QuerySet[Proposal]":
    return Proposal.objects.filter(idea__answered_on__range=(period.first, period.last))


REOPENED = register(
    Indicator(
        code="cases_reopened",
        less_is_better=True,
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.RESULT,
        unit=Unit.CASES,
        title=_("Reopened by the applicant"),
        definition=_(
            "Reopenings in the period, counted at the office whose answer did not settle the matter, wherever the case"
            " is now."
        ),
        records=_reopened,
        subject=REOPENINGS,
    )
)
COMPLAINED = register(
    Indicator(
        code="complaints_made",
        less_is_better=True,
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.RESULT,
        unit=Unit.CASES,
        title=_("Complaints to the office above"),
        definition=_("Complaints made in the period, counted at the office complained of."),
        records=_complaints,
        subject=COMPLAINTS,
    )
)
RECEIVED = register(
    Indicator(
        code="proposals_received",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.INTAKE,
        unit=Unit.PROPOSALS,
        title=_("Proposals and opinions received"),
        definition=_("Proposals and opinions of citizens whose day of receipt lies in the period."),
        records=lambda period: Proposal.objects.filter(received_on__range=(period.first, period.last)),
        subject=PROPOSALS,
        breakdowns=OF_PROPOSALS,
    )
)
ANSWERED = register(
    Indicator(
        code="proposals_answered",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.RESULT,
        unit=Unit.PROPOSALS,
        title=_("Proposals answered in public"),
        definition=_("Proposals gathered in an idea whose first decision was published in the period."),
        records=_answered,
        subject=PROPOSALS,
        breakdowns=OF_PROPOSALS,
    )
)
ACCEPTED = register(
    Indicator(
        code="ideas_accepted",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.RESULT,
        unit=Unit.PROPOSALS,
        title=_("Ideas accepted"),
        definition=_("Ideas of citizens accepted, planned or done, by the day they were accepted; it still stands."),
        records=lambda period: Idea.objects.filter(accepted_on__range=(period.first, period.last)),
        subject=IDEAS,
    )
)
