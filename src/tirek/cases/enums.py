"""States, channels and kinds of the case family, with named groups of states."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role


class CaseState(models.TextChoices):
    """Where the office's work on a case stands."""

    REGISTERED = "registered", _("Registered")
    IN_PROGRESS = "in_progress", _("In progress")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")


OPEN_STATES = (CaseState.REGISTERED, CaseState.IN_PROGRESS)
DONE_STATES = (CaseState.ANSWERED, CaseState.CLOSED)


class CaseKind(models.TextChoices):
    """Kinds of appeals of the Administrative Procedure Code, art. 4 (law.md §1)."""

    APPLICATION = "application", pgettext_lazy("kind of appeal", "Application")
    COMPLAINT = "complaint", _("Complaint")
    PROPOSAL = "proposal", _("Proposal")
    MESSAGE = "message", _("Message")
    REQUEST = "request", _("Request")


class Channel(models.TextChoices):
    """How the application arrived."""

    WEB = "web", _("Website")
    DESK = "desk", _("At the office")
    PHONE = "phone", _("By phone")
    POST = "post", _("By post")
    TOUR = "tour", _("Outreach tour")
    API = "api", _("Partner's system")


class OutcomeResult(models.TextChoices):
    """What came of a case, apart from whether it is closed."""

    SOLVED = "solved", _("Solved")
    PARTLY = "partly", _("Partly solved")
    NOT_SOLVABLE = "not_solvable", _("Cannot be solved")
    WITHDRAWN = "withdrawn", _("Withdrawn by the applicant")
    RETURNED = "returned", _("Returned: the defects were not mended")
    FILED = "filed", _("Filed without an answer: a repeat")


# Closed without an answer: the office did not decide on the substance, so there is nothing to confirm or reopen.
UNANSWERED_RESULTS = (OutcomeResult.WITHDRAWN, OutcomeResult.RETURNED, OutcomeResult.FILED)
RESULTS_WITH_REASON = (OutcomeResult.PARTLY, OutcomeResult.NOT_SOLVABLE, *UNANSWERED_RESULTS)


class CorrectionState(models.TextChoices):
    """Where a request to mend an application stands."""

    WAITING = "waiting", _("Waiting for the applicant")
    CORRECTED = "corrected", _("Mended")
    RETURNED = "returned", _("Application returned")
    TAKEN_BACK = "taken_back", _("No longer needed")


class ClockEvent(models.TextChoices):
    """What moved a deadline."""

    REGISTERED = "registered", _("Registered")
    FORWARDED = "forwarded", _("Arrived by forwarding")
    EXTENDED = "extended", _("Extended by decision")
    REOPENED = "reopened", _("Reopened by the applicant")
    RECOUNTED = "recounted", _("Recounted after a change of the calendar")


class LineState(models.TextChoices):
    """Where a line of the plan stands."""

    PLANNED = "planned", _("Planned")
    REFERRED = "referred", _("Referred to a partner")
    DELIVERED = "delivered", _("Delivered")
    NOT_DELIVERED = "not_delivered", _("Not delivered")
    CANCELLED = "cancelled", _("Cancelled")


OPEN_LINE_STATES = (LineState.PLANNED, LineState.REFERRED)


class TransitionKind(models.TextChoices):
    """How a case or a line changes hands."""

    ASSIGNMENT = "assignment", _("Assignment")
    TRANSFER = "transfer", _("Forwarding to another office")
    REFERRAL = "referral", _("Referral to a partner")


class TransitionState(models.TextChoices):
    """Where a hand-over stands. Pending and accepted ones are open: they give sight."""

    PENDING = "pending", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    DONE = "done", _("Done")
    CALLED_BACK = "called_back", _("Called back")


OPEN_TRANSITION_STATES = (TransitionState.PENDING, TransitionState.ACCEPTED)


class OwnerKind(models.TextChoices):
    """By whom a line of the plan is meant to be carried out."""

    OFFICE = "office", _("The office itself")
    PARTNER = "partner", _("A partner")


