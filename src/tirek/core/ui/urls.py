"""Switches of the shell and the reference of components."""

from django.urls import path

from tirek.core.ui import views

app_name = "ui"
urlpatterns = [
    path("language/", views.language, name="language"),
    path("theme/", views.theme, name="theme"),
    path("design/", views.design, name="design"),
]
