"""What office and applicant say to each other beside the application and its answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tirek.cases.enums import CaseKind, ComplaintState
from tirek.cases.models import Attachment, Case, Complaint, Correction, Inquiry
from tirek.cases.queries.complaints import complaint_of, complaints_about
from tirek.cases.queries.corrections import correction_moments
from tirek.cases.queries.timeline import Moment, MomentKind
from tirek.core.gather import gather

LATER = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Questions with their answers, complaints about the case, and what a complaint is itself about."""

    inquiries: list[Inquiry]
    complaints: list[Complaint]
    own: Complaint | None
    corrections: list[Correction]

    @property
    def correction(self) -> Correction | None:
        """What waits to be mended."""
        return next((each for each in self.corrections if each.is_waiting), None)

    @property
    def waiting(self) -> list[Inquiry]:
        return [each for each in self.inquiries if each.is_waiting]


def dialogue_of(case: Case) -> Dialogue:
    """One query; one more where there are complaints, and one for a complaint itself."""
    own = complaint_of(case) if case.kind == CaseKind.COMPLAINT else None
    found = gather(inquiries=case.inquiries.all(), corrections=case.corrections.all(), complaints=case.complaints.all())
    complaints = complaints_about(case) if found["complaints"] else []
    return Dialogue(found["inquiries"], complaints, own, found["corrections"])


def further_moments(case: Case, dialogue: Dialogue, files: Iterable[Attachment]) -> list[Moment]:
    """Questions, answers, complaints and papers added later, for the timeline. Both sides read the same."""
    found = [*_inquiries(dialogue.inquiries), *_complaints(dialogue.complaints), *_papers(case, files)]
    found += correction_moments(dialogue.corrections)
    return found + list(_own(dialogue.own)) if dialogue.own else found


def together(*parts: Iterable[Moment]) -> list[Moment]:
    """Moments of several sources in order."""
    return sorted((moment for part in parts for moment in part), key=lambda moment: moment.at)


def _inquiries(inquiries: Iterable[Inquiry]) -> Iterator[Moment]:
    for inquiry in inquiries:
        yield Moment(inquiry.asked_at, MomentKind.ASKED, _("The office asked the applicant"), "", inquiry.text)
        if inquiry.answered_at:
            yield Moment(inquiry.answered_at, MomentKind.ASKED, _("The applicant answered"), "", _told(inquiry))
        if inquiry.taken_back_at:
            yield Moment(inquiry.taken_back_at, MomentKind.ASKED, _("The question was taken back"))


def _told(inquiry: Inquiry) -> str:
    return inquiry.reply or ngettext("%(n)s file added.", "%(n)s files added.", inquiry.files) % {"n": inquiry.files}


def _complaints(complaints: Iterable[Complaint]) -> Iterator[Moment]:
    for complaint in complaints:
        title = _("The applicant complained to the office above")
        yield Moment(complaint.made_at, MomentKind.COMPLAINT, title, complaint.case.office.name, complaint.case.number)


def _own(complaint: Complaint) -> Iterator[Moment]:
    if complaint.body_at:
        yield Moment(
            complaint.body_at,
            MomentKind.COMPLAINT,
            str(ComplaintState(complaint.state).label),
            complaint.body.name,
            complaint.body_words if complaint.state == ComplaintState.EXPLAINED else "",
        )


def _papers(case: Case, files: Iterable[Attachment]) -> Iterator[Moment]:
    """Files the applicant added after the application itself."""
    for file in files:
        if file.is_from_applicant and file.is_complete and file.created_at > case.created_at + LATER:
            yield Moment(file.created_at, MomentKind.PAPERS, _("The applicant added a file"), "", file.name)
