"""Addresses of plans, scorecards, the board of returnees and their packets; part of the application's own."""

from django.urls import path

from tirek.cases.views import kandas, packets, plan_templates, scorecard

urlpatterns = [
    path("cases/<str:number>/plan/", plan_templates.start, name="plan_start"),
    path("plan-templates/", plan_templates.templates, name="plan_templates"),
    path("plan-templates/new/", plan_templates.template, name="plan_template_new"),
    path("plan-templates/shipped/", plan_templates.reference_templates, name="plan_templates_shipped"),
    path("plan-templates/<slug:code>/", plan_templates.template, name="plan_template"),
    path("scorecard/", scorecard.scorecard, name="scorecard"),
    path("scorecard/export.<slug:form>", scorecard.scorecard_export, name="scorecard_export"),
    path("scorecard/<str:code>/", scorecard.partner_scorecard, name="partner_scorecard"),
    path("scorecard/<str:code>/<slug:measure>/", scorecard.score_records, name="score_records"),
    path("kandas/", kandas.board, name="kandas"),
    path("packets/", packets.packets, name="packets"),
    path("packets/<uuid:pk>/", packets.packet, name="packet"),
    path("packets/<uuid:pk>/paper/", packets.packet_paper, name="packet_paper"),
    path("packets/<uuid:pk>/acknowledgement/", packets.acknowledgement, name="packet_acknowledgement"),
]
