"""Where a partner's system works: at our real referrals, or at the invented ones of its sandbox. Both look the same."""

import hashlib
from contextlib import suppress
from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tirek.cases.actions.disclosures import note_file, note_referral
from tirek.cases.actions.exports import note_file_opened
from tirek.cases.actions.locking import locked_transition
from tirek.cases.actions.referral_questions import ask_back
from tirek.cases.actions.referrals import accept_referral, decline_referral, finish_referral
from tirek.cases.enums import TransitionState
from tirek.cases.models import Attachment, Transition
from tirek.core.actor import Actor
from tirek.core.enums import ScanState
from tirek.core.scanning import scanner_url
from tirek.core.verdict import Refused, refuse
from tirek.exchange.actions import practice
from tirek.exchange.actions.references import refer_to_as, reference_of
from tirek.exchange.models import ApiClient, PracticeRecord
from tirek.exchange.queries.handed import Handed, HandedWhole, as_handed, crossing_now, handed_to, read_whole
from tirek.exchange.queries.practised import as_practised, practised, practised_whole
from tirek.people.enums import DisclosureHow


class Changed(Exception):
    """The record is no longer as the system has read it."""


class Desk:
    """What a system does with referrals. Raises ``DoesNotExist`` of the record for one that is not its own."""

    def __init__(self, client: ApiClient, actor: Actor, at: datetime) -> None:
        self.client, self.actor, self.at = client, actor, at

    def rows(self) -> "QuerySet[Any]":
        """Its referrals: facts only."""
        return handed_to(self.client, self.actor)

    def facts(self, row: Any) -> Handed:
        """The facts of one row."""
        return as_handed(row)

    def whole(self, pk: UUID) -> HandedWhole:
        """One referral with what crosses; written into the applicant's disclosures while there is something to see."""
        whole, row = read_whole(self.client, self.actor, pk, at=self.at)
        if row.is_open:
            what = crossing_now(row)
            note_referral(row, what=what, how=DisclosureHow.API, by=self.actor, at=self.at)
        return whole

    def file(self, pk: UUID, file_id: UUID) -> Attachment | None:
        """A file that crossed with an open referral, once the virus check has passed it; opening it is written down."""
        whole, _row = read_whole(self.client, self.actor, pk, at=self.at)
        found = next((file for file in whole.files if file.pk == file_id), None)
        if found is None:
            return None
        if found.scan == ScanState.INFECTED or (found.scan == ScanState.WAITING and scanner_url()):
            raise Refused(refuse(ScanState(found.scan).label))
        note_file_opened(found, by=self.actor, at=self.at)
        note_file(found, by=self.actor, at=self.at)
        return found

    def take_up(self, pk: UUID, etag: str) -> None:
        """Lock a referral for a deed. Raises Changed unless it is as it was read, Refused once it has ended."""
        found = self._own(pk)
        if etag and etag_of(self.facts(found)) != etag:
            raise Changed
        if found.ended_at is not None:
            label = TransitionState(found.state).label
            raise Refused(refuse(_("This can no longer be done: the referral is “%(state)s”.") % {"state": label}))

    def accept(self, pk: UUID, reference: str) -> None:
        """Accept."""
        referral = accept_referral(pk, by=self.actor, at=self.at)
        if reference:
            refer_to_as(self.client, reference, referral=referral, by=self.actor, at=self.at)

    def decline(self, pk: UUID, reason: str) -> None:
        """Decline."""
        decline_referral(pk, reason, by=self.actor, at=self.at)

    def ask(self, pk: UUID, text: str) -> None:
        """Ask the office."""
        ask_back(pk, text, by=self.actor, at=self.at)

    def finish(self, pk: UUID, result: str, delivered: bool, amount: Decimal | None, evidence: str) -> None:
        """State what came of it. The money is told to the office in the words of the result."""
        told = [result] if result else []
        if amount is not None:
            told.append(_("Amount: %(amount)s ₸") % {"amount": f"{amount:,.2f}".replace(",", " ")})
        words = "\n".join(told) if delivered or result else ""
        referral = finish_referral(pk, words, delivered, evidence, by=self.actor, at=self.at)
        if amount is not None:
            text = reference_of(self.client, referral_id=pk)
            refer_to_as(self.client, text, referral=referral, amount=amount, by=self.actor, at=self.at)

    def rename(self, pk: UUID, reference: str) -> None:
        """Remember the system's own number, also of one that has ended."""
        refer_to_as(self.client, reference, referral=self.rows().get(pk=pk), by=self.actor, at=self.at)

    def _own(self, pk: UUID) -> Any:
        """The referral, locked while it is open."""
        if self.rows().get(pk=pk).is_open:
            with suppress(Transition.DoesNotExist):  # it ended while we waited
                locked_transition(pk, self.actor)
        return self.rows().get(pk=pk)


class PracticeDesk(Desk):
    """The same for a sandbox: nothing real is read or written."""

    def rows(self) -> "QuerySet[Any]":
        return practised(self.client)

    def facts(self, row: PracticeRecord) -> Handed:
        return as_practised(row)

    def whole(self, pk: UUID) -> HandedWhole:
        return practised_whole(self.rows().get(pk=pk))

    def file(self, pk: UUID, file_id: UUID) -> Attachment | None:
        return None

    def accept(self, pk: UUID, reference: str) -> None:
        practice.accept(self.client, pk, reference, at=self.at)

    def decline(self, pk: UUID, reason: str) -> None:
        practice.decline(self.client, pk, reason, at=self.at)

    def ask(self, pk: UUID, text: str) -> None:
        practice.ask(self.client, pk, text, at=self.at)

    def finish(self, pk: UUID, result: str, delivered: bool, amount: Decimal | None, evidence: str) -> None:
        practice.finish(self.client, pk, result, delivered, amount, at=self.at)

    def rename(self, pk: UUID, reference: str) -> None:
        practice.rename(self.client, pk, reference, at=self.at)

    def _own(self, pk: UUID) -> Any:
        return self.rows().select_for_update(of=("self",)).get(pk=pk)


def desk_of(client: ApiClient, actor: Actor, at: datetime) -> Desk:
    """The desk a system works at."""
    return (PracticeDesk if client.is_sandbox else Desk)(client, actor, at)


def etag_of(handed: Handed) -> str:
    """What changes whenever the facts of a referral do."""
    facts = [str(getattr(handed, each.name)) for each in fields(Handed)]
    return f'"{hashlib.sha256("|".join(facts).encode()).hexdigest()[:20]}"'
