"""How a case is shown in a few words and colours."""

from dataclasses import dataclass
from datetime import date

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from tirek.cases.enums import CaseState, LineState, OutcomeResult, TransitionState
from tirek.cases.enums_of_hands import DraftState, PartState
from tirek.cases.models import Case
from tirek.core.calendar import WorkingCalendar
from tirek.core.lines import phone_for_reading

register = template.Library()


@dataclass(frozen=True, slots=True)
class Badge:
    """Words and the tone they are shown in."""

    label: str
    tone: str


TONES = {
    CaseState.REGISTERED: "info",
    CaseState.IN_PROGRESS: "gold",
    CaseState.ANSWERED: "success",
    CaseState.CLOSED: "neutral",
    OutcomeResult.SOLVED: "success",
    OutcomeResult.PARTLY: "warning",
    OutcomeResult.NOT_SOLVABLE: "danger",
    OutcomeResult.WITHDRAWN: "neutral",
    OutcomeResult.RETURNED: "neutral",
    OutcomeResult.FILED: "neutral",
    LineState.PLANNED: "info",
    LineState.REFERRED: "gold",
    LineState.DELIVERED: "success",
    LineState.NOT_DELIVERED: "danger",
    LineState.CANCELLED: "neutral",
    TransitionState.PENDING: "gold",
    TransitionState.ACCEPTED: "info",
    TransitionState.DECLINED: "danger",
    TransitionState.DONE: "success",
    TransitionState.CALLED_BACK: "neutral",
    PartState.SENT: "gold",
    PartState.TAKEN_BACK: "neutral",
    DraftState.WRITING: "info",
    DraftState.SUBMITTED: "gold",
    DraftState.APPROVED: "success",
}


@register.simple_tag
def case_badge(case: Case) -> Badge:
    """The state of a case."""
    return Badge(case.get_state_display(), TONES[CaseState(case.state)])


@register.filter
def choose_words(case: Case) -> str:
    """What the box before a row says to who does not see it."""
    return _("Choose %(number)s") % {"number": case.number}


@register.filter
def tone_of(state: str) -> str:
    """The tone of any state of the case family."""
    return TONES.get(state, "neutral")  # type: ignore[call-overload]


@register.filter
def days_until(day: date) -> int:
    """Working days until a day, negative when it has passed."""
    return WorkingCalendar.current().working_days_between(timezone.localdate(), day)


@register.filter
def days_left(case: Case) -> int:
    """Working days until the due date, negative when it has passed."""
    return WorkingCalendar.current().working_days_between(timezone.localdate(), case.due_on)


ICONS = {
    "registered": "inbox",
    "moved": "arrow-right",
    "assigned": "user-check",
    "referred": "arrow-forward-up",
    "term": "calendar",
    "delivered": "gift",
    "answered": "mail",
    "closed": "check",
    "confirmed": "thumb-up",
    "asked": "message-question",
    "complaint": "scale",
    "papers": "paperclip",
    "reopened": "refresh",
}
LANGUAGES = {"kk": "қазақша", "ru": "русский", "en": "English"}


@register.filter
def is_sound(media_type: str) -> bool:
    """Whether a file is listened to, for instance a voice message."""
    return media_type.startswith("audio/")


@register.filter
def icon_of(kind: str) -> str:
    """The icon of a moment of the timeline."""
    return ICONS.get(kind, "point")


@register.filter
def at_key(rows: dict[object, object], key: object) -> object:
    """A value of a mapping by key, None when there is none."""
    return rows.get(key)


@register.filter
def language_name_of(code: str) -> str:
    """A language by its own name."""
    return LANGUAGES.get(code, code)


@register.filter
def phone(value: str) -> str:
    """A phone as people read it."""
    return phone_for_reading(value)


@register.filter
def heading_of(case: Case) -> str:
    """The subject, unless it only repeats how the text begins."""
    return "" if case.body.startswith(case.subject.rstrip("…")) else case.subject
