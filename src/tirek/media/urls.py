"""Addresses of the rooms of media."""

from django.urls import URLPattern, URLResolver

app_name = "media"

urlpatterns: list[URLPattern | URLResolver] = []
