from django.urls import path

from tirek.reports.views import exports, figures, records

app_name = "reports"
urlpatterns = [
    path("reports/", figures.sheet_page, name="sheet"),
    path("reports/sheet.xlsx", exports.sheet_xlsx, name="sheet_xlsx"),
    path("reports/sheet.pdf", exports.sheet_pdf, name="sheet_pdf"),
    path("reports/<slug:code>/", figures.indicator_page, name="indicator"),
    path("reports/<slug:code>/records/", records.records_page, name="records"),
    path("reports/<slug:code>/records.xlsx", records.records_xlsx, name="records_xlsx"),
]
