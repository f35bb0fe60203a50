"""Addresses of the catalogue of measures."""

from django.urls import path

from tirek.programmes.views import service_work, services

urlpatterns = [
    path("services/", services.services, name="services"),
    path("services/leaflets.pdf", services.leaflets, name="leaflets"),
    path("services/work/", service_work.work, name="service_work"),
    path("services/new/", service_work.new, name="service_new"),
    path("services/<slug:code>/", services.service, name="service"),
    path("services/<slug:code>/leaflet.pdf", services.leaflet, name="leaflet"),
    path("services/<slug:code>/edit/", service_work.edit, name="service_edit"),
    path("services/<slug:code>/confirmation/", service_work.confirmation, name="service_confirmation"),
    path("services/<slug:code>/revisions/", service_work.revisions, name="service_revisions"),
]
