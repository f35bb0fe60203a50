"""Units of figures and permissions on them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import npgettext

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role


class Unit(models.TextChoices):
    """What one of a figure is."""

    CASES = "cases", _("cases")
    FAMILIES = "families", _("families")
    DAYS = "days", _("days")
    BODIES = "bodies", _("bodies")
    PEOPLE = "people", _("people")
    EVENTS = "events", _("events")
    ATTENDANCES = "attendances", _("attendances")
    PROJECTS = "projects", _("projects")
    QUESTIONS = "questions", _("questions")
    PROPOSALS = "proposals", _("proposals")
    ACTIONS = "actions", _("actions")
    SESSIONS = "sessions", _("sessions")
    REGIONS = "regions", _("regions")
    BROADCASTS = "broadcasts", _("broadcasts")
    WORKS = "works", _("works of research")
    VOICES = "voices", _("things said")
    MATERIALS = "materials", _("materials")
    ARTICLES = "articles", _("publications")
    COMMENTS = "comments", _("comments")
    ENTRIES = "entries", _("entries")
    CONTESTS = "contests", _("contests")
    GRANTS = "grants", _("grants")
    TENGE = "tenge", _("tenge")
    REPORTS = "reports", _("reports")
    AWARDS = "awards", _("awards")
    NOMINATIONS = "nominations", _("nominations")
    PRIZES = "prizes", _("prizes")
    FILES = "files", _("mediation files")
    SIGNALS = "signals", _("signals")
    MEASURES = "measures", _("measures")
    CHECKS = "checks", _("checks")

    def beside(self, value: float | None) -> str:
        """The word beside a value: 1 case, 2 cases. A part of one is read as the fewest of many (Russian: 14,5 дня)."""
        number = int(value or 0) if float(value or 0).is_integer() else 2
        match self:
            case Unit.CASES:
                return npgettext("unit", "case", "cases", number)
            case Unit.FAMILIES:
                return npgettext("unit", "family", "families", number)
            case Unit.DAYS:
                return npgettext("unit", "day", "days", number)
            case Unit.BODIES:
                return npgettext("unit", "body", "bodies", number)
            case Unit.PEOPLE:
                return npgettext("unit", "person", "people", number)
            case Unit.EVENTS:
                return npgettext("unit", "event", "events", number)
            case Unit.ATTENDANCES:
                return npgettext("unit", "attendance", "attendances", number)
            case Unit.PROJECTS:
                return npgettext("unit", "project", "projects", number)
            case Unit.QUESTIONS:
                return npgettext("unit", "question", "questions", number)
            case Unit.PROPOSALS:
                return npgettext("unit", "proposal", "proposals", number)
            case Unit.ACTIONS:
                return npgettext("unit", "action", "actions", number)
            case Unit.SESSIONS:
                return npgettext("unit", "session", "sessions", number)
            case Unit.REGIONS:
                return npgettext("unit", "region", "regions", number)
            case Unit.BROADCASTS:
                return npgettext("unit", "broadcast", "broadcasts", number)
            case Unit.WORKS:
                return npgettext("unit", "work of research", "works of research", number)
            case Unit.VOICES:
                return npgettext("unit", "thing said", "things said", number)
            case Unit.MATERIALS:
                return npgettext("unit", "material", "materials", number)
            case Unit.ARTICLES:
                return npgettext("unit", "publication", "publications", number)
            case Unit.COMMENTS:
                return npgettext("unit", "comment", "comments", number)
            case Unit.ENTRIES:
                return npgettext("unit", "entry", "entries", number)
            case Unit.CONTESTS:
                return npgettext("unit", "contest", "contests", number)
            case Unit.GRANTS:
                return npgettext("unit", "grant", "grants", number)
            case Unit.TENGE:
                return npgettext("unit", "tenge", "tenge", number)
            case Unit.REPORTS:
                return npgettext("unit", "report", "reports", number)
            case Unit.AWARDS:
                return npgettext("unit", "award", "awards", number)
            case Unit.NOMINATIONS:
                return npgettext("unit", "nomination", "nominations", number)
            case Unit.PRIZES:
                return npgettext("unit", "prize", "prizes", number)
            case Unit.FILES:
                return npgettext("unit", "mediation file", "mediation files", number)
            case Unit.SIGNALS:
                return npgettext("unit", "signal", "signals", number)
            case Unit.MEASURES:
                return npgettext("unit", "measure", "measures", number)
            case Unit.CHECKS:
                return npgettext("unit", "check", "checks", number)


class Chapter(models.TextChoices):
    """A sheet of figures: the work on applications, the network itself, what its bodies do."""

    CASES = "cases", _("Applications")
    NETWORK = "network", _("The network")
    ACTIVITIES = "activities", _("Activities")
    PROGRAMMES = "programmes", _("Programmes")
    CALLS = "calls", _("Contests and grants")
    MEDIA = "media", _("Media")
    MEDIATION = "mediation", _("Mediation")


class Section(models.TextChoices):
    """The part of a sheet an indicator stands in."""

    INTAKE = "intake", _("What came in")
    RESULT = "result", _("What came of it")
    TERM = "term", _("In time or late")
    BODIES = "bodies", _("Bodies")
    SEATS = "seats", _("Who sits there")
    HELD = "held", _("Events")
    REACHED = "reached", _("Whom they reached")
    TRAINED = "trained", _("Training")
    TOURS = "tours", _("Outreach tours")
    SUPPORT = "support", _("Support measures")
    ROADMAPS = "roadmaps", _("Roadmaps and reviews")
    WAYS = "ways", _("Initiatives")
    RESEARCH = "research", _("Research")
    VOICES = "voices", _("What people said")
    PUBLISHED = "published", _("What was published")
    MONITORED = "monitored", _("What outlets published")
    CONTESTS = "contests", _("Contests")
    GRANTS = "grants", _("Grants")
    AWARDS = "awards", _("Awards and prizes")
    MEDIATORS = "mediators", _("Mediators")
    DISPUTES = "disputes", _("Disputes")
    PREVENTION = "prevention", _("Prevention")

    @property
    def chapter(self) -> Chapter:
        """The sheet it is part of."""
        return CHAPTER_OF[self]


CHAPTER_OF = {
    Section.INTAKE: Chapter.CASES,
    Section.RESULT: Chapter.CASES,
    Section.TERM: Chapter.CASES,
    Section.BODIES: Chapter.NETWORK,
    Section.SEATS: Chapter.NETWORK,
    Section.HELD: Chapter.ACTIVITIES,
    Section.REACHED: Chapter.ACTIVITIES,
    Section.TRAINED: Chapter.ACTIVITIES,
    Section.TOURS: Chapter.ACTIVITIES,
    Section.SUPPORT: Chapter.PROGRAMMES,
    Section.ROADMAPS: Chapter.PROGRAMMES,
    Section.WAYS: Chapter.PROGRAMMES,
    Section.RESEARCH: Chapter.PROGRAMMES,
    Section.VOICES: Chapter.PROGRAMMES,
    Section.PUBLISHED: Chapter.MEDIA,
    Section.MONITORED: Chapter.MEDIA,
    Section.CONTESTS: Chapter.CALLS,
    Section.GRANTS: Chapter.CALLS,
    Section.AWARDS: Chapter.CALLS,
    Section.MEDIATORS: Chapter.MEDIATION,
    Section.DISPUTES: Chapter.MEDIATION,
    Section.PREVENTION: Chapter.MEDIATION,
}


class EvidenceClass(models.TextChoices):
    """What a figure stands on."""

    RECORDS = "records", _("Records of the work")
    COUNTED = "counted", _("Counted on the spot: scanned tickets or signed lists")
    ESTIMATED = "estimated", _("Estimated by the organiser")


class SheetState(models.TextChoices):
    """Where the sheet of an office for a period stands. Late is not a state: who is late may still hand in."""

    OPEN = "open", _("Not handed in yet")
    SUBMITTED = "submitted", _("Handed in")
    RETURNED = "returned", _("Returned with remarks")
    ACCEPTED = "accepted", _("Accepted and frozen")


IN_WORK = (SheetState.OPEN, SheetState.RETURNED)


class CellState(models.TextChoices):
    """Zero is a reported value; nothing known and nothing to know are two other things."""

    REPORTED = "reported", _("There is a value")
    NOT_REPORTED = "not_reported", _("Not reported")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


class How(models.TextChoices):
    """Where the value of a cell comes from."""

    COMPUTED = "computed", _("Computed from the work")
    TYPED = "typed", _("Typed, with its evidence")
    BOTH = "both", _("Typed beside the computed one, the gap explained")


class NoteKind(models.TextChoices):
    """What is said at a cell."""

    COMMENT = "comment", _("Comment")
    REMARK = "remark", _("Remark to be mended")


class CorrectionState(models.TextChoices):
    """A correction of what is frozen waits for a second person."""

    ASKED = "asked", _("Waits for a second person")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")


class EditionState(models.TextChoices):
    """An edition of the annual report waits for a second person."""

    ASKED = "asked", _("Waits for a second person")
    PUBLISHED = "published", _("Published")
    REFUSED = "refused", _("Refused")


class Span(models.TextChoices):
    """Which days a report is about; all but the first move with today."""

    DAYS = "days", _("From one day to another")
    THIS_MONTH = "this_month", _("This month")
    THIS_QUARTER = "this_quarter", _("This quarter")
    THIS_YEAR = "this_year", _("This year")
    LAST_MONTH = "last_month", _("Last month")
    LAST_QUARTER = "last_quarter", _("Last quarter")
    LAST_YEAR = "last_year", _("Last year")
    TWELVE_MONTHS = "twelve_months", _("The last twelve months")
    FIVE_YEARS = "five_years", _("This year and the four before")


class Step(models.TextChoices):
    """Into what time is divided."""

    MONTH = "month", _("Months")
    QUARTER = "quarter", _("Quarters")
    YEAR = "year", _("Years")


class Dimension(models.TextChoices):
    """What rows or columns may stand for besides what an indicator's records say."""

    INDICATOR = "indicator", _("Indicators")
    REGION = "region", _("Regions")
    BODY = "body", _("Offices and bodies")
    PERIOD = "period", _("Time")