class PlanNeed(models.TextChoices):
    """The situation of life a plan template answers."""

    LARGE_FAMILY = "large_family", _("Large family")
    JOB_LOSS = "job_loss", _("Loss of work")
    KANDAS = "kandas", _("Compatriot returnee (kandas)")
    DISABILITY = "disability", pgettext_lazy("need", "Disability")
    HOUSING_LOSS = "housing_loss", _("Loss of the home")
    OTHER = "other", pgettext_lazy("need", "Another need")


class Milestone(models.TextChoices):
    """The steps in which a returnee settles; a line of the plan may be one of them."""

    DOCUMENTS = "documents", pgettext_lazy("milestone", "Documents")
    HOUSING = "housing", pgettext_lazy("milestone", "Housing")
    JOB = "job", pgettext_lazy("milestone", "Work")
    LANGUAGE = "language", pgettext_lazy("milestone", "Language")
    SCHOOL = "school", pgettext_lazy("milestone", "School and kindergarten")
    PAYMENT = "payment", pgettext_lazy("milestone", "Relocation payment")


class ReminderRung(models.TextChoices):
    """Whom a partner's silence is taken to, in order."""

    PARTNER = "partner", _("The partner's case workers")
    CLERK = "clerk", _("The case worker of the office")
    HEAD = "head", _("The head of the office")
    OWNER = "owner", _("The party that signed the memorandum")


class SaidHow(models.TextChoices):
    """How the person said whether a service has reached them."""

    TRACKING = "tracking", _("On the tracking page")
    PHONE = "phone", _("By phone, written down by the office")
    ANSWER = "answer", _("With the confirmation of the answer")


class FeedbackVerdict(models.TextChoices):
    """What the applicant says of the answer."""

    CONFIRMED = "confirmed", _("Confirmed")
    REOPENED = "reopened", _("Reopened")


class DecisionKind(models.TextChoices):
    """Formal decisions on a case."""

    EXTENSION = "extension", _("Extension of the term")


class FieldDeviceState(models.TextChoices):
    """Whether a device of village meetings may still send."""

    ACTIVE = "active", _("In use")
    RETIRED = "retired", _("Was given back")
    CUT_OFF = "cut_off", _("Is cut off")


class FieldNumberState(models.TextChoices):
    """What became of a number that a device took along."""

    HELD = "held", _("Held on the device")
    USED = "used", _("Used by an application")
    RETURNED = "returned", _("Returned unused")
    VOID = "void", _("Made void")


class FieldRecordState(models.TextChoices):
    """What became of an application taken offline when it was sent."""

    CONFLICT = "conflict", _("Waits for a choice")
    REGISTERED = "registered", _("Registered")


class ComplaintGround(models.TextChoices):
    """What a complaint is about (АППК art. 91): an answer, or none within the term."""

    ANSWER = "answer", pgettext_lazy("ground of a complaint", "The answer")
    SILENCE = "silence", pgettext_lazy("ground of a complaint", "No answer within the term")


class ComplaintState(models.TextChoices):
    """Whether the body complained of has spoken."""

    AT_BODY = "at_body", _("The body complained of is asked")
    EXPLAINED = "explained", _("The body has explained itself")
    SATISFIED = "satisfied", _("The body has satisfied the complaint in full")


class JoinedHow(models.TextChoices):
    """By which proof an application joined an account."""

    PIN = "pin", _("by number and PIN")
    CONTACT = "contact", _("by the contact written in it")
    OWN = "own", _("sent from this account")


class ProposalKind(models.TextChoices):
    """What a citizen sends beside applications."""

    PROPOSAL = "proposal", _("Proposal")
    OPINION = "opinion", _("Opinion")


class ProposalState(models.TextChoices):
    """Whether a proposal has found its place."""

    NEW = "new", pgettext_lazy("proposal", "New")
    GROUPED = "grouped", pgettext_lazy("proposal", "Part of an idea")
    SET_ASIDE = "set_aside", pgettext_lazy("proposal", "Set aside")


