"""The public vote: one account, a few works, each once; odd patterns are logged for people to look at."""

import hashlib
import hmac
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, F
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from tirek.calls.enums import StageKind
from tirek.calls.enums_of_awards import AnomalyKind
from tirek.calls.models import Showing, Stage, Vote, VoteAnomaly
from tirek.calls.permissions_of_awards import may_show_works, may_vote
from tirek.calls.queries.gallery import VOTES_EACH, vote_stage
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.models import User

FROM_ONE_ADDRESS, WITHIN_AN_HOUR, NEW_ON_ONE_DAY = 10, 50, 10
HOUR = timedelta(hours=1)


@transaction.atomic
def cast_vote(showing_id: UUID, *, address: str, by: Actor, at: datetime) -> Vote:
    """Vote for a work; again changes nothing. At most ``VOTES_EACH`` works of a call. Raises Refused."""
    showing = Showing.objects.filter(hidden_at__isnull=True).select_related("call", "entry").get(pk=showing_id)
    stage, voter = _open_stage(showing, by, at)
    User.objects.select_for_update().get(pk=voter)  # two windows of one voter, one after the other
    if showing.entry.user_id == voter:
        raise Refused(refuse(_("Nobody votes for their own work.")))
    votes = Vote.objects.filter(stage=stage, user_id=voter)
    if (known := votes.filter(showing=showing).first()) is not None:
        return known
    if votes.count() >= VOTES_EACH:
        raise Refused(refuse(_("You have given all your votes. Take one back to give it to another work.")))
    vote = Vote.objects.create(
        stage=stage, showing=showing, user_id=voter, cast_at=at, address_digest=_digest(address, stage)
    )
    Showing.objects.filter(pk=showing.pk).update(votes=F("votes") + 1)
    return vote


@transaction.atomic
def take_vote_back(showing_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take one's vote back while the vote is open."""
    showing = Showing.objects.select_related("call").get(pk=showing_id)
    stage, voter = _open_stage(showing, by, at)
    User.objects.select_for_update().get(pk=voter)
    deleted, _by_model = Vote.objects.filter(stage=stage, showing=showing, user_id=voter, is_struck=False).delete()
    if deleted:
        Showing.objects.filter(pk=showing.pk).update(votes=F("votes") - 1)


def look_at_running_votes(*, at: datetime) -> int:
    """Look at every vote that runs; returns how many patterns are new."""
    running = Stage.objects.filter(kind=StageKind.VOTE, starts_at__lte=at, ends_at__gt=at)
    return sum(look_for_anomalies(stage, at=at) for stage in running)


@transaction.atomic
def look_for_anomalies(stage: Stage, *, at: datetime) -> int:
    """Log patterns somebody should look at; nothing is taken out by itself. Returns how many are new."""
    votes = Vote.objects.filter(stage=stage, is_struck=False).order_by()
    found: list[tuple[AnomalyKind, str, int]] = [
        (AnomalyKind.ONE_ADDRESS, key[:16], number)
        for key, number in votes.values_list("address_digest").annotate(number=Count("user", distinct=True))
        if number >= FROM_ONE_ADDRESS
    ]
    recent = votes.filter(cast_at__gt=at - HOUR).values_list("showing_id").annotate(number=Count("pk"))
    found += [(AnomalyKind.RUSH, f"{key}:{at:%Y%m%d%H}", number) for key, number in recent if number >= WITHIN_AN_HOUR]
    days = votes.annotate(day=TruncDate("user__created_at")).values_list("showing_id", "day")
    found += [
        (AnomalyKind.NEW_ACCOUNTS, f"{key}:{day}", number)
        for key, day, number in days.annotate(number=Count("pk"))
        if number >= NEW_ON_ONE_DAY
    ]
    made = 0
    for kind, key, number in found:
        _row, is_new = VoteAnomaly.objects.update_or_create(
            stage=stage,
            kind=kind,
            key=key,
            defaults={"count": number},
            create_defaults={"count": number, "found_at": at},
        )
        made += is_new
    return made


@transaction.atomic
def settle_anomaly(anomaly_id: UUID, note: str, *, strike: bool, by: Actor, at: datetime) -> VoteAnomaly:
    """Say what was found; with ``strike`` the votes of one address are not counted any more. Both stay on record."""
    rows = VoteAnomaly.objects.select_related("stage__call").select_for_update(of=("self",))
    anomaly = rows.get(pk=anomaly_id)
    ensure(may_show_works(by, anomaly.stage.call))
    if not one_line(note):
        raise ValidationError({"note": _("Write what was found.")})
    struck = _strike(anomaly) if strike else 0
    anomaly.note, anomaly.settled_at, anomaly.settled_by_id = one_line(note)[:300], at, by.user_id
    anomaly.save(update_fields=["note", "settled_at", "settled_by_id"])
    record("calls.vote_anomaly_settled", anomaly, by=by, at=at, struck=struck)
    return anomaly


def _strike(anomaly: VoteAnomaly) -> int:
    """Votes of one address are struck; of the other kinds it is not known which votes are wrong."""
    if anomaly.kind != AnomalyKind.ONE_ADDRESS:
        raise Refused(refuse(_("Only votes of one address can be struck together.")))
    votes = Vote.objects.filter(stage=anomaly.stage, address_digest__startswith=anomaly.key, is_struck=False)
    lost = dict(votes.order_by().values_list("showing_id").annotate(number=Count("pk")))
    struck = votes.update(is_struck=True)
    for showing_id, number in lost.items():
        Showing.objects.filter(pk=showing_id).update(votes=F("votes") - number)
    return struck


def _open_stage(showing: Showing, by: Actor, at: datetime) -> tuple[Stage, UUID]:
    """The vote that runs, and the account that votes. Raises Refused."""
    stage = vote_stage(showing.call)
    ensure(may_vote(by, stage, at))
    if stage is None or by.user_id is None:
        raise Refused(refuse(_("Sign in to vote: one account, one vote for a work.")))
    return stage, by.user_id


def _digest(address: str, stage: Stage) -> str:
    key = f"vote:{stage.pk}:{address}"
    return hmac.new(settings.SECRET_KEY.encode(), key.encode(), hashlib.sha256).hexdigest()
