"""What citizens are told beside the news of ``notices``: questions, codes, what became of their proposals."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from tirek.cases.actions.notices import tell
from tirek.cases.models import AccountContact, Case, Idea
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.people.enums import ContactKind

CODE_MINUTES = 10


def tell_asked(case: Case, occasion: str) -> None:
    """That the office has a question; never its text."""
    with translation.override(case.language):
        subject = _("A question about your application %(number)s") % {"number": case.number}
        body = _("The office has a question about your application %(number)s. Answer it here: %(url)s") % {
            "number": case.number,
            "url": f"{settings.SITE_URL}/track/",
        }
        tell(case, f"asked:{occasion}", subject, body)


def tell_code(kind: str, value: str, code: str, *, language: str) -> None:
    """The one-time code, with how long it holds and what it is for."""
    with translation.override(language):
        subject = _("Your code for Tirek")
        body = _("%(code)s is your code for Tirek. It holds for %(n)s minutes. Never tell it to anybody.") % {
            "code": code,
            "n": CODE_MINUTES,
        }
        send(channel_of(kind), value, subject, body, language=language)


def tell_idea(idea: Idea, contact: AccountContact, language: str, occasion: str) -> None:
    """That the office has said something of an idea this person supports."""
    with translation.override(language):
        subject = _("What became of an idea you support")
        body = _("“%(title)s”: %(state)s. Read the answer: %(url)s") % {
            "title": idea.title,
            "state": idea.get_state_display(),
            "url": f"{settings.SITE_URL}{idea.get_absolute_url()}",
        }
        key = f"idea:{occasion}:{contact.pk}"
        send(channel_of(contact.kind), contact.value, subject, body, language=language, about=idea, key=key)


def channel_of(kind: str) -> Channel:
    return Channel.EMAIL if kind == ContactKind.EMAIL else Channel.SMS
