"""Users, the roles granted to them, and invitations."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import DateRangeField
from django.db import models

from tirek.core.ids import uuid7
from tirek.core.models import Base
from tirek.core.roles import Role


class UserManager(BaseUserManager["User"]):
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
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class RoleGrant(Base):
    """A role held by a user at an organisation during a time; it reaches all below that organisation."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="grants")
    during = DateRangeField()
    granted_by_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "role"], name="rolegrant_organisation_role")]


class Invitation(Base):
    """An invitation by e-mail to take a role. Only the digest of its token is kept; it works once until it ends."""

    email = models.EmailField()
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="kk")
    role = models.CharField(max_length=20, choices=Role.choices)
    organisation = models.ForeignKey(
        "network.Organisation", on_delete=models.PROTECT, related_name="invitations"
    )
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by_id = models.UUIDField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
