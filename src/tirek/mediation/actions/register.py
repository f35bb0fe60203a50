"""Keeping the register of mediators."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.ids import uuid7
from tirek.core.lines import one_line
from tirek.core.numbering import next_number
from tirek.core.pictures import NotAPictureError, without_traces
from tirek.core.text import fold
from tirek.core.verdict import ensure
from tirek.mediation.enums import MediatorState
from tirek.mediation.models import Mediator
from tirek.mediation.permissions import may_change_state, may_keep_register
from tirek.network.models import User

SERIES = "9801"
LARGEST_PHOTO = 5 * 2**20
LINES = ("family_name", "given_name", "patronymic", "organisation", "certificate")


@dataclass(frozen=True, slots=True, kw_only=True)
class MediatorFacts:
    """An entry as its keeper tells it."""

    kind: str
    family_name: str
    given_name: str
    area_id: UUID
    keeper_id: UUID
    certificate: str
    certified_on: date
    valid_until: date
    languages: list[str]
    categories: list[str] = field(default_factory=list)
    patronymic: str = ""
    organisation: str = ""
    works_remotely: bool = False
    phone: str = ""
    email: str = ""
    is_contact_public: bool = True
    about_kk: str = ""
    about_ru: str = ""
    capacity: int = 5
    employers: list[str] = field(default_factory=list)


@atomic
def add_mediator(facts: MediatorFacts, *, by: Actor, at: datetime) -> Mediator:
    """A new entry. Raises Refused for who does not keep that office's, ValidationError for dates that cannot be and a
    certificate that stands already."""
    ensure(may_keep_register(by, facts.keeper_id))
    _check(facts)
    number = next_number(SERIES, local_date(at).year)
    mediator = Mediator(number=number, state_since=facts.certified_on, **values_of(facts))
    _save(mediator)
    record("mediation.mediator_added", mediator, by=by, at=at, keeper=facts.keeper_id)
    return mediator


@atomic
def edit_mediator(mediator_id: UUID, facts: MediatorFacts, *, by: Actor, at: datetime) -> Mediator:
    """Change an entry; a later ``valid_until`` renews it."""
    mediator = _kept(mediator_id, by)
    ensure(may_keep_register(by, facts.keeper_id))
    _check(facts)
    for name, value in values_of(facts).items():
        setattr(mediator, name, value)
    _save(mediator)
    record("mediation.mediator_changed", mediator, by=by, at=at, valid_until=facts.valid_until)
    return mediator


@atomic
def renew(mediator_id: UUID, valid_until: date, *, by: Actor, at: datetime) -> Mediator:
    """The certificate holds longer. Raises ValidationError for a day that is no later."""
    mediator = _kept(mediator_id, by)
    if valid_until <= mediator.valid_until:
        raise ValidationError({"valid_until": _("The new last day is later than the present one.")})
    mediator.valid_until = valid_until
    mediator.save(update_fields=["valid_until"])
    record("mediation.mediator_renewed", mediator, by=by, at=at, valid_until=valid_until)
    return mediator


@atomic
def set_state(mediator_id: UUID, state: str, reason: str, *, by: Actor, at: datetime) -> Mediator:
    """Suspend, let work again, or end an entry, with the reason. Their open files stay theirs: the parties end them."""
    mediator = _kept(mediator_id, by)
    ensure(may_change_state(by, mediator, state))
    told = one_line(reason)
    if state != MediatorState.ACTIVE and not told:
        raise ValidationError({"reason": _("Say why.")})
    mediator.state, mediator.state_reason, mediator.state_since = state, told, local_date(at)
    mediator.save(update_fields=["state", "state_reason", "state_since"])
    record("mediation.mediator_state_set", mediator, by=by, at=at, state=str(state))
    return mediator


@atomic
def connect_account(mediator_id: UUID, email: str, *, by: Actor, at: datetime) -> Mediator:
    """Let an account of this address act as the mediator. Raises ValidationError when there is none, or it is
    another mediator's."""
    mediator = _kept(mediator_id, by)
    user = User.objects.active().filter(email=email.strip().lower()).first()
    if user is None:
        raise ValidationError({"email": _("No account has this address. Invite the person first.")})
    if Mediator.objects.filter(user=user).exclude(pk=mediator.pk).exists():
        raise ValidationError({"email": _("This account is another mediator's.")})
    mediator.user, mediator.person_id = user, user.person_id or mediator.person_id
    mediator.save(update_fields=["user", "person"])
    record("mediation.mediator_connected", mediator, by=by, at=at, user=user.pk)
    return mediator


@atomic
def set_photo(mediator_id: UUID, content: bytes, *, by: Actor, at: datetime) -> Mediator:
    """Keep a picture of the mediator, without what its camera wrote into it. Raises ValidationError for no picture."""
    mediator = _kept(mediator_id, by)
    if len(content) > LARGEST_PHOTO:
        raise ValidationError({"photo": _("A picture of at most five megabytes.")})
    try:
        plain = without_traces(content)
    except NotAPictureError as error:
        raise ValidationError({"photo": _("This is no JPEG or PNG picture.")}) from error
    former, mediator.photo = mediator.photo, default_storage.save(f"mediators/{uuid7()}", ContentFile(plain))
    mediator.save(update_fields=["photo"])
    record("mediation.photo_set", mediator, by=by, at=at, size=len(plain))
    if former:
        transaction.on_commit(lambda: default_storage.delete(former))
    return mediator


def search_keys_of(*names: str) -> str:
    """The words a mediator is found by, in one spelling for all alphabets; each after a space."""
    return "".join(f" {word}" for name in names for word in fold(name).split())


def values_of(facts: MediatorFacts) -> dict[str, object]:
    """An entry as its columns keep it."""
    told = asdict(facts)
    told |= {name: one_line(told[name]) for name in LINES}
    told["employers"] = [one_line(each) for each in facts.employers if one_line(each)]
    keys = search_keys_of(facts.family_name, facts.given_name, facts.patronymic, facts.organisation)
    return told | {"search_keys": keys}


def _check(facts: MediatorFacts) -> None:
    if facts.valid_until < facts.certified_on:
        raise ValidationError({"valid_until": _("It ends before it begins.")})
    if not facts.languages:
        raise ValidationError({"languages": _("Name one language at least.")})


def _save(mediator: Mediator) -> None:
    try:
        with transaction.atomic():
            mediator.save()
    except IntegrityError as error:
        if "mediator_certificate_once" not in str(error):
            raise
        raise ValidationError({"certificate": _("This certificate stands in the register already.")}) from error


def _kept(mediator_id: UUID, by: Actor) -> Mediator:
    mediator = Mediator.objects.visible_to(by).select_for_update(of=("self",)).get(pk=mediator_id)
    ensure(may_keep_register(by, mediator.keeper_id))
    return mediator