class Every(models.TextChoices):
    """How often a report is sent."""

    WEEK = "week", _("Every week")
    MONTH = "month", _("Every month")
    QUARTER = "quarter", _("Every quarter")


class PracticeState(models.TextChoices):
    """Where a note on what worked stands."""

    OFFERED = "offered", _("Waits for the coordinator")
    PUBLISHED = "published", _("Published")
    RETURNED = "returned", _("Given back")


class ReportPermission(Permission):
    """Permissions on figures, held at an office."""

    VIEW = "reports.view"
    OPEN = "reports.open"
    EXPORT = "reports.export"
    FILL = "reports.fill_sheets"
    SUBMIT = "reports.submit_sheets"
    REVIEW = "reports.review_sheets"
    BUILD = "reports.build"
    EDIT_FORMS = "reports.edit_forms"
    SET_TARGETS = "reports.set_targets"
    ENTER_POPULATION = "reports.enter_population"
    OFFER_PRACTICE = "reports.offer_practice"
    PUBLISH_PRACTICE = "reports.publish_practice"
    WRITE_ANNUAL = "reports.write_annual"
    PUBLISH_ANNUAL = "reports.publish_annual"


declare(
    {
        ReportPermission.VIEW: {Role.SECRETARY, Role.CLERK, Role.HEAD, Role.COORDINATOR, Role.ANALYST},
        ReportPermission.OPEN: {Role.SECRETARY, Role.CLERK, Role.HEAD, Role.COORDINATOR},
        ReportPermission.EXPORT: {Role.SECRETARY, Role.CLERK, Role.HEAD, Role.COORDINATOR, Role.ANALYST},
        ReportPermission.FILL: {Role.CLERK, Role.HEAD, Role.COORDINATOR},
        ReportPermission.SUBMIT: {Role.HEAD, Role.COORDINATOR},
        ReportPermission.REVIEW: {Role.HEAD, Role.COORDINATOR},
        ReportPermission.BUILD: {Role.HEAD, Role.COORDINATOR, Role.ANALYST},
        ReportPermission.EDIT_FORMS: {Role.HEAD, Role.COORDINATOR},
        ReportPermission.SET_TARGETS: {Role.COORDINATOR},
        ReportPermission.ENTER_POPULATION: {Role.COORDINATOR, Role.ADMINISTRATOR},
        ReportPermission.OFFER_PRACTICE: {Role.HEAD, Role.COORDINATOR},
        ReportPermission.PUBLISH_PRACTICE: {Role.COORDINATOR},
        ReportPermission.WRITE_ANNUAL: {Role.EDITOR, Role.HEAD, Role.COORDINATOR},
        ReportPermission.PUBLISH_ANNUAL: {Role.HEAD, Role.COORDINATOR},
    }
)
