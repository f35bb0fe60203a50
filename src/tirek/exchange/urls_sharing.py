"""Addresses of shared rules and of one's own calendar."""

from django.urls import URLPattern, path

from tirek.exchange.views import bundles, calendars

sharing_patterns: list[URLPattern] = [
    path("bundles/", bundles.bundles, name="bundles"),
    path("bundles/out/", bundles.giving_out, name="bundle_out"),
    path("bundles/in/", bundles.bring_in, name="bundle_in"),
    path("bundles/keys/", bundles.keys, name="bundle_keys"),
    path("bundles/keys/new/", bundles.new_key, name="bundle_key_new"),
    path("bundles/keys/<uuid:pk>/end/", bundles.key_end, name="bundle_key_end"),
    path("bundles/<uuid:pk>/", bundles.bundle, name="bundle"),
    path("bundles/<uuid:pk>/taking/", bundles.taking, name="bundle_taking"),
    path("bundles/<uuid:pk>/refusal/", bundles.refusal, name="bundle_refusal"),
    path("bundles/<uuid:pk>/undoing/", bundles.undoing, name="bundle_undoing"),
    path("account/calendar/", calendars.address, name="own_calendar"),
    path("calendar/<str:token>.ics", calendars.calendar, name="own_calendar_file"),
]
