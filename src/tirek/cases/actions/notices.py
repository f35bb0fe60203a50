"""What the applicant is told and when, in their language: by e-mail where there is one, else by SMS."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.cases.models import Case
from tirek.core.calendar import local_date
from tirek.core.enums import Channel
from tirek.core.lines import normalise_phone
from tirek.core.messages import composed, send
from tirek.core.models import Message
from tirek.core.throttle import hit
from tirek.network.models import User
from tirek.people.enums import ContactKind
from tirek.people.models import Contact

FIRST_MESSAGES = 5
"""A day to one address, from applications nobody of the staff has seen."""


def notice_of_registration(case: Case, email: str = "", phone: str = "") -> Message | None:
    """The number and the term, unsaved; None where there is nobody to write to. The PIN is told on the screen and the
    coupon only. Without a key: the intake key makes the registration happen once."""
    channel, to = _address(case, email, phone)
    if not to or not _may_write_to(case, to):
        return None
    with translation.override(case.language):
        subject = _("Your application %(number)s is registered") % {"number": case.number}
        body = _(
            "Your application %(number)s is registered at: %(office)s. The answer is due by %(due)s. "
            "Follow it with your number and PIN: %(url)s"
        ) % {**_facts(case), "office": case.office.name}
        return composed(channel, to, subject, body, language=case.language, about=case)


def tell_forwarded(case: Case, office_name: str, occasion: str) -> None:
    """Where the case is being sent (АППК art. 65: the notice goes out at the same time)."""
    with translation.override(case.language):
        subject = _("Your application %(number)s is being forwarded") % {"number": case.number}
        body = _("Your application %(number)s is being forwarded to: %(office)s. Follow it: %(url)s") % {
            **_facts(case),
            "office": office_name,
        }
        tell(case, f"forwarded:{occasion}", subject, body)


def tell_part(case: Case, office_name: str, occasion: str) -> None:
    """Which office answers a part of the application (art. 65 as well)."""
    with translation.override(case.language):
        subject = _("A part of your application %(number)s is answered by another office") % {"number": case.number}
        body = _(
            "A part of your application %(number)s has been sent to: %(office)s. "
            "You will receive one answer to all of it. Follow it: %(url)s"
        ) % {**_facts(case), "office": office_name}
        tell(case, f"part:{occasion}", subject, body)


def tell_part_extended(case: Case, office_name: str, due: date, occasion: str) -> None:
    """The new term of a part, within three working days of the decision (art. 76); the whole answer stays due."""
    with translation.override(case.language):
        subject = _("The term of a part of your application %(number)s is extended") % {"number": case.number}
        body = _(
            "A part of your application %(number)s is now to be answered by %(part_due)s, by: %(office)s. "
            "The whole answer is due by %(due)s, as before. The reason: %(url)s"
        ) % {**_facts(case), "office": office_name, "part_due": date_format(due, "SHORT_DATE_FORMAT")}
        tell(case, f"part-extended:{occasion}", subject, body)


def remind_worker(case: Case, worker: User, at: datetime) -> None:
    """A reminder of an open case to whoever works on it, once a day at most."""
    with translation.override(worker.language):
        due = date_format(case.due_on, "SHORT_DATE_FORMAT")
        subject = _("A reminder: application %(number)s") % {"number": case.number}
        body = _("Application %(number)s waits for you; its answer is due by %(due)s: %(url)s") % {
            "number": case.number,
            "due": due,
            "url": f"{settings.SITE_URL}{case.get_absolute_url()}",
        }
        occasion = f"case:{case.pk}:reminder:{worker.pk}:{local_date(at).isoformat()}"
        send(Channel.EMAIL, worker.email, subject, body, language=worker.language, about=case, key=occasion)


def tell_mended(case: Case, users: Iterable[User], occasion: str) -> None:
    """The office's people learn that the applicant has mended what was asked. Number and link only."""
    for user in users:
        with translation.override(user.language):
            subject = _("The applicant has mended application %(number)s") % {"number": case.number}
            told = {"number": case.number, "url": f"{settings.SITE_URL}{case.get_absolute_url()}"}
            body = _("The applicant says that what was missing in application %(number)s is mended: %(url)s") % told
            key = f"mended:{occasion}:{user.pk.hex}"
            send(Channel.EMAIL, user.email, subject, body, language=user.language, about=case, key=key)


