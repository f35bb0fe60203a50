"""States and kinds of work that several offices or people share: parts, drafts of answers, links, bulk deeds."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PartState(models.TextChoices):
    """Where a part of an application stands at the office that answers it."""

    SENT = "sent", pgettext_lazy("part", "Sent, not accepted yet")
    ACCEPTED = "accepted", pgettext_lazy("part", "In work")
    ANSWERED = "answered", pgettext_lazy("part", "Answered")
    DECLINED = "declined", pgettext_lazy("part", "Declined")
    TAKEN_BACK = "taken_back", pgettext_lazy("part", "Taken back")


UNANSWERED_PARTS = (PartState.SENT, PartState.ACCEPTED)


class SigningPractice(models.TextChoices):
    """Who signs an office's answers."""

    DIRECT = "direct", _("The case worker signs")
    APPROVAL = "approval", _("The head approves, the case worker signs")
    HEAD = "head", _("The head approves and signs")


class DraftState(models.TextChoices):
    """Who holds the draft of an answer now."""

    WRITING = "writing", pgettext_lazy("draft", "Being written")
    SUBMITTED = "submitted", pgettext_lazy("draft", "Waits for approval")
    APPROVED = "approved", pgettext_lazy("draft", "Approved, waits for the signature")
    SIGNED = "signed", pgettext_lazy("draft", "Signed")


class RemarkKind(models.TextChoices):
    """What was said of a draft."""

    COMMENT = "comment", pgettext_lazy("draft", "Comment")
    SUBMITTED = "submitted", pgettext_lazy("draft", "Submitted")
    RECALLED = "recalled", pgettext_lazy("draft", "Taken back")
    RETURNED = "returned", pgettext_lazy("draft", "Returned with remarks")
    APPROVED = "approved", pgettext_lazy("draft", "Approved")


class CaseLinkKind(models.TextChoices):
    """Why two cases stand together."""

    HOUSEHOLD = "household", _("One household")
    RELATED = "related", _("One matter")
    REPEAT = "repeat", _("A repeat")


class BulkKind(models.TextChoices):
    """What is done to many cases at once."""

    ASSIGN = "assign", _("Assign")
    FORWARD = "forward", _("Forward")
    REMIND = "remind", _("Remind")
    CLOSE = "close", _("Close with an outcome")
