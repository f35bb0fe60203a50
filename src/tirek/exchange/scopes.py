"""Which scopes exist, and which of them a system may ask a token for (a setting of django-oauth-toolkit)."""

from typing import Any

from oauth2_provider.scopes import BaseScopes

from tirek.exchange.enums import Scope


class ClientScopes(BaseScopes):
    """A system gets the scopes it was connected with; a revoked one gets none."""

    def get_all_scopes(self) -> dict[str, str]:
        return {scope.value: str(scope.label) for scope in Scope}

    def get_available_scopes(
        self, application: Any = None, request: Any = None, *args: Any, **kwargs: Any
    ) -> list[str]:
        client = getattr(application, "client", None)
        if client is None or client.revoked_at is not None or client.is_waiting:
            return []
        return list(client.scopes)

    def get_default_scopes(self, application: Any = None, request: Any = None, *args: Any, **kwargs: Any) -> list[str]:
        return self.get_available_scopes(application)