def tell_extended(case: Case, occasion: str) -> None:
    """The new term, within three working days of the decision (art. 76)."""
    with translation.override(case.language):
        subject = _("The term of your application %(number)s is extended") % {"number": case.number}
        body = _("The answer to your application %(number)s is now due by %(due)s. The reason: %(url)s") % _facts(case)
        tell(case, f"extended:{occasion}", subject, body)


def tell_answered(case: Case, occasion: str) -> None:
    """That there is an answer to read and to confirm; never its text."""
    with translation.override(case.language):
        subject = _("Your application %(number)s is answered") % {"number": case.number}
        body = _(
            "There is an answer to your application %(number)s. "
            "Read it and say whether your question is solved: %(url)s"
        ) % _facts(case)
        tell(case, f"answered:{occasion}", subject, body)


def tell_reopened(case: Case, occasion: str) -> None:
    """That the case is worked on again, with the new term."""
    with translation.override(case.language):
        subject = _("Your application %(number)s is reopened") % {"number": case.number}
        body = _(
            "Your application %(number)s is being worked on again. The answer is due by %(due)s: %(url)s"
        ) % _facts(case)
        tell(case, f"reopened:{occasion}", subject, body)


def tell_correction(case: Case, due: date, occasion: str) -> None:
    """What is missing and until when it may be mended (art. 64). The words stand on the tracking page only."""
    with translation.override(case.language):
        subject = _("Something is missing in your application %(number)s") % {"number": case.number}
        body = _("Something is missing in your application %(number)s. See what, and mend it by %(until)s: %(url)s") % {
            **_facts(case),
            "until": date_format(due, "SHORT_DATE_FORMAT"),
        }
        tell(case, f"correction:{occasion}", subject, body)


def tell_closed_unanswered(case: Case, occasion: str) -> None:
    """That the application is returned or filed, with where to read why."""
    with translation.override(case.language):
        subject = _("Your application %(number)s is closed without an answer") % {"number": case.number}
        body = _(
            "Your application %(number)s is closed without an answer. Read why; you may apply again: %(url)s"
        ) % _facts(case)
        tell(case, f"unanswered:{occasion}", subject, body)


def tell_recounted(case: Case, occasion: str) -> None:
    """The term after an act moved a day off."""
    with translation.override(case.language):
        subject = _("The term of your application %(number)s has moved") % {"number": case.number}
        body = _(
            "A day off was moved by an act. The answer to your application %(number)s is now due by %(due)s: %(url)s"
        ) % _facts(case)
        tell(case, f"recounted:{occasion}", subject, body)


def tell_referral(case: Case, partner_name: str, text: str, occasion: str) -> None:
    """What a partner said of a referral; ``text`` is one of the module's own sentences."""
    with translation.override(case.language):
        subject = _("News of your application %(number)s") % {"number": case.number}
        body = f"{partner_name}: {translation.gettext(text)} {_facts(case)['url']}"
        tell(case, f"referral:{occasion}", subject, body)


def _may_write_to(case: Case, to: str) -> bool:
    """Anybody may type anybody's address into the public form: one address gets so many first messages a day, and the
    page says plainly when none was sent. What staff register is not counted."""
    return case.registered_by_id is not None or hit(f"registered:{to}", FIRST_MESSAGES, timedelta(days=1))


def _facts(case: Case) -> dict[str, str]:
    return {
        "number": case.number,
        "due": date_format(case.due_on, "SHORT_DATE_FORMAT"),
        "url": f"{settings.SITE_URL}/track/",
    }


def tell(case: Case, occasion: str, subject: str, body: str) -> None:
    """Send once per occasion, to the applicant's preferred contact; nothing where there is none."""
    channel, to = _address(case, "", "")
    if to:
        send(channel, to, subject, body, language=case.language, about=case, key=f"case:{case.pk}:{occasion}")


def _address(case: Case, email: str, phone: str) -> tuple[Channel, str]:
    """The e-mail given, else the phone given, else the preferred current contact of the applicant.

    Preferred comes before the kind: an unverified address that somebody typed later with the same IIN must not draw
    the news of a person to itself.
    """
    if email:
        return Channel.EMAIL, email
    if phone:
        return Channel.SMS, normalise_phone(phone) or ""
    contacts = Contact.objects.current().filter(
        person_id=case.applicant_id, kind__in=[ContactKind.EMAIL, ContactKind.PHONE]
    )
    found = contacts.order_by("-is_preferred", "kind", "-created_at").first()
    if found is None:
        return Channel.SMS, ""
    return (Channel.EMAIL if found.kind == ContactKind.EMAIL else Channel.SMS), found.value
