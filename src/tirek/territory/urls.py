"""Rooms of this app."""

from django.urls import path

from tirek.territory.views import areas, reforms

app_name = "territory"

urlpatterns = [
    path("areas/", areas.area_list, name="areas"),
    path("areas/suggestions/", areas.suggestions, name="suggestions"),
    path("areas/reforms/", reforms.reform_list, name="reforms"),
    path("areas/reforms/<slug:code>/", reforms.reform_detail, name="reform"),
    path("areas/<slug:code>/", areas.area_detail, name="area"),
]
