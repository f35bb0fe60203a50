"""Awards, prizes and how they reach people; candidates for an order or a prize; the public vote."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role


class AwardKind(models.TextChoices):
    """What is given on paper."""

    ORDER = "order", pgettext_lazy("award", "Order")
    PRIZE = "prize", pgettext_lazy("award", "Laureate of the prize")
    GRAND = "grand", pgettext_lazy("award", "Grand prize")
    FIRST = "first", pgettext_lazy("award", "First place")
    SECOND = "second", pgettext_lazy("award", "Second place")
    THIRD = "third", pgettext_lazy("award", "Third place")
    WINNER = "winner", pgettext_lazy("award", "Winner")
    DIPLOMA = "diploma", pgettext_lazy("award", "Diploma")
    PARTICIPANT = "participant", pgettext_lazy("award", "Certificate of participation")


PLACES = (AwardKind.GRAND, AwardKind.FIRST, AwardKind.SECOND, AwardKind.THIRD, AwardKind.WINNER)
HONOURS = (AwardKind.ORDER, AwardKind.PRIZE)


class AwardLevel(models.TextChoices):
    """One entry may win in its region and in the country."""

    NATIONAL = "national", pgettext_lazy("award", "National")
    REGIONAL = "regional", pgettext_lazy("award", "Regional")


class PrizeKind(models.TextChoices):
    """What is given beside the paper."""

    MONEY = "money", pgettext_lazy("prize", "Money")
    THING = "thing", pgettext_lazy("prize", "A thing")
    TRIP = "trip", pgettext_lazy("prize", "A trip")
    CAMP = "camp", pgettext_lazy("prize", "A place in a camp")
    GRANT = "grant", pgettext_lazy("prize", "A grant")


class PrizeState(models.TextChoices):
    """How far a promised prize is on its way. Given is the giver's word, confirmed the receiver's."""

    PROMISED = "promised", pgettext_lazy("prize", "Promised")
    SCHEDULED = "scheduled", pgettext_lazy("prize", "Day is set")
    POSTPONED = "postponed", pgettext_lazy("prize", "Postponed")
    GIVEN = "given", pgettext_lazy("prize", "Given")
    CONFIRMED = "confirmed", pgettext_lazy("prize", "Receipt confirmed")


OWED_PRIZES = (PrizeState.PROMISED, PrizeState.SCHEDULED, PrizeState.POSTPONED)


class CandidateState(models.TextChoices):
    """The way of somebody proposed for an order or a prize."""

    PROPOSED = "proposed", pgettext_lazy("candidate", "Proposed")
    RECOMMENDED = "recommended", pgettext_lazy("candidate", "Recommended by the commission")
    NOT_RECOMMENDED = "not_recommended", pgettext_lazy("candidate", "Not recommended by the commission")
    AWARDED = "awarded", pgettext_lazy("candidate", "Awarded")
    DECLINED = "declined", pgettext_lazy("candidate", "Not awarded")


class AnomalyKind(models.TextChoices):
    """What about votes somebody should look at. Nothing is taken out by itself."""

    ONE_ADDRESS = "one_address", _("Many votes from one network address")
    RUSH = "rush", _("Many votes for one work within an hour")
    NEW_ACCOUNTS = "new_accounts", _("Votes of accounts made on the same day")


class AwardPermission(Permission):
    """Permissions on orders and prizes, held at the body that proposes."""

    PROPOSE = "calls.propose_candidates"


declare({AwardPermission.PROPOSE: {Role.SECRETARY, Role.HEAD, Role.COORDINATOR, Role.COMPETITIONS}})
