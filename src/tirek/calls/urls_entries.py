"""Addresses of those who enter a call, and of the public."""

from django.urls import URLPattern, path

from tirek.calls.views import door, entering, entry_files, people, public

entry_patterns: list[URLPattern] = [
    path("entries/", door.door, name="entries"),
    path("entries/lost-code/", door.lost_code, name="entry_lost_code"),
    path("entries/leave/", door.leave, name="entries_leave"),
    path("entries/link/<str:token>/", door.link, name="entry_link"),
    path("entries/<str:number>/", entering.entry, name="entry"),
    path("entries/<str:number>/form/<slug:step>/", entering.form, name="entry_form"),
    path("entries/<str:number>/draft/<slug:step>/", entering.draft, name="entry_draft"),
    path("entries/<str:number>/team/", people.team, name="entry_team"),
    path("entries/<str:number>/team/<uuid:pk>/removal/", people.member_removal, name="entry_member_removal"),
    path("entries/<str:number>/guardians/", people.guardians, name="entry_guardians"),
    path("entries/<str:number>/guardians/asking/", people.asking, name="entry_guardian_own"),
    path("entries/<str:number>/guardians/<uuid:pk>/asking/", people.asking, name="entry_guardian_asking"),
    path("entries/<str:number>/guardians/<uuid:pk>/paper/", people.paper, name="entry_guardian_paper"),
    path("entries/<str:number>/preview/", entering.preview, name="entry_preview"),
    path("entries/<str:number>/withdrawal/", entering.withdrawal, name="entry_withdrawal"),
    path("entries/<str:number>/receipts/<int:revision>/", entering.receipt, name="entry_receipt"),
    path("entries/<str:number>/fields/<slug:field>/uploads/", entry_files.uploads, name="entry_uploads"),
    path("entries/<str:number>/fields/<slug:field>/files/", entry_files.files, name="entry_files"),
    path("entries/<str:number>/uploads/<uuid:pk>/", entry_files.upload, name="entry_upload"),
    path("entries/<str:number>/files/<uuid:pk>/", entry_files.file, name="entry_file"),
    path("entries/<str:number>/files/<uuid:pk>/removal/", entry_files.removal, name="entry_file_removal"),
    path("guardian/<str:token>/", people.guardian, name="guardian"),
    path("guardian/<str:token>/withdrawal/", people.guardian_withdrawal, name="guardian_withdrawal"),
    path("guardian/<str:token>/consent.pdf", people.guardian_paper, name="guardian_consent"),
    path("calls/", public.calls, name="calls"),
    path("calls/<slug:code>/", public.call, name="call"),
    path("calls/<slug:code>/rules/", public.rules, name="rules"),
    path("calls/<slug:code>/quiz/", public.quiz, name="quiz"),
    path("calls/<slug:code>/entry/", public.entry, name="entry_new"),
]
