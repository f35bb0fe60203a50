"""Addresses of checks of entitlement, of the figures of regions, and of reforms tried on paper."""

from django.urls import path

from tirek.programmes.views import checks, entitlement, regional, scenarios

urlpatterns = [
    path("entitlement/", entitlement.start, name="entitlement"),
    path("entitlement/family/", entitlement.family, name="entitlement_family"),
    path("entitlement/money/", entitlement.money, name="entitlement_money"),
    path("entitlement/answer/", entitlement.answer, name="entitlement_answer"),
    path("entitlement/answer.pdf", entitlement.answer_paper, name="entitlement_paper"),
    path("entitlement/removal/", entitlement.removal, name="entitlement_removal"),
    path("entitlement/figures/", regional.figures, name="regional_figures"),
    path("scenarios/", scenarios.scenarios, name="scenarios"),
    path("scenarios/new/", scenarios.new, name="scenario_new"),
    path("scenarios/comparison/", scenarios.comparison, name="scenario_comparison"),
    path("scenarios/<uuid:pk>/", scenarios.scenario, name="scenario"),
    path("scenarios/<uuid:pk>/edit/", scenarios.edit, name="scenario_edit"),
    path("scenarios/<uuid:pk>/runs/", scenarios.run, name="scenario_run"),
    path("scenarios/<uuid:pk>/adoption/", scenarios.adoption, name="scenario_adoption"),
    path("scenarios/runs/<uuid:pk>/export.xlsx", scenarios.export, name="scenario_export"),
    path("entitlement/for/<slug:kind>/<uuid:key>/family/", checks.family, name="check_family"),
    path("entitlement/for/<slug:kind>/<uuid:key>/money/", checks.money, name="check_money"),
]
