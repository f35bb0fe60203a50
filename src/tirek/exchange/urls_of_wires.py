"""Addresses of webhooks and of other installations."""

from django.urls import path

from tirek.exchange.views import peers, webhooks

wire_patterns = [
    path("systems/webhooks/", webhooks.webhooks, name="webhooks"),
    path("systems/webhooks/new/", webhooks.new, name="webhook_new"),
    path("systems/webhooks/<uuid:pk>/", webhooks.webhook, name="webhook"),
    path("systems/webhooks/<uuid:pk>/change/", webhooks.change, name="webhook_change"),
    path("systems/webhooks/<uuid:pk>/secret/", webhooks.secret, name="webhook_secret"),
    path("systems/webhooks/<uuid:pk>/replay/", webhooks.replay, name="webhook_replay"),
    path("systems/webhooks/<uuid:pk>/dead/", webhooks.dead_again, name="webhook_dead_again"),
    path("systems/webhooks/<uuid:pk>/test/", webhooks.test, name="webhook_test"),
    path("systems/webhooks/<uuid:pk>/closing/", webhooks.closing, name="webhook_closing"),
    path("systems/webhooks/<uuid:pk>/pause/", webhooks.deed, {"name": "pause"}, name="webhook_pause"),
    path("systems/webhooks/<uuid:pk>/opening/", webhooks.deed, {"name": "opening"}, name="webhook_opening"),
    path("systems/deliveries/<int:pk>/", webhooks.delivery, name="delivery"),
    path("systems/deliveries/<int:pk>/again/", webhooks.delivery_again, name="delivery_again"),
    path("systems/peers/", peers.peers, name="peers"),
    path("systems/peers/new/", peers.new, name="peer_new"),
    path("systems/peers/<uuid:pk>/", peers.peer, name="peer"),
    path("systems/peers/<uuid:pk>/again/", peers.again, name="peer_again"),
    path("systems/peers/<uuid:pk>/secret/", peers.secret, name="peer_secret"),
    path("systems/peers/<uuid:pk>/closing/", peers.closing, name="peer_closing"),
    path("systems/peers/<uuid:pk>/pause/", peers.deed, {"name": "pause"}, name="peer_pause"),
    path("systems/peers/<uuid:pk>/opening/", peers.deed, {"name": "opening"}, name="peer_opening"),
    path("api/peers/<uuid:pk>/notices", peers.notices, name="peer_notices"),
]
