"""Works in the public gallery: put there by people, in words that show no child's surname or school."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.calls.enums import LIVE_STATES, ConsentPurpose
from tirek.calls.models import Entry, Showing
from tirek.calls.permissions_of_awards import may_show_works
from tirek.calls.queries.naming import agreed_purposes, is_childs, is_first_name_only, may_show
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line, paragraphs
from tirek.core.verdict import Refused, ensure, refuse


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What the public reads of a work."""

    title: str
    text: str = ""
    video: str = ""
    shown_as: str = ""


@transaction.atomic
def show_work(entry_id: UUID, shown: Shown, *, by: Actor, at: datetime) -> Showing:
    """Put a work into the gallery, or change what is shown of it. Raises Refused, or ValidationError by field."""
    entry = Entry.objects.visible_to(by).select_related("call").select_for_update(of=("self",)).get(pk=entry_id)
    ensure(may_show_works(by, entry.call))
    _check(entry, shown, at)
    facts: dict[str, Any] = {
        "call": entry.call,
        "title": one_line(shown.title)[:300],
        "text": paragraphs(shown.text),
        "video": shown.video,
        "shown_as": one_line(shown.shown_as)[:300],
        "shown_at": at,
        "shown_by_id": by.user_id,
        "hidden_at": None,
    }
    showing, _made = Showing.objects.update_or_create(entry=entry, defaults=facts)
    record("calls.work_shown", entry, by=by, at=at, showing=showing.pk)
    return showing


def _check(entry: Entry, shown: Shown, at: datetime) -> None:
    on, told = local_date(at), f"{shown.title} {shown.text}".casefold()
    wrong: dict[str, Any] = {}
    if entry.state not in LIVE_STATES:
        raise Refused(refuse(_("This entry did not take part in judging.")))
    if not may_show(entry, on):
        raise Refused(refuse(_("The guardian has not agreed that the work is shown.")))
    if not one_line(shown.title):
        wrong["title"] = _("Write the title.")
    if is_childs(entry, on):
        if not is_first_name_only(shown.shown_as, entry):
            wrong["shown_as"] = _("Of a child the first name only: neither surname nor school.")
        elif shown.shown_as and ConsentPurpose.NAME not in agreed_purposes(entry):
            wrong["shown_as"] = _("The guardian has not agreed that the first name is shown.")
        if any(word.casefold() in told for word in entry.name.split()[:1] if len(word) > 2):
            wrong["text"] = _("The child's surname stands in the text: take it out.")
    if wrong:
        raise ValidationError(wrong)


@transaction.atomic
def hide_work(showing_id: UUID, *, by: Actor, at: datetime) -> Showing:
    """Take a work out of the gallery."""
    showing = Showing.objects.select_related("call").select_for_update(of=("self",)).get(pk=showing_id)
    ensure(may_show_works(by, showing.call))
    showing.hidden_at = at
    showing.save(update_fields=["hidden_at"])
    record("calls.work_hidden", showing, by=by, at=at)
    return showing


def hide_when_guardian_withdraws(entry: Entry, *, by: Actor, at: datetime) -> bool:
    """Take a child's work out of the gallery at once when its guardian took the consent back, and its name out of the
    awards. In the caller's transaction."""
    if not is_childs(entry, local_date(at)):
        return False
    purposes = agreed_purposes(entry)
    hidden = 0
    if ConsentPurpose.GALLERY not in purposes:
        hidden = Showing.objects.filter(entry=entry, hidden_at__isnull=True).update(hidden_at=at)
    if ConsentPurpose.NAME not in purposes:
        Showing.objects.filter(entry=entry).update(shown_as="")
        entry.awards.update(public_name="")
    if hidden:
        record("calls.work_hidden", entry, by=by, at=at)
    return bool(hidden)
