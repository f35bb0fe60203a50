"""Kinds and states of what is published and of what is read; permissions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role


class ArticleKind(models.TextChoices):
    """What a publication is."""

    NEWS = "news", pgettext_lazy("publication", "News")
    ANNOUNCEMENT = "announcement", pgettext_lazy("publication", "Announcement")
    PHOTOS = "photos", _("Photo report")
    FORUM = "forum", pgettext_lazy("publication", "Forum")
    RESULTS = "results", _("Results and winners")


class ArticleState(models.TextChoices):
    """Where a publication stands. An approved one appears at its hour."""

    DRAFT = "draft", pgettext_lazy("publication", "Draft")
    REVIEW = "review", _("With a second person")
    APPROVED = "approved", _("Approved, waits for its hour")
    PUBLISHED = "published", pgettext_lazy("publication", "Published")
    WITHDRAWN = "withdrawn", pgettext_lazy("publication", "Taken back")


IN_WORK = (ArticleState.DRAFT, ArticleState.REVIEW, ArticleState.APPROVED)


class ReactionKind(models.TextChoices):
    """What a reader felt."""

    LIKE = "like", _("I like it")
    DISLIKE = "dislike", _("I do not like it")
    FUNNY = "funny", _("It is funny")
    ANGRY = "angry", _("It makes me angry")


class CommentState(models.TextChoices):
    """Where a comment stands. Nothing is shown before somebody has read it."""

    WAITING = "waiting", _("Waits for a moderator")
    SHOWN = "shown", pgettext_lazy("comment", "Shown")
    REFUSED = "refused", pgettext_lazy("comment", "Not shown")


class FeedKind(models.TextChoices):
    """How the materials of an outlet are found."""

    SYNDICATION = "syndication", _("RSS or Atom")
    PAGE = "page", _("A page with links, by rules")


class FeedUse(models.TextChoices):
    """What is done with what a feed brings."""

    MONITORED = "monitored", _("Monitoring")
    PARTNER = "partner", _("Partners' news, shown on the site")


class Topic(models.TextChoices):
    """What a material is mostly about."""

    SOCIETY = "society", pgettext_lazy("topic", "Society")
    CULTURE = "culture", pgettext_lazy("topic", "Culture and language")
    ETHNIC = "ethnic", pgettext_lazy("topic", "Relations between peoples")
    RELIGION = "religion", pgettext_lazy("topic", "Religion")
    MIGRATION = "migration", pgettext_lazy("topic", "Migration and return")
    ECONOMY = "economy", pgettext_lazy("topic", "Economy and work")
    POLITICS = "politics", pgettext_lazy("topic", "State and politics")
    OTHER = "other", pgettext_lazy("topic", "Another topic")


class FlagState(models.TextChoices):
    """Where a flagged material stands. Two people decide apart; a third when they do not agree."""

    WAITING = "waiting", _("Waits for two people")
    DISPUTED = "disputed", _("Waits for a third person")
    DECIDED = "decided", pgettext_lazy("flag", "Decided")


class Finding(models.TextChoices):
    """What one person, or all together, found."""

    HATE = "hate", _("Hate speech")
    NOT_HATE = "not_hate", _("No hate speech")


class FollowUp(models.TextChoices):
    """What was done after a decision."""

    NOTHING = "nothing", _("Nothing is needed")
    DIALOGUE = "dialogue", _("Talk with the editors")
    LETTER = "letter", _("Letter to the outlet")


class AppealState(models.TextChoices):
    """Where an objection of an outlet or an author stands."""

    ASKED = "asked", pgettext_lazy("objection", "Asked")
    UPHELD = "upheld", pgettext_lazy("objection", "The decision stands")
    GRANTED = "granted", pgettext_lazy("objection", "The decision was changed")


class MediaPermission(Permission):
    """Permissions on publications and monitoring, held at an organisation."""

    WRITE = "media.write"
    PUBLISH = "media.publish"
    MODERATE = "media.moderate"
    MONITOR = "media.monitor"
    DECIDE = "media.decide_flags"
    FOLLOW = "media.follow_flags"


declare(
    {
        MediaPermission.WRITE: {Role.EDITOR, Role.COORDINATOR},
        MediaPermission.PUBLISH: {Role.EDITOR, Role.COORDINATOR},
        MediaPermission.MODERATE: {Role.EDITOR, Role.COORDINATOR},
        MediaPermission.MONITOR: {Role.MONITOR, Role.COORDINATOR, Role.ANALYST},
        MediaPermission.DECIDE: {Role.MONITOR},
        MediaPermission.FOLLOW: {Role.MONITOR, Role.COORDINATOR},
    }
)
