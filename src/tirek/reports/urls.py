from django.urls import path, register_converter

from tirek.reports.urls_of_desk import patterns_of_desk
from tirek.reports.views import (
    annual,
    annual_files,
    annual_work,
    compare,
    corrections,
    definitions,
    exports,
    figures,
    open_data,
    records,
    sheets,
    snapshots,
)


class YearConverter:
    """A year of this century."""

    regex = "20[0-9]{2}"
    to_python = staticmethod(int)
    to_url = staticmethod(str)


register_converter(YearConverter, "year")

app_name = "reports"
urlpatterns = [
    *patterns_of_desk,
    path("reports/", figures.sheet_page, name="sheet"),
    path("reports/sheet.xlsx", exports.sheet_xlsx, name="sheet_xlsx"),
    path("reports/sheet.pdf", exports.sheet_pdf, name="sheet_pdf"),
    path("reports/compare/", compare.compare_page, name="compare"),
    path("reports/definitions/", definitions.definitions_page, name="definitions"),
    path("reports/definitions.xlsx", definitions.definitions_xlsx, name="definitions_xlsx"),
    path("reports/definitions/<slug:code>/", definitions.definition_page, name="definition"),
    path("reports/<slug:code>/", figures.indicator_page, name="indicator"),
    path("reports/<slug:code>/records/", records.records_page, name="records"),
    path("reports/<slug:code>/records.xlsx", records.records_xlsx, name="records_xlsx"),
    path("sheets/", sheets.overview, name="sheets"),
    path("sheets/<uuid:pk>/", sheets.sheet_of_office, name="sheet_of_office"),
    path("sheets/<uuid:pk>/values/", sheets.values, name="sheet_values"),
    path("sheets/<uuid:pk>/submission/", sheets.submission, name="sheet_submission"),
    path("sheets/<uuid:pk>/acceptance/", sheets.acceptance, name="sheet_acceptance"),
    path("sheets/<uuid:pk>/return/", sheets.return_page, name="sheet_return"),
    path("sheets/<uuid:pk>/cells/<slug:code>/", sheets.cell_page, name="sheet_cell"),
    path("sheets/<uuid:pk>/correction/", corrections.correction_form, name="sheet_correction"),
    path("sheets/<uuid:pk>/changes/", snapshots.changes_page, name="sheet_changes"),
    path("sheets/<uuid:pk>/versions/<int:version>/", snapshots.snapshot_page, name="snapshot"),
    path("sheets/<uuid:pk>/versions/<int:version>/file.json", snapshots.snapshot_file, name="snapshot_file"),
    path("open-data/", open_data.open_data_page, name="open_data"),
    path("open-data/<str:code>.<str:extension>", open_data.open_data_file, name="open_data_file"),
    path("corrections/", corrections.corrections_page, name="corrections"),
    path("corrections/<uuid:pk>/", corrections.correction_page, name="correction"),
    path("corrections/<uuid:pk>/approval/", corrections.approval, name="correction_approval"),
    path("corrections/<uuid:pk>/refusal/", corrections.refusal, name="correction_refusal"),
    path("annual/", annual.years_page, name="annual_years"),
    path("annual/<year:year>/", annual.report_page, name="annual"),
    path("annual/<year:year>/chapters/<slug:chapter>/", annual.chapter_page, name="annual_chapter"),
    path("annual/<year:year>/figures/<slug:code>/", annual.figure_page, name="annual_figure"),
    path("annual/<year:year>/article/", annual.article_page, name="annual_article"),
    path("annual/<year:year>/article.txt", annual_files.article_text, name="annual_article_file"),
    path("annual/<year:year>/report.pdf", annual_files.report_pdf, name="annual_pdf"),
    path("annual/<year:year>/report.xlsx", annual_files.report_xlsx, name="annual_xlsx"),
    path("annual/<year:year>/images.zip", annual_files.images_zip, name="annual_images"),
    path("annual/<year:year>/words/", annual_work.words_list, name="annual_words"),
    path("annual/<year:year>/words/<slug:block>/", annual_work.words_page, name="annual_words_of_block"),
    path("annual/<year:year>/publication/", annual_work.publication, name="annual_publication"),
    path("annual/<year:year>/changes/", annual_work.changes_page, name="annual_changes"),
    path("annual/editions/<uuid:pk>/", annual_work.edition_page, name="annual_edition"),
    path("annual/editions/<uuid:pk>/approval/", annual_work.approval, name="annual_approval"),
    path("annual/editions/<uuid:pk>/refusal/", annual_work.refusal, name="annual_refusal"),
    path("annual/editions/<uuid:pk>/file.json", annual_files.signed_file, name="annual_file"),
]
