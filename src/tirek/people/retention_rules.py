"""How long contacts, numbers and proofs are kept. Terms are the house's own until a lawyer confirms them (mark U)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from tirek.core.calendar import local_date
from tirek.core.retention_rules import Action, RetentionRule, add_rules, key_of
from tirek.core.terms import Certainty, Words
from tirek.people.actions.anonymising import remove_proofs
from tirek.people.models import Consent, Contact, Disclosure, Identifier

HOUSE = Words(
    kk="Желінің өз ережесі; «Дербес деректер туралы» Заңның 12-бабы: мақсатына жеткен деректер жойылады",
    ru="Собственное правило сети; Закон «О персональных данных», статья 12: данные, достигшие цели, уничтожаются",
    en="The network's own rule; Law on Personal Data, art. 12: data that have served their purpose are destroyed",
)
_PERSON = (("people.person", "person"),)


def _contacts(cutoff: datetime) -> "QuerySet[Any]":
    return Contact.objects.filter(ended_at__lt=cutoff)


def _identifiers(cutoff: datetime) -> "QuerySet[Any]":
    return Identifier.objects.filter(during__endswith__lt=local_date(cutoff))


def _consents(cutoff: datetime) -> "QuerySet[Any]":
    return Consent.objects.filter(stopped_at__lt=cutoff)


def _disclosures(cutoff: datetime) -> "QuerySet[Any]":
    return Disclosure.objects.filter(at__lt=cutoff)


def _remove(model: type[Any]) -> Any:
    def treat(ids: list[UUID], at: datetime) -> int:
        return remove_proofs(model, ids)

    return treat


add_rules(
    RetentionRule(
        code="people.old_contacts",
        title=Words("Қолданылмайтын байланыстар", "Недействующие контакты", "Contacts no longer in use"),
        months=12,
        since=Words("байланыс алынып тасталған соң", "после отмены контакта", "after the contact was ended"),
        action=Action.DELETE,
        source=HOUSE,
        certainty=Certainty.UNVERIFIED,
        due=_contacts,
        treat=_remove(Contact),
        held_by=_PERSON,
        name_of=key_of,
    ),
    RetentionRule(
        code="people.old_identifiers",
        title=Words("Күші жойылған құжат нөмірлері", "Недействующие номера документов", "Numbers no longer valid"),
        months=12,
        since=Words("нөмірдің күші жойылған соң", "после окончания действия номера", "after the number ended"),
        action=Action.DELETE,
        source=HOUSE,
        certainty=Certainty.UNVERIFIED,
        due=_identifiers,
        treat=_remove(Identifier),
        held_by=_PERSON,
        name_of=key_of,
    ),
    RetentionRule(
        code="people.ended_consents",
        title=Words("Қайтарылған келісімдер", "Отозванные согласия", "Consents taken back"),
        months=120,
        since=Words("өңдеу тоқтатылған соң", "после прекращения обработки", "after the processing ended"),
        action=Action.DELETE,
        source=HOUSE,
        certainty=Certainty.UNVERIFIED,
        due=_consents,
        treat=_remove(Consent),
        held_by=_PERSON,
        name_of=key_of,
    ),
    RetentionRule(
        code="people.old_disclosures",
        title=Words("Деректерді кім көргені туралы жазбалар", "Записи о просмотре данных", "Who saw which data"),
        months=120,
        since=Words("деректер көрілген соң", "после просмотра данных", "after the data were seen"),
        action=Action.DELETE,
        source=HOUSE,
        certainty=Certainty.UNVERIFIED,
        due=_disclosures,
        treat=_remove(Disclosure),
        held_by=_PERSON,
        name_of=key_of,
    ),
)