class IdeaState(models.TextChoices):
    """What became of an idea."""

    RECEIVED = "received", pgettext_lazy("idea", "Received")
    CONSIDERED = "considered", pgettext_lazy("idea", "Being considered")
    ACCEPTED = "accepted", pgettext_lazy("idea", "Accepted")
    PLANNED = "planned", pgettext_lazy("idea", "Planned")
    DONE = "done", pgettext_lazy("idea", "Done")
    DECLINED = "declined", pgettext_lazy("idea", "Not accepted")


ACCEPTED_IDEA_STATES = (IdeaState.ACCEPTED, IdeaState.PLANNED, IdeaState.DONE)
DECIDED_IDEA_STATES = (*ACCEPTED_IDEA_STATES, IdeaState.DECLINED)


class ProposalPermission(Permission):
    """Permissions on citizens' proposals, held at the office they came to (or above it)."""

    VIEW = "cases.view_proposals"
    SORT = "cases.sort_proposals"
    ANSWER = "cases.answer_proposals"


class CasePermission(Permission):
    """Permissions on cases, held at the case's office (or above it)."""

    VIEW = "cases.view"
    REGISTER = "cases.register"
    ASSIGN = "cases.assign"
    WORK = "cases.work"
    FORWARD = "cases.forward"
    EXTEND = "cases.extend"
    ANSWER = "cases.answer"
    APPROVE = "cases.approve"
    CLOSE = "cases.close"
    EXPORT = "cases.export"


class ReferralPermission(Permission):
    """Permissions on referrals, held at the receiving partner."""

    VIEW = "cases.view_referral"
    RESPOND = "cases.respond_referral"


class FieldPermission(Permission):
    """Permissions on the devices of village meetings, held at their office (or above it)."""

    MANAGE = "cases.manage_devices"


declare({FieldPermission.MANAGE: {Role.HEAD, Role.ADMINISTRATOR}})


class PlanPermission(Permission):
    """Permissions on templates, scorecards and packets."""

    EDIT_TEMPLATES = "cases.edit_plan_templates"
    SCORECARD = "cases.view_scorecard"
    PACKETS = "cases.view_packets"
    ACKNOWLEDGE = "cases.acknowledge_packet"


declare(
    {
        PlanPermission.EDIT_TEMPLATES: {Role.COORDINATOR, Role.ADMINISTRATOR},
        PlanPermission.SCORECARD: {Role.CLERK, Role.HEAD, Role.COORDINATOR, Role.ANALYST, Role.PARTNER_CLERK},
        PlanPermission.PACKETS: {Role.REGISTRAR, Role.CLERK, Role.HEAD, Role.COORDINATOR, Role.ANALYST},
        PlanPermission.ACKNOWLEDGE: {Role.CLERK, Role.HEAD},
    }
)
declare(
    {
        CasePermission.VIEW: {Role.REGISTRAR, Role.CLERK, Role.HEAD, Role.COORDINATOR},
        CasePermission.REGISTER: {Role.REGISTRAR, Role.CLERK, Role.HEAD},
        CasePermission.ASSIGN: {Role.HEAD, Role.REGISTRAR},
        CasePermission.WORK: {Role.CLERK, Role.HEAD},
        CasePermission.FORWARD: {Role.CLERK, Role.HEAD},
        CasePermission.EXTEND: {Role.HEAD},
        CasePermission.ANSWER: {Role.CLERK, Role.HEAD},
        CasePermission.APPROVE: {Role.HEAD},
        CasePermission.CLOSE: {Role.CLERK, Role.HEAD},
        CasePermission.EXPORT: {Role.HEAD, Role.COORDINATOR},
        ReferralPermission.VIEW: {Role.PARTNER_CLERK},
        ReferralPermission.RESPOND: {Role.PARTNER_CLERK},
        ProposalPermission.VIEW: {Role.REGISTRAR, Role.CLERK, Role.HEAD, Role.COORDINATOR},
        ProposalPermission.SORT: {Role.CLERK, Role.HEAD, Role.COORDINATOR},
        ProposalPermission.ANSWER: {Role.HEAD, Role.COORDINATOR},
    }
)
