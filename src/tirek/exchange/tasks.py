"""Jobs of the exchange."""

from django.utils import timezone

from tirek.core.jobs import periodic


@periodic("41 3 * * *", name="exchange.forget_tokens", queue="upkeep")
def forget_tokens(timestamp: int) -> None:
    """Forget tokens that have expired."""
    from oauth2_provider.models import AccessToken

    AccessToken.objects.filter(expires__lt=timezone.now()).delete()
