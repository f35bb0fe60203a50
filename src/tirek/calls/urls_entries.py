"""Addresses of those who enter a call, and of the public."""

from django.urls import URLPattern

entry_patterns: list[URLPattern] = []
