"""Addresses of those who run calls."""

from django.urls import URLPattern, path

from tirek.calls.views import entry_work, form_building, promises, work

_ONE = "calls/work/<slug:code>/"

work_patterns: list[URLPattern] = [
    path("calls/work/", work.calls, name="work"),
    path("calls/work/new/", work.new, name="call_new"),
    path(_ONE, work.call, name="call_work"),
    path(f"{_ONE}edit/", work.edit, name="call_edit"),
    path(f"{_ONE}publication/", work.publication, name="call_publication"),
    path(f"{_ONE}ending/", work.ending, name="call_ending"),
    path(f"{_ONE}removal/", work.removal, name="call_removal"),
    path(f"{_ONE}nominations/new/", promises.nomination, name="nomination_new"),
    path(f"{_ONE}nominations/<slug:nomination>/", promises.nomination, name="nomination"),
    path(f"{_ONE}nominations/<slug:nomination>/removal/", promises.nomination_removal, name="nomination_removal"),
    path(f"{_ONE}stages/new/", promises.stage, name="stage_new"),
    path(f"{_ONE}stages/<uuid:pk>/", promises.stage, name="stage_edit"),
    path(f"{_ONE}stages/<uuid:pk>/removal/", promises.stage_removal, name="stage_removal"),
    path(f"{_ONE}stages/<uuid:pk>/criteria/new/", promises.criterion, name="criterion_new"),
    path(f"{_ONE}stages/<uuid:pk>/criteria/<slug:criterion>/", promises.criterion, name="criterion"),
    path(
        f"{_ONE}stages/<uuid:pk>/criteria/<slug:criterion>/removal/",
        promises.criterion_removal,
        name="criterion_removal",
    ),
    path(f"{_ONE}quiz/new/", promises.question, name="question_new"),
    path(f"{_ONE}quiz/<int:place>/", promises.question, name="question"),
    path(f"{_ONE}quiz/<int:place>/removal/", promises.question_removal, name="question_removal"),
    path(f"{_ONE}form/", form_building.builder, name="form_builder"),
    path(f"{_ONE}form/preview/", form_building.preview, name="form_preview"),
    path(f"{_ONE}form/move/", form_building.move, name="form_move"),
    path(f"{_ONE}form/sections/new/", form_building.section, name="section_new"),
    path(f"{_ONE}form/<slug:section>/", form_building.section, name="section"),
    path(f"{_ONE}form/<slug:section>/removal/", form_building.section_removal, name="section_removal"),
    path(f"{_ONE}form/<slug:section>/fields/new/", form_building.field, name="field_new"),
    path(f"{_ONE}form/<slug:section>/fields/<slug:field>/", form_building.field, name="field"),
    path(f"{_ONE}form/<slug:section>/fields/<slug:field>/removal/", form_building.field_removal, name="field_removal"),
    path(f"{_ONE}entries/", entry_work.entries, name="entries_work"),
    path(f"{_ONE}entries/export.xlsx", entry_work.export, name="entries_export"),
    path(f"{_ONE}entries/more-time/", entry_work.numbered_extension, name="entry_extension_new"),
    path(f"{_ONE}alike/", entry_work.likenesses, name="likenesses"),
    path("calls/alike/<uuid:pk>/", entry_work.likeness, name="likeness"),
    path("calls/entries/<str:number>/", entry_work.entry, name="entry_work"),
    path("calls/entries/<str:number>/paper.pdf", entry_work.receipt, name="entry_paper"),
    path("calls/entries/<str:number>/check/", entry_work.check, name="entry_check"),
    path("calls/entries/<str:number>/extension/", entry_work.extension, name="entry_extension"),
]
