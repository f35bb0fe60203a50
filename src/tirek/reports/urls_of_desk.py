"""Addresses of the coordinator's desk: the builder and the reports kept with it."""

from django.urls import path

from tirek.reports.views import builder, saved

patterns_of_desk = [
    path("reports/builder/", builder.builder_page, name="builder"),
    path("reports/builder/file.<str:extension>", builder.builder_file, name="builder_file"),
    path("reports/saved/", saved.saved_reports, name="saved_reports"),
    path("reports/saved/new/", saved.save_page, name="save_report"),
    path("reports/saved/<uuid:pk>/", saved.saved_report, name="saved_report"),
    path("reports/saved/<uuid:pk>/file.<str:extension>", saved.saved_file, name="saved_file"),
    path("reports/saved/<uuid:pk>/question/", saved.question_of_report, name="report_question"),
    path("reports/saved/<uuid:pk>/name/", saved.name_page, name="report_name"),
    path("reports/saved/<uuid:pk>/sharing/", saved.sharing_page, name="report_sharing"),
    path("reports/saved/<uuid:pk>/delivery/", saved.delivery_page, name="report_delivery"),
    path("reports/saved/<uuid:pk>/deliveries/<uuid:delivery>/end/", saved.delivery_end, name="delivery_end"),
    path("reports/saved/<uuid:pk>/removal/", saved.removal, name="report_removal"),
    path("reports/saved/<uuid:pk>/restoration/", saved.restoration, name="report_restoration"),
    path("reports/saved/<uuid:pk>/frozen/", saved.freezing, name="report_freezing"),
    path("reports/frozen/<uuid:pk>/", saved.frozen_report, name="frozen_report"),
    path("reports/frozen/<uuid:pk>/file.<str:extension>", saved.frozen_file, name="frozen_file"),
]
