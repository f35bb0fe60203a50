"""Bringing a bundle of rules in, taking it by a second person, leaving it, undoing it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line
from tirek.core.verdict import ensure
from tirek.exchange.bundles import Entry, all_parts
from tirek.exchange.bundles.base import Foreseen, looked, words_of
from tirek.exchange.bundles.document import Document, fingerprint, read
from tirek.exchange.enums_of_bundles import BundleState, EntryStanding
from tirek.exchange.models import Bundle, TrustedKey
from tirek.exchange.permissions_of_bundles import (
    may_decide_bundle,
    may_refuse_bundle,
    may_share_bundles,
    may_undo_bundle,
)
from tirek.network.queries.actors import acting_user

MOST_ENTRIES = 3000


@atomic
def bring_in(content: bytes, *, by: Actor, at: datetime) -> Bundle:
    """Bring a bundle in: its seals are checked, and what each entry would do is written down; nothing is taken yet. The
    same bundle brought in twice waits once. Raises Refused; ValidationError for a file that is no bundle, was changed,
    or is signed by a key nobody trusts here."""
    ensure(may_share_bundles(by, by.organisation_id))
    assert by.organisation_id
    assert by.user_id
    document = read(content)
    key = _trusted(document)
    waiting = Bundle.objects.filter(
        sha256=document["sha256"], state=BundleState.WAITING, organisation_id=by.organisation_id
    ).first()
    if waiting is not None:
        return waiting
    bundle = Bundle.objects.create(
        organisation_id=by.organisation_id,
        key=key,
        title=one_line(str(document.get("title") or ""))[:200] or key.name,
        document=document,
        sha256=document["sha256"],
        entries=[each.as_json() for each in _entries(document, by, at)],
        brought_at=at,
        brought_by_id=by.user_id,
        brought_by_name=by.name,
    )
    record("exchange.bundle_brought_in", bundle, by=by, at=at, sha256=bundle.sha256, entries=len(bundle.entries))
    return bundle


@atomic
def take_bundle(bundle_id: UUID, *, by: Actor, at: datetime) -> Bundle:
    """Take every entry that still changes something. Each is looked at once more; one that is refused meanwhile says
    why and stops no other. Raises Refused."""
    bundle = _locked(bundle_id, by)
    ensure(may_decide_bundle(by, bundle))
    if bundle.key.ended_at is not None:
        raise ValidationError(_("The key of this bundle is trusted no longer."))
    brought_by = acting_user(bundle.brought_by_id, bundle.organisation_id, None, by.language)
    entries = list(_entries(bundle.document, brought_by, at))
    for entry in entries:
        if entry.writes:
            _take(entry, brought_by, by, at)
    _decide(bundle, BundleState.TAKEN, by, at, entries)
    taken = sum(entry.standing == EntryStanding.TAKEN for entry in entries)
    record("exchange.bundle_taken", bundle, by=by, at=at, sha256=bundle.sha256, taken=taken)
    return bundle


@atomic
def refuse_bundle(bundle_id: UUID, *, by: Actor, at: datetime) -> Bundle:
    """Leave a bundle untaken. Raises Refused."""
    bundle = _locked(bundle_id, by)
    ensure(may_refuse_bundle(by, bundle))
    _decide(bundle, BundleState.REFUSED, by, at, entries_of(bundle))
    record("exchange.bundle_refused", bundle, by=by, at=at, sha256=bundle.sha256)
    return bundle


@atomic
def undo_bundle(bundle_id: UUID, *, by: Actor, at: datetime) -> Bundle:
    """Take back what was taken, the last entry first; what somebody has changed since stays and says so. Raises
    Refused."""
    bundle = _locked(bundle_id, by)
    ensure(may_undo_bundle(by, bundle))
    entries = entries_of(bundle)
    for entry in reversed(entries):
        if entry.standing == EntryStanding.TAKEN:
            _undo(entry, by, at)
    bundle.state, bundle.undone_at, bundle.undone_by_id = BundleState.UNDONE, at, by.user_id
    bundle.entries = [each.as_json() for each in entries]
    bundle.save(update_fields=["state", "undone_at", "undone_by_id", "entries"])
    left = sum(entry.standing == EntryStanding.LEFT for entry in entries)
    record("exchange.bundle_undone", bundle, by=by, at=at, sha256=bundle.sha256, left=left)
    return bundle


def entries_of(bundle: Bundle) -> list[Entry]:
    """The entries of a bundle as they were written down."""
    return [Entry(**told) for told in bundle.entries]


def _trusted(document: Document) -> TrustedKey:
    key = TrustedKey.objects.in_force().filter(public_key=document["public_key"]).first()
    if key is None:
        words = _(
            "Nobody here trusts the key of this bundle. Its fingerprint is %(fingerprint)s: compare it with the sender "
            "by telephone; then the administrator adds the key %(key)s."
        )
        told = {"fingerprint": fingerprint(document["public_key"]), "key": document["public_key"]}
        raise ValidationError(words % told)
    return key


def _entries(document: Document, by: Actor, at: datetime) -> Iterator[Entry]:
    """Every entry with what it would do. Raises ValidationError for too many."""
    content: dict[str, Any] = document["content"]
    if sum(len(told) for told in content.values() if isinstance(told, list)) > MOST_ENTRIES:
        raise ValidationError(_("This bundle has more than %(count)s entries.") % {"count": MOST_ENTRIES})
    for code, part in all_parts().items():
        for told in content.get(code) or ():
            yield looked(part, told, by=by, at=at)
    for code in sorted(content.keys() - all_parts().keys()):
        unknown = Entry(code[:40], {}, code[:300])
        unknown.refuse(_("This installation does not know this kind of rules."))
        yield unknown


def _take(entry: Entry, brought_by: Actor, by: Actor, at: datetime) -> None:
    try:
        with atomic():
            all_parts()[entry.part].take(entry, brought_by=brought_by, by=by, at=at)
        entry.standing = EntryStanding.TAKEN
    except Foreseen as error:
        entry.refuse(words_of(error))


def _undo(entry: Entry, by: Actor, at: datetime) -> None:
    try:
        with atomic():
            entry.reason = all_parts()[entry.part].undo(entry, by=by, at=at)
    except Foreseen as error:
        entry.reason = words_of(error)
    entry.standing = EntryStanding.LEFT if entry.reason else EntryStanding.UNDONE


def _decide(bundle: Bundle, state: BundleState, by: Actor, at: datetime, entries: list[Entry]) -> None:
    bundle.state, bundle.decided_at = state, at
    bundle.decided_by_id, bundle.decided_by_name = by.user_id, by.name
    bundle.entries = [each.as_json() for each in entries]
    bundle.save(update_fields=["state", "decided_at", "decided_by_id", "decided_by_name", "entries"])


def _locked(bundle_id: UUID, by: Actor) -> Bundle:
    rows = Bundle.objects.visible_to(by).select_for_update(of=("self",)).select_related("key")
    return rows.get(pk=bundle_id)
