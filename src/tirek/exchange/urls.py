"""Addresses of the exchange."""

from django.urls import include, path
from oauth2_provider.views import RevokeTokenView, TokenView

from tirek.exchange.api import api
from tirek.exchange.urls_of_wires import wire_patterns
from tirek.exchange.urls_sharing import sharing_patterns
from tirek.exchange.urls_standards import standard_patterns
from tirek.exchange.urls_systems import system_patterns
from tirek.exchange.views import docs, imports

rooms = [
    path("imports/", imports.imports, name="imports"),
    path("imports/new/<slug:code>/", imports.new, name="import_new"),
    path("imports/template/<slug:code>.xlsx", imports.template, name="import_template"),
    path("imports/<uuid:pk>/", imports.run, name="import"),
    path("imports/<uuid:pk>/columns/", imports.columns, name="import_columns"),
    path("imports/<uuid:pk>/taking/", imports.taking, name="import_taking"),
    path("imports/<uuid:pk>/undoing/", imports.undoing, name="import_undoing"),
    path("imports/<uuid:pk>/removal/", imports.removal, name="import_removal"),
    path("imports/<uuid:pk>/to-mend.xlsx", imports.to_mend, name="import_to_mend"),
    path("api/docs", docs.docs, name="docs"),
    *system_patterns,
    *standard_patterns,
    *wire_patterns,
    *sharing_patterns,
]
urlpatterns = [
    path("api/oauth/token", TokenView.as_view(), name="oauth_token"),
    path("api/oauth/revocation", RevokeTokenView.as_view(), name="oauth_revocation"),
    path("api/", api.urls),
    path("", include((rooms, "exchange"))),
]
