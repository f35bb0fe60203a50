"""What staff of offices and partners are told about a referral, by e-mail. Numbers and links only: no personal data."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.cases.clock.ledger import day_of
from tirek.cases.enums import ReminderRung
from tirek.cases.models import Packet, ReferralQuestion, ReferralReminder, Transition
from tirek.cases.queries.staff import answerable_for, holders
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.core.roles import Role
from tirek.network.models import User


def tell_question_asked(referral: Transition, question: ReferralQuestion) -> None:
    """The office's case worker, or its head where nobody has the case, has a question to answer."""
    case = referral.case
    for user in answerable_for(case, on=day_of(question.asked_at)):
        with translation.override(user.language):
            subject = _("A partner asks about %(number)s") % {"number": case.number}
            body = _("%(partner)s has a question about application %(number)s. Answer by %(day)s: %(url)s") % {
                "partner": referral.to_organisation.name,
                "number": case.number,
                "day": date_format(question.answer_by, "SHORT_DATE_FORMAT"),
                "url": _address(case.get_absolute_url()),
            }
            _send(user, subject, body, referral, f"question:{question.pk.hex}")


def tell_question_answered(referral: Transition, question: ReferralQuestion) -> None:
    """The partner's case workers read the answer on the referral's page."""
    assert question.answered_at is not None
    for user in holders([referral.to_organisation_id], [Role.PARTNER_CLERK], on=day_of(question.answered_at)):
        with translation.override(user.language):
            subject = _("The office has answered your question")
            body = _("The office has answered your question about referral %(number)s: %(url)s") % {
                "number": referral.case.number,
                "url": _address(referral.get_absolute_url()),
            }
            _send(user, subject, body, referral, f"answered:{question.pk.hex}")


def tell_silence(referral: Transition, reminder: ReferralReminder, users: Iterable[User]) -> None:
    """A partner has not answered in time; the office's people read that they may call the referral back."""
    assert referral.respond_by is not None
    for user in users:
        with translation.override(user.language):
            told = {
                "partner": referral.to_organisation.name,
                "number": referral.case.number,
                "day": date_format(referral.respond_by, "SHORT_DATE_FORMAT"),
                "url": _address(_page_for(referral, reminder.rung)),
            }
            subject = _("Referral %(number)s waits for an answer") % told
            _send(
                user,
                subject,
                _words(reminder.rung) % told,
                referral,
                f"{referral.pk.hex}:{reminder.rung}:{referral.respond_by}",
            )


def tell_packet(packet: Packet, users: Iterable[User], occasion: str) -> None:
    """The packet of the quarter is ready, or still waits for its receipt."""
    for user in users:
        with translation.override(user.language):
            told = {"office": packet.office.name, "url": _address(packet.get_absolute_url())}
            subject = _("Quarterly packet on returnees")
            body = _("The packet of %(office)s is ready. Read it and acknowledge its receipt: %(url)s") % told
            if occasion != "made":
                body = _("The receipt of the packet of %(office)s is not acknowledged yet: %(url)s") % told
            key = f"packet:{packet.pk}:{occasion}:{user.pk}"
            send(Channel.EMAIL, user.email, subject, body, language=user.language, about=packet, key=key)


def _words(rung: str) -> str:
    if rung == ReminderRung.PARTNER:
        return _("Referral %(number)s was to be answered by %(day)s. Accept it, decline it or ask back: %(url)s")
    if rung == ReminderRung.OWNER:
        return _(
            "%(partner)s has not answered a referral since %(day)s, against the memorandum you signed. "
            "Scorecard: %(url)s"
        )
    return _(
        "%(partner)s has not answered about %(number)s since %(day)s. Call the referral back or phone them: %(url)s"
    )


def _page_for(referral: Transition, rung: str) -> str:
    if rung == ReminderRung.PARTNER:
        return referral.get_absolute_url()
    if rung == ReminderRung.OWNER:
        return reverse("cases:scorecard")
    return referral.case.get_absolute_url()


def _send(user: User, subject: str, body: str, referral: Transition, occasion: str) -> None:
    key = f"referral:{occasion}:{user.pk.hex}"
    send(Channel.EMAIL, user.email, subject, body, language=user.language, about=referral, key=key)


def _address(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
