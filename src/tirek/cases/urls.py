"""Addresses of cases: the citizen's, the desk's, the partner's."""

from django.urls import path

from tirek.cases.views import exports, queue

app_name = "cases"
urlpatterns = [
    # the office
    path("cases/", queue.queue_list, name="queue"),
    path("cases/assignment/", queue.bulk_assignment, name="bulk_assignment"),
    path("cases/views/", queue.saved_views, name="saved_views"),
    path("cases/views/<uuid:pk>/removal/", queue.saved_view_removal, name="saved_view_removal"),
    path("cases/export.<slug:form>", exports.export, name="export"),
]
