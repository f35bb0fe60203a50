"""Addresses of checks of entitlement, of the figures of regions, and of reforms tried on paper."""

from django.urls import path

from tirek.programmes.views import checks, entitlement

urlpatterns = [
    path("entitlement/", entitlement.start, name="entitlement"),
    path("entitlement/family/", entitlement.family, name="entitlement_family"),
    path("entitlement/money/", entitlement.money, name="entitlement_money"),
    path("entitlement/answer/", entitlement.answer, name="entitlement_answer"),
    path("entitlement/answer.pdf", entitlement.answer_paper, name="entitlement_paper"),
    path("entitlement/removal/", entitlement.removal, name="entitlement_removal"),
    path("entitlement/for/<slug:kind>/<uuid:key>/family/", checks.family, name="check_family"),
    path("entitlement/for/<slug:kind>/<uuid:key>/money/", checks.money, name="check_money"),
]
