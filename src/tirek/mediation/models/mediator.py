"""The register of mediators."""

from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.mediation.enums import DisputeCategory, MediationPermission, MediatorKind, MediatorState

RENEW_WITHIN = timedelta(days=60)


class MediatorQuerySet(models.QuerySet["Mediator"]):
    """Entries of the register by access and day."""

    def visible_to(self, actor: Actor) -> "MediatorQuerySet":
        """Everyone sees who works as a mediator; who keeps the register sees all entries of the own offices; a mediator
        sees the own one."""
        reach = actor.reach(MediationPermission.KEEP_REGISTER)
        if reach.everywhere:
            return self
        condition = Q(state=MediatorState.ACTIVE)
        if reach:
            condition |= reach.q("keeper_id")
        if actor.user_id:
            condition |= Q(user_id=actor.user_id)
        return self.filter(condition)

    def kept_by(self, actor: Actor) -> "MediatorQuerySet":
        """Those whose entry the actor keeps."""
        reach = actor.reach(MediationPermission.KEEP_REGISTER)
        return self.filter(reach.q("keeper_id")) if reach else self.none()

    def standing(self, on: date) -> "MediatorQuerySet":
        """Those who may be chosen on a day."""
        return self.filter(state=MediatorState.ACTIVE, certified_on__lte=on, valid_until__gte=on)

    def to_renew(self, on: date) -> "MediatorQuerySet":
        """Those who work, and whose certificate has run out or runs out within sixty days."""
        return self.filter(state=MediatorState.ACTIVE, valid_until__lte=on + RENEW_WITHIN)


class Mediator(Base):
    """An entry of the register: who mediates, on what certificate until when, in which languages, versed in what,
    where.

    ``keeper`` is the office that keeps the entry, ``organisation`` the mediators' organisation (or the akim's register)
    they belong to. ``employers`` and ``person`` serve the check of conflicts only. ``user`` is their account.
    ``capacity``: how many open files at once. Contacts are shown in public when ``is_contact_public``.
    """

    number = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=12, choices=MediatorKind.choices)
    state = models.CharField(max_length=10, choices=MediatorState.choices, default=MediatorState.ACTIVE)
    family_name = models.CharField(max_length=150)
    given_name = models.CharField(max_length=150)
    patronymic = models.CharField(max_length=150, blank=True)
    search_keys = models.TextField(blank=True, editable=False)
    languages = ArrayField(models.CharField(max_length=3), default=list)
    categories = ArrayField(models.CharField(max_length=16, choices=DisputeCategory.choices), default=list)
    area = models.ForeignKey("territory.Area", on_delete=models.PROTECT, related_name="+")
    works_remotely = models.BooleanField(default=False)
    keeper = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="mediators_kept")
    organisation = models.CharField(max_length=300, blank=True)
    certificate = models.CharField(max_length=60)
    certified_on = models.DateField()
    valid_until = models.DateField()
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    is_contact_public = models.BooleanField(default=True)
    photo = models.CharField(max_length=100, blank=True)
    about_kk = models.TextField(blank=True)
    about_ru = models.TextField(blank=True)
    capacity = models.PositiveSmallIntegerField(default=5)
    employers = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    user = models.OneToOneField(
        "network.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="mediator"
    )
    state_since = models.DateField()
    state_reason = models.CharField(max_length=300, blank=True)
    reminded_for = models.DateField(null=True, editable=False)

    objects = MediatorQuerySet.as_manager()

    class Meta:
        ordering = ["family_name", "given_name", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(valid_until__gte=F("certified_on")), name="mediator_valid_after_issue"),
            models.CheckConstraint(
                condition=Q(state=MediatorState.ACTIVE) | ~Q(state_reason=""), name="mediator_state_with_reason"
            ),
            models.UniqueConstraint(fields=["certificate", "certified_on"], name="mediator_certificate_once"),
        ]
        indexes = [
            models.Index(fields=["state", "valid_until"], name="mediator_by_validity"),
            models.Index(fields=["area"], name="mediator_by_area"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Family name, given name, patronymic."""
        return " ".join(filter(None, (self.family_name, self.given_name, self.patronymic)))

    def is_standing(self, on: date) -> bool:
        """Whether they may be chosen on a day."""
        return self.state == MediatorState.ACTIVE and self.certified_on <= on <= self.valid_until

    def get_absolute_url(self) -> str:
        return reverse("mediation:mediator", args=[self.number])
