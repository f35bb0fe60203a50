"""A person and the one rule that says who may see them."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tirek.core.models import Base
from tirek.people.enums import Language, PersonPermission, Sex

from .link import PersonLink

if TYPE_CHECKING:
    from tirek.core.actor import Actor


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, actor: "Actor", permission: PersonPermission = PersonPermission.VIEW) -> "PersonQuerySet":
        """THE access rule: persons linked to an organisation in the actor's reach, and the actor's own record.

        ``permission`` narrows the reach for what only some of those who see a person may see of them.

        Reads index ``people_link_open`` (organisation, person) or ``people_link_person``.
        """
        if actor.is_system:
            return self
        own = Q(pk=actor.person_id) if actor.person_id else Q(pk__in=())
        reach = actor.reach(permission)
        if not reach:
            return self.filter(own)
        links = PersonLink.objects.open().filter(reach.q("organisation_id"), person_id=OuterRef("pk"))
        return self.filter(Exists(links) | own) if actor.person_id else self.filter(Exists(links))

    def current(self) -> "PersonQuerySet":
        """Persons whose record was not merged into another."""
        return self.filter(merged_into__isnull=True)


class Person(Base):
    """A human being as the network knows them: names as entered, the rest as far as it was told.

    ``version`` counts changes, so that two people editing one record notice each other.
    """

    family_name = models.CharField(_("family name"), max_length=150, blank=True)
    given_name = models.CharField(_("given name"), max_length=150, blank=True)
    patronymic = models.CharField(_("patronymic"), max_length=150, blank=True)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    sex = models.CharField(_("sex"), max_length=8, choices=Sex, default=Sex.UNKNOWN)
    preferred_language = models.CharField(
        _("preferred language"), max_length=2, choices=Language, default=Language.KAZAKH
    )
    area = models.ForeignKey(
        "territory.Area",
        verbose_name=_("place of residence"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    address = models.CharField(_("address"), max_length=500, blank=True)
    search_keys = models.TextField(editable=False, default="")
    version = models.PositiveIntegerField(default=1, editable=False)
    is_demo = models.BooleanField(default=False, editable=False)
    anonymised_at = models.DateTimeField(null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="merged_from"
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="people_person_has_a_name", condition=~Q(family_name="") | ~Q(given_name="")),
            models.CheckConstraint(name="people_person_not_merged_into_self", condition=~Q(merged_into=models.F("pk"))),
        ]
        indexes = [
            models.Index("birth_date", name="people_person_birth_date"),
        ]

    @property
    def survivor(self) -> "Person":
        """The record that stands for this person now, however many times it was merged."""
        return self.merged_into.survivor if self.merged_into else self

    @property
    def full_name(self) -> str:
        """Family name, given name, patronymic, as entered."""
        return " ".join(filter(None, (self.family_name, self.given_name, self.patronymic)))

    @property
    def short_name(self) -> str:
        """Family name with initials, for lists: ``Серікова А. Б.``"""
        if not self.family_name:
            return self.given_name
        initials = [f"{name[0]}." for name in (self.given_name, self.patronymic) if name]
        return " ".join([self.family_name, *initials])

    def __str__(self) -> str:
        return self.full_name
