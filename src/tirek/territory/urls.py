"""Rooms of this app."""

from django.urls import path

from tirek.territory.views import areas, plans, reforms

app_name = "territory"

urlpatterns = [
    path("areas/", areas.area_list, name="areas"),
    path("areas/suggestions/", areas.suggestions, name="suggestions"),
    path("areas/reforms/", reforms.reform_list, name="reforms"),
    path("areas/reforms/<slug:code>/", reforms.reform_detail, name="reform"),
    path("areas/plans/", plans.plan_list, name="plans"),
    path("areas/plans/new/", plans.plan_new, name="plan_new"),
    path("areas/plans/<uuid:pk>/", plans.plan_detail, name="plan"),
    path("areas/plans/<uuid:pk>/act/", plans.plan_act, name="plan_act"),
    path("areas/plans/<uuid:pk>/steps/new/", plans.step_new, name="step_new"),
    path("areas/plans/<uuid:pk>/steps/<uuid:step>/removal/", plans.step_removal, name="step_removal"),
    path("areas/plans/<uuid:pk>/trial/", plans.trial, name="trial"),
    path("areas/plans/<uuid:pk>/findings/", plans.findings, name="findings"),
    path("areas/plans/<uuid:pk>/findings.csv", plans.findings_file, name="findings_file"),
    path("areas/plans/<uuid:pk>/<slug:name>/", plans.deed, name="plan_deed"),
    path("areas/<slug:code>/", areas.area_detail, name="area"),
]
