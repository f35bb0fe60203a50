"""Addresses of the rooms of programmes."""

from django.urls import URLPattern, URLResolver

app_name = "programmes"

urlpatterns: list[URLPattern | URLResolver] = []
