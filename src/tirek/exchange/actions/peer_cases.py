"""Referrals of another installation and the applications they become here: exactly one of each."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _
from django.utils.translation import override

from tirek.cases.actions.intake import Application, NewApplicant, submit
from tirek.cases.enums import Channel, TransitionState
from tirek.cases.models import Case
from tirek.core.actor import system_actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.iin import check_iin
from tirek.core.lines import one_line
from tirek.exchange.enums_of_wires import OutgoingState
from tirek.exchange.models import Peer, PeerCase
from tirek.people.enums import Language
from tirek.programmes.models import Service
from tirek.territory.queries import area_key

BY = "peer"
OPEN = (TransitionState.PENDING, TransitionState.ACCEPTED)


class MemorandumEnded(Exception):
    """A referral that comes when the memorandum with its sender is not in force."""


def take_over(peer: Peer, told: dict[str, Any], *, at: datetime) -> PeerCase | None:
    """Bring our record in line with what the other side says of a referral; an open one that is new is registered.
    Doing it again changes nothing. The caller holds the transaction. Raises ValueError for what is no referral."""
    remote_id, state = UUID(str(told["id"])), str(told["state"])
    known = PeerCase.objects.select_for_update().filter(peer=peer, remote_id=remote_id).first()
    if known is None:
        return _registered(peer, remote_id, told, at) if state in OPEN else None
    if state == TransitionState.CALLED_BACK and known.withdrawn_at is None:
        withdraw(known, at=at)
    known.remote_state, known.looked_at = state[:20], at
    known.save(update_fields=["remote_state", "looked_at"])
    return known


def vanished(peer: Peer, remote_id: UUID, *, at: datetime) -> None:
    """The other side no longer shows the referral: it was called back, or the memorandum has ended."""
    known = PeerCase.objects.select_for_update().filter(peer=peer, remote_id=remote_id, withdrawn_at=None).first()
    if known is not None and known.remote_state in OPEN:
        withdraw(known, at=at)
        known.remote_state = TransitionState.CALLED_BACK
        known.save(update_fields=["remote_state"])


def withdraw(known: PeerCase, *, at: datetime) -> None:
    """Write down that they want it back. The application here stays registered: its office answers it by law, and is
    shown that the other side no longer waits."""
    known.withdrawn_at = at
    known.save(update_fields=["withdrawn_at"])
    known.deeds.waiting().update(state=OutgoingState.DROPPED, settled_at=at)
    record("exchange.referral_withdrawn", known, by=system_actor(BY), at=at, case=known.case_id)


def _registered(peer: Peer, remote_id: UUID, told: dict[str, Any], at: datetime) -> PeerCase:
    """One application for one referral: its key is made of theirs, and the row that binds the two is unique. After the
    memorandum nothing new is taken over: it waits, and the page says why."""
    if local_date(at) not in peer.memorandum.during:
        raise MemorandumEnded
    by = system_actor(BY)
    done = submit(_application(peer, remote_id, told, at), by=by, at=at)
    made = PeerCase.objects.create(
        peer=peer,
        remote_id=remote_id,
        remote_number=one_line(str(told["number"]))[:40],
        remote_state=str(told["state"])[:20],
        case=Case.objects.get(pk=done.case.pk),
        looked_at=at,
    )
    record("exchange.referral_taken_over", made, by=by, at=at, case=done.case.pk, peer=peer.pk)
    return made


def _application(peer: Peer, remote_id: UUID, told: dict[str, Any], at: datetime) -> Application:
    number, language = one_line(str(told["number"]))[:40], str(told.get("language", ""))
    language = language if language in Language.values else Language.KAZAKH
    service = Service.objects.filter(code=str(told.get("service", ""))).order_by().first() or peer.service
    if service is None:
        raise ValueError("unknown service")
    area = area_key(str(told.get("area", "")))
    return Application(
        intake_key=uuid5(peer.pk, str(remote_id)),
        channel=Channel.API,
        area_id=area or peer.organisation.area_id,
        service_id=service.pk,
        office_id=peer.organisation_id,
        subject=_subject(peer, number, language),
        body=_body(told) or number,
        language=language,
        received_at=at,
        applicant=_applicant(told.get("person") or {}, number),
    )


def _subject(peer: Peer, number: str, language: str) -> str:
    with override(language):
        return one_line(_("Referral %(number)s of %(peer)s") % {"number": number, "peer": peer.name})[:200]


def _body(told: dict[str, Any]) -> str:
    parts = [str(told.get(name) or "").strip() for name in ("need", "body")]
    return "\n\n".join(dict.fromkeys(part for part in parts if part))[:20_000]


def _applicant(person: dict[str, Any], number: str) -> NewApplicant:
    """What the memorandum let cross. A person without a name is known by the number of the referral until the office
    has met them."""
    iin = str(person.get("iin") or "")
    phones = person.get("phones") or [""]
    return NewApplicant(
        family_name=str(person.get("family_name") or number)[:100],
        given_name=str(person.get("given_name") or "")[:100],
        patronymic=str(person.get("patronymic") or "")[:100],
        birth_date=_day(person.get("birth_date")),
        iin=iin if check_iin(iin).is_valid else "",
        phone=str(phones[0] or ""),
        address=str(person.get("address") or "")[:300],
    )


def _day(told: object) -> date | None:
    try:
        return date.fromisoformat(str(told))
    except ValueError:
        return None
