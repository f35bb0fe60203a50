"""The jobs that keep us in step with other installations: their referrals read, our words sent back."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from tirek.core.jobs import defer, task
from tirek.exchange import remote
from tirek.exchange.actions.carrying import Line, begun, carry, ways_due
from tirek.exchange.actions.peer_cases import take_over, vanished
from tirek.exchange.calling import Reply
from tirek.exchange.enums_of_wires import OutgoingState, PeerDeedKind, PeerNoticeKind
from tirek.exchange.models import Peer, PeerCase, PeerDeed, PeerNotice

ADDRESSES = {
    PeerDeedKind.ACCEPT: "acceptance",
    PeerDeedKind.DECLINE: "refusal",
    PeerDeedKind.DONE: "completion",
}
FINAL = {400, 403, 404, 409, 410, 412, 422}
OVERLAP = timedelta(hours=1)
PAGE, MOST_PAGES = 200, 50


# -- What they have for us --------------------------------------------------------------------------------------


def _look(peer: Peer, notice: PeerNotice, at: datetime) -> Reply:
    return remote.get(peer, f"referrals/{notice.lane}")


def _looked(peer: Peer, notice: PeerNotice, reply: Reply, at: datetime) -> None:
    if reply.code == 404:
        vanished(peer, notice.lane, at=at)
        return
    take_over(peer, remote.read(reply), at=at)


NOTICES = Line(
    "peer notices",
    PeerNotice,
    Peer,
    _look,
    arrived=_looked,
    is_good=lambda reply: reply.is_good or reply.code == 404,
)


# -- What we say -------------------------------------------------------------------------------------------------


def _say(peer: Peer, deed: PeerDeed, at: datetime) -> Reply:
    return remote.post(peer, f"referrals/{deed.lane}/{ADDRESSES[PeerDeedKind(deed.kind)]}", deed.told, deed.key)


def _said(peer: Peer, deed: PeerDeed, reply: Reply, at: datetime) -> None:
    state = remote.read(reply)["state"]
    PeerCase.objects.filter(pk=deed.peer_case_id).update(remote_state=str(state)[:20], looked_at=at)


def _tried(tries: Sequence[tuple[Any, Reply]], at: datetime) -> None:
    """Keep why the other side refused, and look at how the referral stands there now."""
    for deed, reply in tries:
        if reply.is_good:
            continue
        PeerDeed.objects.filter(pk=deed.pk).update(answer=reply.text)
        if reply.code in FINAL:
            note(deed.way_id, [(deed.lane, f"refused:{deed.key}")], PeerNoticeKind.LOOKED, at=at)


DEEDS = Line(
    "peer deeds",
    PeerDeed,
    Peer,
    _say,
    arrived=_said,
    tried=_tried,
    is_final=lambda reply: reply.code in FINAL,
)


# -- Jobs --------------------------------------------------------------------------------------------------------


@task(name="exchange.carry_peer", retry=False)
def carry_peer(peer_id: str) -> None:
    """Read what they have told us of, say what we have to say, and come again when the rest is due."""
    times = [carry(line, UUID(peer_id), now=timezone.now) for line in (NOTICES, DEEDS)]
    if known := [each for each in times if each is not None]:
        defer(carry_peer, at=min(known), once=f"peer-later:{peer_id}", peer_id=peer_id)


def wake_peer(peer_id: UUID) -> None:
    """Have what waits for a peer done, once the transaction is committed; else the sweep of the next minute does."""
    transaction.on_commit(partial(wake_peer_now, peer_id), robust=True)


def wake_peer_now(peer_id: UUID) -> None:
    """Store the job, unless one waits already."""
    defer(carry_peer, once=f"peer:{peer_id}", peer_id=str(peer_id))


def peers_due(*, at: datetime) -> set[UUID]:
    """The peers with which something is to be done now."""
    return {*ways_due(NOTICES, at=at), *ways_due(DEEDS, at=at)}


def note(
    peer_id: UUID, referrals: Sequence[tuple[UUID, str]], kind: PeerNoticeKind, told_kind: str = "", *, at: datetime
) -> int:
    """Write down referrals to be looked at, each with the id under which it is taken once; returns how many are new."""
    rows = [
        PeerNotice(way_id=peer_id, lane=lane, kind=kind, told_id=told_id[:100], told_kind=told_kind[:30], **begun(at))
        for lane, told_id in referrals
    ]
    before = PeerNotice.objects.filter(way_id=peer_id, told_id__in=[row.told_id for row in rows]).count()
    PeerNotice.objects.bulk_create(rows, ignore_conflicts=True)
    wake_peer(peer_id)
    return len(rows) - before


def look_around(peer: Peer, *, at: datetime) -> int:
    """Ask for referrals that have changed since we last asked, and note those we do not know so: a notice may have been
    lost, or never asked for. Returns how many were noted."""
    since = (peer.looked_at - OVERLAP).isoformat() if peer.looked_at else ""
    found: list[dict[str, Any]] = []
    after = ""
    for _page in range(MOST_PAGES):
        reply = remote.get(peer, "referrals", changed_since=since, after=after, limit=PAGE)
        if not reply.is_good:
            return 0
        told = remote.read(reply)
        found += told["items"]
        after = told["next"] or ""
        if not after:
            break
    Peer.objects.filter(pk=peer.pk).update(looked_at=at)
    return _note_news(peer, found, at)


def _note_news(peer: Peer, found: list[dict[str, Any]], at: datetime) -> int:
    known = dict(
        PeerCase.objects.filter(peer=peer, remote_id__in=[each["id"] for each in found]).values_list(
            "remote_id", "remote_state"
        )
    )
    fresh = [
        (UUID(each["id"]), f"look:{each['id']}:{each['state']}:{each['changed_at']}")
        for each in found
        if known.get(UUID(each["id"])) != each["state"]
    ]
    return note(peer.pk, fresh, PeerNoticeKind.LOOKED, at=at) if fresh else 0


def forget_peer_notices(*, before: datetime) -> int:
    """Forget notices looked at long ago; returns how many."""
    old = PeerNotice.objects.exclude(state=OutgoingState.WAITING).filter(settled_at__lt=before)
    count: int = old.count()
    old.delete()
    return count
