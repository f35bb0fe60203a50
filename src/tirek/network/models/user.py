"""Users and the roles granted to them."""

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.ids import uuid7
from tirek.core.models import Base
from tirek.core.roles import Role
from tirek.network.enums import NetworkPermission


class UserQuerySet(models.QuerySet["User"]):
    """Accounts of the staff."""

    def visible_to(self, actor: Actor) -> "UserQuerySet":
        """Oneself, and whoever holds or held a role where the actor may view users."""
        if actor.is_anonymous:
            return self.none()
        reach = actor.reach(NetworkPermission.VIEW_USERS)
        if reach.everywhere:
            return self
        granted = RoleGrant.objects.filter(reach.q("organisation_id")) if reach else RoleGrant.objects.none()
        return self.filter(Q(pk=actor.user_id) | Q(pk__in=granted.values("user")))

    def active(self) -> "UserQuerySet":
        return self.filter(is_active=True)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Creates users; the e-mail address is the user name."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """Create a user. Without a password the account signs in by invitation or identity provider only."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person's account. What it may do comes only from role grants; there is no superuser."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=2, default="kk")
    is_active = models.BooleanField(default=True)
    person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("network:user", args=[self.pk])


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    """Roles granted, now and before."""

    def visible_to(self, actor: Actor) -> "RoleGrantQuerySet":
        """One's own grants, and those at organisations where the actor may view users."""
        if actor.is_anonymous:
            return self.none()
        reach = actor.reach(NetworkPermission.VIEW_USERS)
        if reach.everywhere:
            return self
        seen = reach.q("organisation_id") if reach else Q(pk__in=[])
        return self.filter(Q(user=actor.user_id) | seen)

    def in_force(self, on: date) -> "RoleGrantQuerySet":
        """Those that give something on a day; one ended today gives nothing from that moment on."""
        return self.filter(during__contains=on)


class RoleGrant(Base):
    """A role held by a user at an organisation during a time; it reaches all below that organisation.

    ``during`` decides. A grant ended on the day it began has an empty ``during``; ``created_at`` and ``ended_at``
    tell its history.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="grants")
    during = DateRangeField()
    granted_by_id = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True, editable=False)
    ended_by_id = models.UUIDField(null=True, editable=False)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "organisation"],
                condition=Q(during__upper_inf=True),
                name="rolegrant_open_once",
            ),
            models.CheckConstraint(
                condition=Q(during__lower_inf=False) | Q(during__isempty=True), name="rolegrant_has_a_beginning"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "role"], name="rolegrant_organisation_role")]
