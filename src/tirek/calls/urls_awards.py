"""Addresses of awards, prizes, candidates and the gallery."""

from django.urls import URLPattern, path

from tirek.calls.views import awards, candidates, gallery, prizes

award_patterns: list[URLPattern] = [
    path("honour/", awards.honour, name="honour"),
    path("calls/<slug:code>/winners/", awards.winners, name="winners"),
    path("calls/<slug:code>/awards/", awards.awards, name="awards"),
    path("calls/<slug:code>/awards/new/", awards.giving, name="awards_new"),
    path("calls/<slug:code>/works/", gallery.works, name="gallery"),
    path("calls/<slug:code>/works/choosing/", gallery.choosing, name="gallery_choosing"),
    path("calls/<slug:code>/works/<uuid:pk>/", gallery.work, name="work_shown"),
    path("calls/<slug:code>/candidates/", candidates.candidates, name="candidates"),
    path("calls/<slug:code>/candidates/new/", candidates.new, name="candidate_new"),
    path("candidates/", candidates.waiting, name="candidates_waiting"),
    path("candidates/<uuid:pk>/", candidates.candidate, name="candidate"),
    path("candidates/<uuid:pk>/votes/", candidates.votes, name="candidate_votes"),
    path("candidates/<uuid:pk>/decision/", candidates.decision, name="candidate_decision"),
    path("candidates/<uuid:pk>/signature/", candidates.signature, name="candidate_signature"),
    path("works/<uuid:pk>/vote/", gallery.vote, name="vote"),
    path("works/<uuid:pk>/hiding/", gallery.hiding, name="work_hiding"),
    path("works/<uuid:pk>/showing/", gallery.show, name="work_showing"),
    path("works/anomalies/<uuid:pk>/", gallery.anomaly, name="vote_anomaly"),
    path("awards/<str:number>/", awards.award, name="award"),
    path("awards/<str:number>/award.pdf", awards.paper, name="award_paper"),
    path("awards/<str:number>/revocation/", awards.revocation, name="award_revocation"),
    path("awards/<str:number>/prize/", prizes.promise, name="prize_new"),
    path("prizes/", prizes.prizes, name="prizes"),
    path("prizes/<uuid:pk>/", prizes.prize, name="prize"),
    path("prizes/<uuid:pk>/day/", prizes.day, name="prize_day"),
    path("prizes/<uuid:pk>/postponement/", prizes.postponement, name="prize_postponement"),
    path("prizes/<uuid:pk>/handing/", prizes.handing, name="prize_handing"),
    path("prizes/<uuid:pk>/confirmation/", prizes.confirmation, name="prize_confirmation"),
]
