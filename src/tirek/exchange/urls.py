"""Addresses of the exchange."""

from django.urls import include, path
from oauth2_provider.views import RevokeTokenView, TokenView

from tirek.exchange.api import api
from tirek.exchange.views import clients, docs

rooms = [
    path("systems/", clients.clients, name="clients"),
    path("systems/new/", clients.new, name="client_new"),
    path("systems/<uuid:pk>/revocation/", clients.revocation, name="client_revocation"),
    path("api/docs", docs.docs, name="docs"),
]
urlpatterns = [
    path("", include((rooms, "exchange"))),
    path("api/oauth/token", TokenView.as_view(), name="oauth_token"),
    path("api/oauth/revocation", RevokeTokenView.as_view(), name="oauth_revocation"),
    path("api/", api.urls),
]
