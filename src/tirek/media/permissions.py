"""Rules on publications and monitoring, each a verdict with its reason."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse
from tirek.media.enums import IN_WORK, ArticleState, FlagState, MediaPermission
from tirek.media.models import Article, Comment, Flag, FlagAppeal


def may_write_for(actor: Actor, organisation_id: UUID) -> Verdict:
    """Writing publications in the name of an organisation."""
    if actor.is_system or actor.holds(MediaPermission.WRITE, at=organisation_id):
        return ALLOWED
    return refuse(_("You do not write for this organisation."))


def may_publish_for(actor: Actor, organisation_id: UUID) -> Verdict:
    """Publishing in the name of an organisation."""
    if actor.is_system or actor.holds(MediaPermission.PUBLISH, at=organisation_id):
        return ALLOWED
    return refuse(_("You do not publish for this organisation."))


def may_change_article(actor: Actor, article: Article) -> Verdict:
    """Changing the words: until they are published; after that a publication is taken back first, or corrected as a
    new wording that a second person approves."""
    writing = may_write_for(actor, article.organisation_id)
    if not writing:
        return writing
    if article.state not in IN_WORK:
        return refuse(_("This is published. Take it back to change it: readers then see that it was changed."))
    return ALLOWED


def may_approve_article(actor: Actor, article: Article) -> Verdict:
    """Approving what somebody else wrote."""
    publishing = may_publish_for(actor, article.organisation_id)
    if not publishing:
        return publishing
    if actor.user_id == article.author_id:
        return refuse(_("A second person publishes what you wrote."))
    if article.state != ArticleState.REVIEW:
        return refuse(_("Nobody has asked for this to be read."))
    return ALLOWED


def may_take_back(actor: Actor, article: Article) -> Verdict:
    """Taking a publication off the site."""
    publishing = may_publish_for(actor, article.organisation_id)
    if not publishing:
        return publishing
    if article.state not in (ArticleState.PUBLISHED, ArticleState.APPROVED):
        return refuse(_("This is not on the site."))
    return ALLOWED


def may_moderate(actor: Actor, comment: Comment) -> Verdict:
    """Showing or refusing a comment."""
    if actor.holds(MediaPermission.MODERATE, at=comment.article.organisation_id):
        return ALLOWED
    return refuse(_("You do not moderate the comments of this publication."))


def may_decide_comment_appeal(actor: Actor, comment: Comment) -> Verdict:
    """Looking again at a refused comment: not the one who refused it."""
    moderating = may_moderate(actor, comment)
    if not moderating:
        return moderating
    if actor.user_id == comment.decided_by_id:
        return refuse(_("Somebody else looks at an objection to your decision."))
    if comment.appealed_at is None or comment.appeal_decided_at is not None:
        return refuse(_("There is no objection to decide."))
    return ALLOWED


def may_decide_flag(actor: Actor, flag: Flag, decided_by: set[UUID]) -> Verdict:
    """Deciding whether a material is hate speech: trained people, each once."""
    if not actor.holds(MediaPermission.DECIDE):
        return refuse(_("Only trained media monitors decide this."))
    if flag.state == FlagState.DECIDED:
        return refuse(_("This is decided."))
    if actor.user_id in decided_by:
        return refuse(_("You have decided this one already."))
    return ALLOWED


def may_follow_flag(actor: Actor, flag: Flag) -> Verdict:
    """Writing down what was done after a decision."""
    if not actor.holds(MediaPermission.FOLLOW):
        return refuse(_("Your role does not follow this up."))
    if flag.state != FlagState.DECIDED:
        return refuse(_("First it is decided, then followed up."))
    return ALLOWED


def may_decide_flag_appeal(actor: Actor, appeal: FlagAppeal, decided_by: set[UUID]) -> Verdict:
    """Looking again after an objection: somebody who had no part in the decision."""
    if not (actor.holds(MediaPermission.DECIDE) or actor.holds(MediaPermission.FOLLOW)):
        return refuse(_("Only trained media monitors decide this."))
    if actor.user_id in decided_by:
        return refuse(_("Somebody who had no part in the decision looks at the objection."))
    if appeal.decided_at is not None:
        return refuse(_("This objection is decided."))
    return ALLOWED
