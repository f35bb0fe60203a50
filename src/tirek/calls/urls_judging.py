"""Addresses of judging: for those who run it, for judges, and the public protocol."""

from django.urls import URLPattern, path

from tirek.calls.views import judges, judging_work, panel, protocols, ranking, results, reviews

WORK = "calls/work/<slug:code>/"
STAGE = f"{WORK}judging/<int:position>/"

judging_patterns: list[URLPattern] = [
    path(f"{WORK}panel/", panel.panel, name="panel"),
    path(f"{WORK}panel/invitation/", panel.invitation, name="panel_invitation"),
    path("calls/work/panel/<uuid:pk>/letter/", panel.letter, name="panel_letter"),
    path("calls/work/panel/<uuid:pk>/removal/", panel.removal, name="panel_removal"),
    path(STAGE, judging_work.stage, name="stage"),
    path(f"{STAGE}sharing/", judging_work.sharing, name="stage_sharing"),
    path(f"{STAGE}all/", judging_work.to_all, name="stage_to_all"),
    path(f"{STAGE}rest/", judging_work.rest, name="stage_rest"),
    path(f"{STAGE}second-look/", judging_work.second_look, name="stage_second_look"),
    path(f"{STAGE}calibration/", judging_work.calibration, name="stage_calibration"),
    path(f"{STAGE}beginning/", judging_work.beginning, name="stage_beginning"),
    path(f"{STAGE}locking/", judging_work.locking, name="stage_locking"),
    path(f"{STAGE}unlocking/", judging_work.unlocking, name="stage_unlocking"),
    path(f"{STAGE}ranking/", ranking.ranking, name="ranking"),
    path(f"{STAGE}ranking.xlsx", ranking.ranking_export, name="ranking_export"),
    path(f"{STAGE}entries/<str:number>/", ranking.judged_entry, name="judged_entry"),
    path(f"{STAGE}result/", results.new, name="result_new"),
    path("calls/work/results/<uuid:pk>/", results.proposed, name="result"),
    path("calls/work/results/<uuid:pk>/publication/", results.publication, name="result_publication"),
    path("calls/work/results/<uuid:pk>/return/", results.sending_back, name="result_return"),
    path("judging/", reviews.judging, name="judging"),
    path("judging/invitation/<str:token>/", judges.invitation, name="judge_invitation"),
    path("judging/invitation/<str:token>/refusal/", judges.refusal, name="judge_refusal"),
    path("judging/profile/<uuid:pk>/", judges.profile, name="judge_profile"),
    path("judging/calibration/<uuid:pk>/", reviews.calibration, name="calibration"),
    path("judging/<uuid:pk>/", reviews.review, name="review"),
    path("judging/<uuid:pk>/draft/", reviews.draft, name="review_draft"),
    path("judging/<uuid:pk>/recusal/", reviews.recusal, name="review_recusal"),
    path("judging/<uuid:pk>/files/<int:number>/", reviews.file, name="review_file"),
    path("calls/recount.py", protocols.script, name="recount_script"),
    path("calls/<slug:code>/results/<int:position>/", protocols.latest, name="stage_result"),
    path("calls/<slug:code>/results/<int:position>/<int:version>/", protocols.protocol, name="protocol"),
    path(
        "calls/<slug:code>/results/<int:position>/<int:version>/protocol.json", protocols.as_json, name="protocol_json"
    ),
    path("calls/<slug:code>/results/<int:position>/<int:version>/protocol.pdf", protocols.as_pdf, name="protocol_pdf"),
]
