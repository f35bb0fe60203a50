"""Addresses of the rooms of programmes."""

from django.urls import URLPattern, URLResolver

from tirek.programmes.urls_entitlement import urlpatterns as of_entitlement
from tirek.programmes.urls_roadmaps import roadmap_patterns
from tirek.programmes.urls_services import urlpatterns as of_services

app_name = "programmes"

urlpatterns: list[URLPattern | URLResolver] = [*of_services, *of_entitlement, *roadmap_patterns]
