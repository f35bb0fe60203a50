"""Addresses of the rooms of media."""

from django.urls import URLPattern, URLResolver, path

from tirek.media.views import articles, feeds, letters, moderation, monitoring, objections, watching, work

app_name = "media"

work_patterns = [
    path("news/work/", work.work, name="work"),
    path("news/work/new/", work.new, name="article_new"),
    path("news/work/<slug:slug>/edit/", work.edit, name="article_edit"),
    path("news/work/<slug:slug>/photos/", work.photos, name="article_photos"),
    path("news/work/<slug:slug>/figures/", work.figures, name="article_figures"),
    path("news/work/<slug:slug>/revisions/", work.revisions, name="article_revisions"),
    path("news/work/<slug:slug>/return/", work.returned, name="article_return"),
    path("news/work/<slug:slug>/removal/", work.taken_back, name="article_removal"),
    path("news/work/<slug:slug>/<slug:name>/", work.deed, name="article_deed"),
    path("news/photos/<uuid:pk>/removal/", work.photo_removal, name="photo_removal"),
    path("news/figures/<uuid:pk>/removal/", work.figure_removal, name="figure_removal"),
    path("comments/", moderation.comments, name="comments"),
    path("comments/<uuid:pk>/showing/", moderation.showing, name="comment_showing"),
    path("comments/<uuid:pk>/refusal/", moderation.refusal, name="comment_refusal"),
    path("comments/<uuid:pk>/appeal/", moderation.appeal, name="comment_appeal"),
]
public_patterns = [
    path("news/", articles.articles, name="articles"),
    path("news/feed/<slug:language>.xml", feeds.rss, name="rss"),
    path("news/feed/<slug:language>.atom", feeds.atom, name="atom"),
    path("news/photos/<uuid:pk>/", articles.photo, name="photo"),
    path("news/<slug:slug>/", articles.article, name="article"),
    path("news/<slug:slug>/preview.png", feeds.preview, name="article_preview"),
    path("news/<slug:slug>/reaction/", articles.reaction, name="reaction"),
    path("news/<slug:slug>/comments/", articles.comments, name="article_comments"),
    path("comments/<uuid:pk>/report/", articles.comment_report, name="comment_report"),
    path("comments/mine/<str:ticket>/", articles.my_comment, name="my_comment"),
    path("newsletter/", letters.newsletter, name="newsletter"),
    path("newsletter/<str:ticket>/", letters.confirmation, name="newsletter_confirmation"),
    path("newsletter/<str:ticket>/leaving/", letters.leaving, name="newsletter_leaving"),
    path("press/", letters.press, name="press"),
    path("press/<uuid:pk>/removal/", letters.press_removal, name="press_removal"),
]
monitoring_patterns = [
    path("monitoring/", monitoring.materials, name="materials"),
    path("monitoring/export.xlsx", monitoring.export, name="materials_export"),
    path("monitoring/new/", monitoring.new, name="material_new"),
    path("monitoring/feeds/", watching.feeds, name="feeds"),
    path("monitoring/feeds/<uuid:pk>/", watching.feed, name="feed"),
    path("monitoring/feeds/<uuid:pk>/move/", watching.following, name="feed_following"),
    path("monitoring/flags/", monitoring.flags, name="flags"),
    path("monitoring/flags/<uuid:pk>/", monitoring.flag, name="flag"),
    path("monitoring/flags/<uuid:pk>/verdict/", monitoring.verdict, name="flag_verdict"),
    path("monitoring/flags/<uuid:pk>/follow-up/", monitoring.follow_up, name="flag_follow_up"),
    path("monitoring/flags/<uuid:pk>/letter.pdf", monitoring.letter, name="flag_letter"),
    path("monitoring/flags/<uuid:pk>/appeal/", monitoring.appeal, name="flag_appeal"),
    path("monitoring/appeals/<uuid:pk>/", monitoring.appeal_decision, name="flag_appeal_decision"),
    path("monitoring/agreement/", monitoring.agreement, name="agreement"),
    path("monitoring/<uuid:pk>/", monitoring.material, name="material"),
    path("monitoring/<uuid:pk>/flag/", monitoring.raising, name="flag_raising"),
    path("hate-speech/", monitoring.criteria, name="criteria"),
    path("hate-speech/<str:ticket>/", objections.objection, name="objection"),
]
urlpatterns: list[URLPattern | URLResolver] = [*work_patterns, *public_patterns, *monitoring_patterns]
