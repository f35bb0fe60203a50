"""Which secrets of a system open the door to a token (a setting of django-oauth-toolkit)."""

from typing import Any

from django.contrib.auth.hashers import check_password
from django.utils import timezone
from oauth2_provider.oauth2_validators import OAuth2Validator

from tirek.exchange.models import ApiClient


class TwoSecrets(OAuth2Validator):  # type: ignore[misc]
    """While a secret is exchanged, the former one opens too."""

    def _check_secret(self, provided_secret: str, stored_secret: str) -> bool:
        if super()._check_secret(provided_secret, stored_secret):
            return True
        rows: Any = ApiClient.objects.standing().filter(
            application__client_secret=stored_secret, previous_until__gt=timezone.now()
        )
        former = rows.values_list("previous_secret", flat=True).first()
        return bool(former) and check_password(provided_secret, former)
