"""What readers do: react, comment, report a comment, object; what moderators do with it."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.audit import record
from tirek.core.lines import one_line, paragraphs
from tirek.core.text import language_of
from tirek.core.verdict import Refused, ensure, refuse
from tirek.media.enums import CommentState, ReactionKind
from tirek.media.models import Article, Comment, CommentReport, Reaction
from tirek.media.permissions import may_decide_comment_appeal, may_moderate

LONGEST = 2000
REPORTS_THAT_HIDE = 5
"""So many different readers' reports take a comment off the page until a moderator has looked."""


@dataclass(frozen=True, kw_only=True)
class NewComment:
    """A comment as a reader wrote it; ``key`` makes sending it twice harmless."""

    key: UUID
    name: str
    text: str


def reader_of(token: str, article: Article) -> str:
    """Who reads, as far as this publication may know: a digest that no other publication shares."""
    return hashlib.sha256(f"{token}:{article.pk}".encode()).hexdigest()


@transaction.atomic
def react(article: Article, reader: str, kind: str) -> None:
    """Set one reader's reaction; the same again takes it back. Raises ValidationError for an unknown one."""
    if kind not in ReactionKind:
        raise ValidationError({"kind": _("There is no such reaction.")})
    _row, made = Reaction.objects.get_or_create(article=article, reader=reader, defaults={"kind": kind})
    if not made:
        mine = Reaction.objects.select_for_update().filter(article=article, reader=reader)
        if mine.filter(kind=kind).delete()[0] == 0:
            mine.update(kind=kind)


@transaction.atomic
def comment(article: Article, told: NewComment, reader: str, *, at: datetime) -> Comment:
    """Keep a reader's comment until a moderator has read it. Raises Refused, or ValidationError by field."""
    if not article.takes_comments:
        raise Refused(refuse(_("This publication takes no comments.")))
    text, name = paragraphs(told.text), one_line(told.name)
    if not text or len(text) > LONGEST:
        raise ValidationError({"text": _("Write up to 2000 characters.")})
    row = Comment(
        article=article,
        key=told.key,
        name=name[:80],
        text=text,
        language=language_of(text) or "",
        reader=reader,
        ticket=secrets.token_urlsafe(24),
        written_at=at,
    )
    Comment.objects.bulk_create([row], ignore_conflicts=True)
    kept = Comment.objects.get(key=told.key)
    if kept.pk == row.pk:
        record("media.comment_written", kept, by=ANONYMOUS, at=at, article=article.pk)
    return kept


@transaction.atomic
def report_comment(comment_id: UUID, reader: str, reason: str, *, at: datetime) -> Comment:
    """A reader's word that a comment should not be shown, each reader once. Many take it off the page until a moderator
    has looked."""
    row = Comment.objects.select_for_update().get(pk=comment_id, state=CommentState.SHOWN)
    told = CommentReport(comment=row, reader=reader, reason=one_line(reason)[:300], reported_at=at)
    before = row.reported.count()
    CommentReport.objects.bulk_create([told], ignore_conflicts=True)
    if row.reported.count() == before:
        return row
    row.reports += 1
    if row.reports >= REPORTS_THAT_HIDE:
        row.state, row.decided_at, row.decided_by_id = CommentState.WAITING, None, None
    row.save(update_fields=["reports", "state", "decided_at", "decided_by_id"])
    return row


@transaction.atomic
def show_comment(comment_id: UUID, *, by: Actor, at: datetime) -> Comment:
    """Let everyone read a comment. Raises Refused."""
    row = _locked(comment_id, by)
    ensure(may_moderate(by, row))
    return _decide(row, CommentState.SHOWN, "", by=by, at=at)


@transaction.atomic
def refuse_comment(comment_id: UUID, reason: str, *, by: Actor, at: datetime) -> Comment:
    """Do not show a comment; its writer reads why. Raises Refused, or ValidationError by field."""
    row = _locked(comment_id, by)
    ensure(may_moderate(by, row))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why: the writer reads it.")})
    return _decide(row, CommentState.REFUSED, one_line(reason)[:300], by=by, at=at)


@transaction.atomic
def appeal_comment(ticket: str, words: str, *, at: datetime) -> Comment:
    """The writer objects to a refusal, once. Raises Refused, ValidationError by field, or Comment.DoesNotExist."""
    row = Comment.objects.select_for_update().get(ticket=ticket)
    if row.state != CommentState.REFUSED or row.appealed_at is not None:
        raise Refused(refuse(_("There is nothing to object to.")))
    if not paragraphs(words):
        raise ValidationError({"words": _("Say why it should be shown.")})
    row.appeal, row.appealed_at = paragraphs(words)[:LONGEST], at
    row.save(update_fields=["appeal", "appealed_at"])
    record("media.comment_appealed", row, by=ANONYMOUS, at=at)
    return row


@transaction.atomic
def decide_comment_appeal(comment_id: UUID, is_shown: bool, *, by: Actor, at: datetime) -> Comment:
    """Somebody else looks again and has the last word. Raises Refused."""
    row = _locked(comment_id, by)
    ensure(may_decide_comment_appeal(by, row))
    row.appeal_decided_at, row.appeal_decided_by_id = at, by.user_id
    row.state = CommentState.SHOWN if is_shown else CommentState.REFUSED
    row.save(update_fields=["appeal_decided_at", "appeal_decided_by_id", "state"])
    record("media.comment_appeal_decided", row, by=by, at=at, shown=is_shown)
    return row


def _decide(row: Comment, state: str, reason: str, *, by: Actor, at: datetime) -> Comment:
    row.state, row.reason, row.decided_at, row.decided_by_id, row.reports = state, reason, at, by.user_id, 0
    row.save(update_fields=["state", "reason", "decided_at", "decided_by_id", "reports"])
    record(f"media.comment_{state}", row, by=by, at=at, article=row.article_id)
    return row


def _locked(comment_id: UUID, by: Actor) -> Comment:
    visible = Comment.objects.visible_to(by).select_related("article")
    return visible.select_for_update(of=("self",)).get(pk=comment_id)
