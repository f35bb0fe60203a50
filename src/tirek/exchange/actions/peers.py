"""Other installations: connected, paused, closed; their notices taken in; what failed tried again."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line
from tirek.core.verdict import Refused, ensure, refuse
from tirek.exchange.actions import ways
from tirek.exchange.actions.carrying import send_again
from tirek.exchange.actions.peer_jobs import note, wake_peer
from tirek.exchange.actions.webhooks import words_of
from tirek.exchange.calling import BadAddress, checked
from tirek.exchange.enums_of_wires import OutgoingState, PeerNoticeKind, WayState
from tirek.exchange.models import Peer, PeerDeed, PeerNotice
from tirek.exchange.permissions_of_wires import may_keep_peers
from tirek.exchange.sealing import is_secret, is_signed, seal, unseal
from tirek.network.models import Memorandum, Organisation
from tirek.programmes.models import Service


@dataclass(frozen=True, slots=True)
class NewPeer:
    """An installation to connect, with what its administrator has given us."""

    name: str
    address: str
    client_id: str
    secret: str
    webhook_secret: str
    memorandum_id: UUID
    organisation_id: UUID
    service_id: UUID | None = None


class NotTheirs(Exception):
    """A notice that the peer has not signed, or signed too long ago."""


class Unclear(Exception):
    """A signed notice that does not say what it is about."""


@atomic
def add_peer(new: NewPeer, *, by: Actor, at: datetime) -> Peer:
    """Connect another installation. Raises Refused for who may not, ValidationError by field."""
    organisation = Organisation.objects.get(pk=new.organisation_id)
    ensure(may_keep_peers(by, organisation))
    columns = _checked(new, organisation, by)
    try:
        with atomic():
            peer = Peer.objects.create(organisation=organisation, made_by_id=by.user_id, **columns)
    except IntegrityError as error:
        if "peer_once_per_client" not in str(error):
            raise
        raise ValidationError({"client_id": _("This installation is connected already.")}) from None
    record("exchange.peer_connected", peer, by=by, at=at, office=organisation.pk)
    return peer


@atomic
def set_webhook_secret(peer_id: UUID, secret: str, *, by: Actor, at: datetime) -> Peer:
    """Take over the secret they sign their notices with, or a new one."""
    peer = _locked(peer_id, by)
    if not is_secret(secret.strip()):
        raise ValidationError({"webhook_secret": _("It begins with whsec_ and is longer.")})
    peer.webhook_secret = seal(secret.strip())
    peer.save(update_fields=["webhook_secret"])
    record("exchange.peer_secret_changed", peer, by=by, at=at)
    return peer


@atomic
def pause_peer(peer_id: UUID, *, by: Actor, at: datetime) -> Peer:
    """Read and say nothing until it is opened again; what happens meanwhile waits."""
    return ways.move(_locked(peer_id, by), WayState.PAUSED, "exchange.peer_paused", by=by, at=at)


@atomic
def open_peer(peer_id: UUID, *, by: Actor, at: datetime) -> Peer:
    """Go on, with what has waited first."""
    peer = ways.move(_locked(peer_id, by), WayState.OPEN, "exchange.peer_opened", by=by, at=at)
    wake_peer(peer.pk)
    return peer


@atomic
def close_peer(peer_id: UUID, *, by: Actor, at: datetime) -> Peer:
    """End the exchange: nothing is read or said any more; applications that came stay what they are."""
    pieces = [line.objects.filter(way=peer_id) for line in (PeerNotice, PeerDeed)]
    return ways.close(_locked(peer_id, by), pieces, "exchange.peer_closed", by=by, at=at)


@atomic
def try_again(peer_id: UUID, *, by: Actor, at: datetime) -> int:
    """Do once more what was given up; returns how many."""
    peer = _locked(peer_id, by)
    looks = PeerNotice.objects.filter(way=peer, state=OutgoingState.DEAD)
    words = PeerDeed.objects.filter(way=peer, state=OutgoingState.DEAD)
    count = send_again(looks, at=at) + send_again(words, at=at)
    ways.begin_anew(peer)
    record("exchange.peer_tried_again", peer, by=by, at=at, count=count)
    wake_peer(peer.pk)
    return count


@atomic
def take_notice(peer: Peer, key: str, stamp: str, signatures: str, body: bytes, *, at: datetime) -> bool:
    """Take in a notice of a peer: once, however often it comes. Whether it was new to us. Raises NotTheirs, Unclear.

    Nothing in it is believed but that it is worth looking: the referral itself is read from the peer."""
    if not is_signed(unseal(peer.webhook_secret), key, stamp, body, signatures, now=at.timestamp()):
        raise NotTheirs
    kind, referral = _read(body)
    if referral is None:
        return False
    return note(peer.pk, [(referral, key)], PeerNoticeKind.TOLD, kind, at=at) == 1


def _read(body: bytes) -> tuple[str, UUID | None]:
    """The kind of a notice and the referral it is about, None when it is about none."""
    try:
        told = json.loads(body)
        kind, data = str(told["type"]), told["data"]
        if not kind.startswith("referral."):
            return kind, None
        return kind, UUID(str(data["referral"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unclear from error


def _checked(new: NewPeer, organisation: Organisation, by: Actor) -> dict[str, object]:
    """The columns; raises ValidationError naming every bad field at once."""
    address, name = new.address.strip().rstrip("/"), one_line(new.name)
    memorandum = Memorandum.objects.visible_to(by).filter(pk=new.memorandum_id).first()
    problems: dict[str, str] = {}
    try:
        if checked(address).query or checked(address).fragment:
            raise BadAddress("not a web address")
    except BadAddress as problem:
        problems["address"] = words_of(str(problem))
    if not 0 < len(name) <= 200:
        problems["name"] = _("Give it a name of at most 200 letters.")
    if not is_secret(new.webhook_secret.strip()):
        problems["webhook_secret"] = _("It begins with whsec_ and is longer.")
    if not organisation.accepts_applications:
        problems["organisation"] = _("This office does not take applications.")
    if memorandum is None:
        problems["memorandum"] = _("There is no such memorandum.")
    for field in ("client_id", "secret"):
        if not getattr(new, field).strip():
            problems[field] = _("This is required.")
    if problems:
        raise ValidationError(problems)
    return {
        "name": name,
        "address": address,
        "client_id": new.client_id.strip(),
        "secret": seal(new.secret.strip()),
        "webhook_secret": seal(new.webhook_secret.strip()),
        "memorandum": memorandum,
        "service": Service.objects.filter(pk=new.service_id).first() if new.service_id else None,
    }


def _locked(peer_id: UUID, by: Actor) -> Peer:
    rows = Peer.objects.visible_to(by).select_for_update(of=("self",), no_key=True)
    peer: Peer = rows.select_related("organisation").get(pk=peer_id)
    ensure(may_keep_peers(by, peer.organisation))
    if peer.is_closed:
        raise Refused(refuse(_("This installation is no longer connected.")))
    return peer
