"""What is told to others' systems, and where each piece of it stands on its way."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class NoticeKind(models.TextChoices):
    """What happened. The values are part of the interface: a partner's program compares them."""

    REFERRAL_OFFERED = "referral.offered", _("A referral is offered")
    REFERRAL_WITHDRAWN = "referral.withdrawn", _("A referral is called back")
    REFERRAL_ACCEPTED = "referral.accepted", _("A referral is accepted")
    REFERRAL_DECLINED = "referral.declined", _("A referral is declined")
    REFERRAL_DONE = "referral.done", _("A referral is done")
    QUESTION_ASKED = "referral.question_asked", _("A partner asks the office back")
    QUESTION_ANSWERED = "referral.question_answered", _("The office has answered a partner’s question")
    CASE_REGISTERED = "application.registered", _("An application is registered")
    CASE_CHANGED = "case.status_changed", _("An application has moved on")
    LINE_CHANGED = "plan_line.changed", _("A line of a plan has changed")
    PING = "ping", _("A test")


CHOSEN_KINDS = tuple(kind for kind in NoticeKind if kind != NoticeKind.PING)


class WayState(models.TextChoices):
    """Whether anything goes along a way. What happens while it is paused waits, and goes once it is open again."""

    OPEN = "open", pgettext_lazy("way of messages", "Open")
    PAUSED = "paused", pgettext_lazy("way of messages", "Paused")
    CLOSED = "closed", pgettext_lazy("way of messages", "Closed for good")


class OutgoingState(models.TextChoices):
    """Where one piece stands. *Dead*: given up, and shown to people, who may send it again."""

    WAITING = "waiting", pgettext_lazy("piece on its way", "Waiting")
    DELIVERED = "delivered", pgettext_lazy("piece on its way", "Delivered")
    DEAD = "dead", pgettext_lazy("piece on its way", "Given up")
    DROPPED = "dropped", pgettext_lazy("piece on its way", "Dropped")


class PeerDeedKind(models.TextChoices):
    """What this installation says to another about a referral of theirs."""

    ACCEPT = "accept", _("We accept")
    DECLINE = "decline", _("We decline")
    DONE = "done", pgettext_lazy("word to another installation", "Done")


class PeerNoticeKind(models.TextChoices):
    """Why a referral of another installation is looked at."""

    TOLD = "told", _("They told us")
    LOOKED = "looked", _("We looked ourselves")
