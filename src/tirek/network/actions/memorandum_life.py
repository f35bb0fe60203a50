"""After the signing: amending with the old wording kept, obligations, the signed paper."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line, paragraphs
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.enums import CapacityPeriod, CrossingField
from tirek.network.models import Memorandum, MemorandumEdition, MemorandumObligation
from tirek.network.permissions import may_edit_memoranda, may_fulfil
from tirek.network.queries.memorandum_life import terms_of
from tirek.territory.models import Area

LARGEST_SCAN = 15 * 1024 * 1024
PDF = b"%PDF-"
_PLAIN = ("monthly_capacity", "capacity_period", "response_days", "notice_days", "joint_activities")


@transaction.atomic
def amend_memorandum(
    memorandum_id: UUID, terms: Mapping[str, Any], *, since: date, reason: str, by: Actor, at: datetime
) -> Memorandum:
    """Change the terms from a day on: the wording until then is kept as an edition that stays readable.

    ``terms``: services, areas (keys), monthly_capacity, capacity_period, response_days, crossing, notice_days,
    joint_activities, until (the last day; renewal is an amendment too). Referrals made before keep what they allowed.
    Raises ValidationError by field, Refused for who may not or for one that has been ended.
    """
    memorandum = _locked(memorandum_id, by)
    _check_amendment(memorandum, terms, since, reason)
    begun = memorandum.edition_from or memorandum.during.lower
    MemorandumEdition.objects.create(
        memorandum=memorandum,
        number=memorandum.edition,
        terms=terms_of(memorandum),
        in_force_from=begun,
        replaced_from=since,
        reason=one_line(reason)[:300],
        replaced_at=at,
        replaced_by_id=by.user_id,
    )
    _write_terms(memorandum, terms, since)
    record("network.memorandum_amended", memorandum, by=by, at=at, edition=memorandum.edition, since=since)
    return memorandum


@transaction.atomic
def add_obligation(
    memorandum_id: UUID, *, owner_id: UUID, text: str, due_on: date, by: Actor, at: datetime
) -> MemorandumObligation:
    """Write down what a party has taken on. Raises ValidationError when the owner is no party."""
    memorandum = _locked(memorandum_id, by)
    wrong = {}
    if not memorandum.parties.filter(organisation_id=owner_id).exists():
        wrong["owner"] = _("Only a party of the memorandum can take an obligation on.")
    if not one_line(text):
        wrong["text"] = _("Write what has to be done.")
    if due_on < memorandum.during.lower:
        wrong["due_on"] = _("The day lies before the memorandum.")
    if wrong:
        raise ValidationError(wrong)
    made = MemorandumObligation.objects.create(
        memorandum=memorandum, owner_id=owner_id, text=one_line(text)[:500], due_on=due_on
    )
    record("network.obligation_added", memorandum, by=by, at=at, obligation=made.pk, owner=owner_id, due=due_on)
    return made


@transaction.atomic
def fulfil_obligation(
    obligation_id: UUID, *, result: str, evidence: str = "", by: Actor, at: datetime
) -> MemorandumObligation:
    """Say what was done, with a link to the evidence (an event, a report). Raises Refused when it is done already."""
    rows = MemorandumObligation.objects.visible_to(by).select_for_update(of=("self",))
    obligation: MemorandumObligation = rows.select_related("owner").get(pk=obligation_id)
    ensure(may_fulfil(by, obligation))
    if obligation.done_at:
        raise Refused(refuse(_("This obligation has been carried out already.")))
    if not one_line(result):
        raise ValidationError({"result": _("Write what was done.")})
    obligation.done_at, obligation.done_by_id = at, by.user_id
    obligation.result, obligation.evidence = one_line(result)[:500], evidence
    obligation.save(update_fields=["done_at", "done_by_id", "result", "evidence"])
    record("network.obligation_fulfilled", obligation.memorandum, by=by, at=at, obligation=obligation.pk)
    return obligation


@transaction.atomic
def keep_scan(memorandum_id: UUID, content: bytes, *, by: Actor, at: datetime) -> Memorandum:
    """Keep the signed paper (PDF). An earlier one stays in the store under its own name. Raises ValidationError."""
    memorandum = _locked(memorandum_id, by)
    if not content.startswith(PDF):
        raise ValidationError({"file": _("This is not a PDF.")})
    if len(content) > LARGEST_SCAN:
        raise ValidationError({"file": _("The file is larger than 15 MB.")})
    digest = hashlib.sha256(content).hexdigest()
    name = f"memoranda/{memorandum.pk}/{digest[:16]}.pdf"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))
    memorandum.scan, memorandum.scan_digest = name, digest
    memorandum.save(update_fields=["scan", "scan_digest"])
    record("network.memorandum_scanned", memorandum, by=by, at=at, digest=digest)
    return memorandum


def _locked(memorandum_id: UUID, by: Actor) -> Memorandum:
    memorandum = Memorandum.objects.visible_to(by).select_for_update(of=("self",)).get(pk=memorandum_id)
    ensure(may_edit_memoranda(by))
    if memorandum.ended_at:
        raise Refused(refuse(_("This memorandum has been ended already.")))
    return memorandum


def _check_amendment(memorandum: Memorandum, terms: Mapping[str, Any], since: date, reason: str) -> None:
    wrong: dict[str, Any] = {}
    if not terms.get("services"):
        wrong["services"] = _("Name at least one service.")
    if since <= (memorandum.edition_from or memorandum.during.lower):
        wrong["since"] = _("The amendment has to begin after the present wording.")
    until = terms.get("until")
    if until and until < since:
        wrong["until"] = _("The last day comes before the first.")
    if not one_line(reason):
        wrong["reason"] = _("Write the reason.")
    if terms.get("capacity_period", CapacityPeriod.MONTH) not in CapacityPeriod.values:
        wrong["capacity_period"] = _("Choose one from the list.")
    if wrong:
        raise ValidationError(wrong)


def _write_terms(memorandum: Memorandum, terms: Mapping[str, Any], since: date) -> None:
    until = terms.get("until")
    memorandum.services = sorted(set(terms["services"]))
    memorandum.crossing = [field for field in CrossingField.values if field in terms.get("crossing", ())]
    memorandum.during = DateRange(memorandum.during.lower, until + timedelta(days=1) if until else None)
    for name in _PLAIN:
        if name in terms:
            value = terms[name]
            setattr(memorandum, name, paragraphs(value) if name == "joint_activities" else value)
    memorandum.edition, memorandum.edition_from = memorandum.edition + 1, since
    memorandum.save(update_fields=["services", "crossing", "during", "edition", "edition_from", *_PLAIN])
    memorandum.areas.set(Area.objects.filter(pk__in=terms.get("areas", ())))
