"""Addresses of cases: the desk's, the partner's, the citizen's."""

from django.urls import path

from tirek.cases.views import (
    apply,
    apply_review,
    case,
    deeds,
    exports,
    files,
    intake,
    queue,
    referrals,
    track,
    track_deeds,
    transfers,
    uploads,
)

app_name = "cases"
urlpatterns = [
    # the office
    path("cases/", queue.queue_list, name="queue"),
    path("cases/assignment/", queue.bulk_assignment, name="bulk_assignment"),
    path("cases/views/", queue.saved_views, name="saved_views"),
    path("cases/views/<uuid:pk>/removal/", queue.saved_view_removal, name="saved_view_removal"),
    path("cases/export.<slug:form>", exports.export, name="export"),
    path("cases/new/", intake.new, name="new"),
    path("cases/new/hints/", intake.live_hints, name="hints"),
    path("cases/files/<uuid:pk>/", files.file, name="file"),
    path("cases/files/<uuid:pk>/removal/", files.file_removal, name="file_removal"),
    path("transfers/", transfers.transfers, name="transfers"),
    path("cases/lines/<uuid:pk>/<slug:name>/", deeds.line_deed, name="line_deed"),
    path("cases/transfers/<uuid:pk>/<slug:name>/", deeds.transfer_deed, name="transfer_deed"),
    path("cases/letters/<uuid:pk>/", case.letter, name="letter"),
    path("cases/<str:number>/", case.case_page, name="case"),
    path("cases/<str:number>/why/", case.why, name="why"),
    path("cases/<str:number>/print/", case.case_print, name="print"),
    path("cases/<str:number>/history/", case.case_history, name="history"),
    path("cases/<str:number>/files/", files.files, name="files"),
    path("cases/<str:number>/registered/", intake.registered, name="registered"),
    path("cases/<str:number>/coupon/", intake.coupon, name="coupon"),
    path("cases/<str:number>/answer/preview/", case.letter_preview, name="letter_preview"),
    path("cases/<str:number>/<slug:name>/", deeds.case_deed, name="case_deed"),
    # the partner
    path("referrals/", referrals.inbox, name="referrals"),
    path("referrals/<uuid:pk>/", referrals.referral, name="referral"),
    path("referrals/<uuid:pk>/<slug:name>/", deeds.referral_deed, name="referral_deed"),
    # the citizen
    path("apply/", apply.start, name="apply"),
    path("apply/draft/", apply.autosave, name="apply_autosave"),
    path("apply/draft/removal/", apply.removal, name="apply_removal"),
    path("apply/office/", apply.office, name="apply_office"),
    path("apply/files/", uploads.uploads, name="uploads"),
    path("apply/files/<uuid:pk>/", uploads.upload, name="upload"),
    path("apply/review/", apply_review.review, name="apply_review"),
    path("apply/done/", apply_review.done, name="apply_done"),
    path("apply/done/coupon/", apply_review.coupon, name="apply_coupon"),
    path("apply/<slug:name>/", apply.step, name="apply_step"),
    path("track/", track.search, name="track"),
    path("track/case/", track.page, name="track_page"),
    path("track/case/leaving/", track.leave, name="track_leave"),
    path("track/case/letters/<uuid:pk>/", track.letter, name="track_letter"),
    path("track/case/files/<uuid:pk>/", track.file, name="track_file"),
    path("track/case/confirmation/", track_deeds.confirmation, name="track_confirmation"),
    path("track/case/reopening/", track_deeds.reopening, name="track_reopening"),
    path("track/case/withdrawal/", track_deeds.withdrawal, name="track_withdrawal"),
]
