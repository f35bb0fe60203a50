"""Letters about entries, through the outbox, in the language of the entry; of a child to the guardian, never to it."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tirek.calls.models import Entry, EntryRevision, Extension, FormalCheck, GuardianConsent
from tirek.calls.queries.entering import recipient_of
from tirek.core.enums import Channel
from tirek.core.messages import send


def confirm_receipt(entry: Entry, revision: EntryRevision) -> None:
    """That an entry was received, when by the server's clock, and how to change it until the end."""
    moment = revision.submitted_at
    if moment is None:
        return
    with translation.override(entry.language):
        lines = [
            _("Your entry has been received."),
            _("Number: %(number)s") % {"number": entry.number},
            _("Call: %(call)s") % {"call": entry.call.name_in(entry.language)},
            _("Received by our server: %(moment)s") % {"moment": told_moment(moment, entry)},
            _("Fingerprint of the text: %(digest)s") % {"digest": revision.digest},
            "",
            _("Until %(moment)s you may change it and hand it in again: the last one counts.")
            % {"moment": told_moment(entry.call.closes_at, entry)},
        ]
        tell_entrant(entry, _("Received: %(number)s") % {"number": entry.number}, lines, f"entry-receipt:{revision.pk}")


def confirm_withdrawal(entry: Entry, at: datetime) -> None:
    """That an entry was taken back."""
    with translation.override(entry.language):
        lines = [
            _("The entry %(number)s has been taken back. It is not judged.") % {"number": entry.number},
            _("Until %(moment)s you may hand it in again.") % {"moment": told_moment(entry.call.closes_at, entry)},
        ]
        subject = _("Taken back: %(number)s") % {"number": entry.number}
        tell_entrant(entry, subject, lines, f"entry-withdrawn:{entry.pk}:{at.timestamp():.0f}")


def tell_checked(entry: Entry, check: FormalCheck) -> None:
    """What the formal check found, with the reason and until when it can be mended."""
    with translation.override(entry.language):
        lines = [f"{_('Formal check')}: {entry.get_formal_display()}"]
        if check.reason:
            lines.append(check.reason)
        if check.until:
            told = _("Mend it and hand it in again by %(moment)s.")
            lines += ["", told % {"moment": told_moment(check.until, entry)}]
        subject = _("Formal check of %(number)s") % {"number": entry.number}
        tell_entrant(entry, subject, lines, f"entry-check:{check.pk}")


def tell_extended(entry: Entry, extension: Extension) -> None:
    """That one has more time, until when and why."""
    with translation.override(entry.language):
        told = _("You may hand in your entry until %(moment)s.")
        lines = [told % {"moment": told_moment(extension.until, entry)}, extension.reason]
        subject = _("More time for %(number)s") % {"number": entry.number}
        tell_entrant(entry, subject, lines, f"entry-extension:{extension.pk}")


def send_link(entry: Entry, token: str, at: datetime) -> None:
    """The one-time link that opens an entry whose code was lost."""
    to = recipient_of(entry) or str(entry.typed.get("email") or "")
    if not to:
        return
    with translation.override(entry.language):
        lines = [
            _("Open your entry %(number)s by this link. It works once, for half an hour.") % {"number": entry.number},
            settings.SITE_URL + reverse("calls:entry_link", args=[token]),
            "",
            _("If you did not ask for it, do nothing."),
        ]
        subject = _("Opening your entry %(number)s") % {"number": entry.number}
        key = f"entry-link:{entry.pk}:{at.timestamp():.0f}"
        send(Channel.EMAIL, to, subject, "\n".join(lines), language=entry.language, about=entry, key=key)


def ask_guardian(consent: GuardianConsent, token: str, *, again: bool = False) -> None:
    """Ask a guardian to agree, by a link that also takes it back later."""
    entry = consent.entry
    with translation.override(consent.language):
        lines = [
            _("%(child)s wants to take part in «%(call)s».")
            % {"child": consent.child_name, "call": entry.call.name_in(consent.language)},
            _("The work is judged only when you, %(guardian)s, agree. Read to what, and decide, here:")
            % {"guardian": consent.guardian_name},
            settings.SITE_URL + reverse("calls:guardian", args=[token]),
            "",
            _("By the same link you can take your consent back at any time."),
        ]
        subject = _("Your consent is asked: %(call)s") % {"call": entry.call.name_in(consent.language)}
        key = f"guardian:{consent.pk}:{consent.token_digest[:12]}" + (":again" if again else "")
        body = "\n".join(lines)
        send(Channel.EMAIL, consent.contact, subject, body, language=consent.language, about=entry, key=key)


def tell_entrant(entry: Entry, subject: str, lines: Sequence[str], key: str) -> None:
    """A letter to whoever gets the letters of an entry, closed by where its page is. Nobody: no letter."""
    to = recipient_of(entry)
    if not to:
        return
    where = settings.SITE_URL + reverse("calls:entry", args=[entry.number])
    body = "\n".join([*lines, "", _("Your entry, its stage and its next date:"), where])
    send(Channel.EMAIL, to, subject, body, language=entry.language, about=entry, key=key)


def told_moment(moment: datetime, entry: Entry) -> str:
    """Day, hour and zone of the call."""
    return f"{moment.astimezone(ZoneInfo(entry.call.zone)):%d.%m.%Y %H:%M:%S} ({entry.call.zone})"
