"""Addresses of partners' systems and compared months."""

from django.urls import path

from tirek.exchange.views import clients, own_systems, reconciliations

system_patterns = [
    path("systems/", clients.clients, name="clients"),
    path("systems/new/", clients.new, name="client_new"),
    path("systems/own/", own_systems.own, name="own_systems"),
    path("systems/own/sandbox/", own_systems.sandbox, name="sandbox"),
    path("systems/own/request/", own_systems.asking, name="client_request"),
    path("systems/<uuid:pk>/", clients.client, name="client"),
    path("systems/<uuid:pk>/revocation/", clients.revocation, name="client_revocation"),
    path("systems/<uuid:pk>/confirmation/", clients.confirmation, name="client_confirmation"),
    path("systems/<uuid:pk>/secret/", clients.secret, name="client_secret"),
    path("systems/<uuid:pk>/month/", reconciliations.comparing, name="comparing"),
    path("reconciliations/", reconciliations.reconciliations, name="reconciliations"),
    path("reconciliations/<uuid:pk>/", reconciliations.reconciliation, name="reconciliation"),
    path("reconciliations/<uuid:pk>/differences.xlsx", reconciliations.book, name="reconciliation_book"),
    path("reconciliations/<uuid:pk>/agreement/", reconciliations.agreement, name="agreement"),
]
