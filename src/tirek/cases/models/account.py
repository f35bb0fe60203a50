"""A citizen's own account: proven contacts and the applications joined to it. It is no user of the staff's."""

from django.db import models
from django.db.models import F, Q

from tirek.cases.enums import JoinedHow
from tirek.core.models import Base
from tirek.people.enums import ContactKind, Language


class Account(Base):
    """Somebody who has proved a phone or an e-mail. It knows nothing of the person but what is joined to it."""

    language = models.CharField(max_length=2, choices=Language.choices, default=Language.KAZAKH)
    entered_at = models.DateTimeField()


class AccountContact(Base):
    """A phone or an e-mail whose code was typed in. One contact opens one account."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=8, choices=ContactKind.choices)
    value = models.CharField(max_length=254)
    proved_at = models.DateTimeField()

    class Meta:
        ordering = ["proved_at"]
        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="account_contact_once")]


class AccountCode(Base):
    """A one-time code on its way to a contact. Only its keyed digest is kept, which a copy of the table cannot use."""

    kind = models.CharField(max_length=8, choices=ContactKind.choices)
    value = models.CharField(max_length=254)
    digest = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(tries__lte=5), name="account_code_few_tries")]
        indexes = [models.Index(fields=["expires_at"], name="account_code_by_end")]


class AccountCase(Base):
    """An application joined to an account, and by which proof."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="joined")
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    how = models.CharField(max_length=8, choices=JoinedHow.choices)
    joined_at = models.DateTimeField()

    class Meta:
        ordering = [F("joined_at").desc()]
        constraints = [models.UniqueConstraint(fields=["account", "case"], name="account_case_once")]
