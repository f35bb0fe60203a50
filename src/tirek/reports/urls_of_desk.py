"""Addresses of the coordinator's desk: the builder and the reports kept with it."""

from django.urls import path

from tirek.reports.views import builder, populations, practices, saved, sheet_forms, targets

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
    path("reports/targets/", targets.targets_page, name="targets"),
    path("reports/targets/table.xlsx", targets.targets_xlsx, name="targets_xlsx"),
    path("reports/targets/import/", targets.targets_import, name="targets_import"),
    path("reports/population/", populations.populations_page, name="populations"),
    path("reports/population/entry/", populations.population_entry, name="population_entry"),
    path("reports/population/import/", populations.population_import, name="population_import"),
    path("reports/population/table.xlsx", populations.populations_xlsx, name="populations_xlsx"),
    path("reports/population/<uuid:pk>/removal/", populations.population_removal, name="population_removal"),
    path("reports/practices/", practices.practices_page, name="practices"),
    path("reports/practices/new/", practices.practice_form, name="practice_new"),
    path("reports/practices/<uuid:pk>/", practices.practice_page, name="practice"),
    path("reports/practices/<uuid:pk>/text/", practices.practice_text, name="practice_text"),
    path("reports/practices/<uuid:pk>/publication/", practices.publication, name="practice_publication"),
    path("reports/practices/<uuid:pk>/return/", practices.return_page, name="practice_return"),
    path("sheets/forms/", sheet_forms.sheet_forms, name="sheet_forms"),
    path("sheets/forms/new/", sheet_forms.sheet_form_new, name="sheet_form_new"),
    path("sheets/forms/<int:version>/", sheet_forms.sheet_form, name="sheet_form"),
    path("sheets/forms/<int:version>/adoption/", sheet_forms.sheet_form_adoption, name="sheet_form_adoption"),
    path("sheets/forms/<int:version>/refusal/", sheet_forms.sheet_form_refusal, name="sheet_form_refusal"),
]
