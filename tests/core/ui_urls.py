"""Only the shell's own addresses, so that these tests need no other room."""

from django.urls import include, path

urlpatterns = [path("", include("tirek.core.ui.urls"))]
