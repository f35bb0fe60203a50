"""What the person says of a delivered service: it has reached them or it has not, beside the partner's word."""

from datetime import datetime
from uuid import UUID

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.locking import locked_line, save
from tirek.cases.actions.texts import optional, required
from tirek.cases.enums import LineState, SaidHow
from tirek.cases.models import PlanLine
from tirek.cases.permissions import is_applicant, may_write_down_word
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, ensure, refuse


@atomic
def confirm_line(line_id: UUID, words: str = "", *, by: Actor, at: datetime) -> PlanLine:
    """The person has received the service: said by themselves, or on the phone to a case worker who writes it down.

    Confirming again changes nothing; a denial is taken back by it.
    """
    line = _delivered(line_id, by)
    if line.confirmed_at is None:
        line.confirmed_at, line.denied_at = at, None
        _write(line, optional(words, "words"), by)
        record("cases.line_confirmed", line.case, by=by, at=at, line=line.pk, how=line.said_how)
    return line


@atomic
def deny_line(line_id: UUID, words: str, *, by: Actor, at: datetime) -> PlanLine:
    """The person has not received what is said to be delivered. The figures count it no longer, the office is asked to
    look into it. The partner's word stays beside the person's."""
    words = required(words, "words")
    line = _delivered(line_id, by)
    if line.denied_at is None:
        line.confirmed_at, line.denied_at = None, at
        _write(line, words, by)
        record("cases.line_denied", line.case, by=by, at=at, line=line.pk, how=line.said_how)
    return line


def _delivered(line_id: UUID, by: Actor) -> PlanLine:
    line = locked_line(line_id, by)
    ensure(may_write_down_word(by, line.case))
    if line.state != LineState.DELIVERED:
        raise Refused(refuse(_("Nobody has said yet that this service is delivered.")))
    return line


def _write(line: PlanLine, words: str, by: Actor) -> None:
    own = is_applicant(by, line.case)
    line.said_how, line.said_words = (SaidHow.TRACKING if own else SaidHow.PHONE), words
    line.said_to_id = None if own else by.user_id
    line.save(update_fields=["confirmed_at", "denied_at", "said_how", "said_words", "said_to_id"])
    save(line.case)
