"""Jobs of the exchange."""

from django.utils import timezone

from tirek.core.jobs import periodic
from tirek.exchange.actions.import_work import check_import, take_import, undo_import
from tirek.exchange.actions.imports import forget_imports

__all__ = ["check_import", "take_import", "undo_import"]


@periodic("41 3 * * *", name="exchange.forget_tokens", queue="upkeep")
def forget_tokens(timestamp: int) -> None:
    """Forget tokens that have expired."""
    from oauth2_provider.models import AccessToken

    AccessToken.objects.filter(expires__lt=timezone.now()).delete()


@periodic("47 3 * * *", name="exchange.forget_imports", queue="upkeep")
def tidy_imports(timestamp: int) -> None:
    """Forget the files and rows of tables handed in long ago."""
    forget_imports(at=timezone.now())
