"""Addresses of grants: the public register, the desk, reports and money."""

from django.urls import URLPattern, path

from tirek.calls.views import grant_money, grant_reports, grants_public, grants_work

grant_patterns: list[URLPattern] = [
    path("grants/", grants_public.register, name="grants"),
    path("grants/grants.xlsx", grants_public.register_xlsx, name="grants_xlsx"),
    path("grants/360giving.json", grants_public.register_json, name="grants_json"),
    path("grants/work/", grants_work.work, name="grants_work"),
    path("grants/work.xlsx", grants_work.work_xlsx, name="grants_work_xlsx"),
    path("grants/mine/", grants_work.mine, name="grants_mine"),
    path("grants/new/<uuid:pk>/", grants_work.new, name="grant_new"),
    path("grants/joining/<str:token>/", grants_public.claim, name="grant_claim"),
    path("grants/reports/<uuid:pk>/", grant_reports.report, name="grant_report"),
    path("grants/reports/<uuid:pk>/expense/", grant_reports.expense, name="grant_expense"),
    path("grants/reports/<uuid:pk>/decision/", grant_reports.decision, name="grant_decision"),
    path("grants/expenses/<uuid:pk>/removal/", grant_reports.expense_removal, name="grant_expense_removal"),
    path("grants/expenses/<uuid:pk>/receipt/", grant_reports.receipt, name="grant_receipt"),
    path("grants/tranches/<uuid:pk>/payment/", grant_money.payment, name="grant_payment"),
    path("grants/returns/<uuid:pk>/", grant_money.returned, name="grant_returned"),
    path("grants/amendments/<uuid:pk>/answer/", grant_money.answer, name="grant_answer"),
    path("grants/visits/<uuid:pk>/findings/", grant_money.findings, name="grant_findings"),
    path("grants/visits/<uuid:pk>/mended/", grant_money.mended, name="grant_mended"),
    path("grants/<str:number>/", grants_public.grant, name="grant"),
    path("grants/<str:number>/desk/", grants_work.desk, name="grant_desk"),
    path("grants/<str:number>/contract.pdf", grants_work.contract, name="grant_contract"),
    path("grants/<str:number>/edit/", grants_work.edit, name="grant_edit"),
    path("grants/<str:number>/signing/", grants_work.signing, name="grant_signing"),
    path("grants/<str:number>/ending/", grants_work.ending, name="grant_ending"),
    path("grants/<str:number>/amendment/", grant_money.amendment, name="grant_amendment"),
    path("grants/<str:number>/return/", grant_money.owed, name="grant_return"),
    path("grants/<str:number>/visit/", grant_money.visit, name="grant_visit"),
]
