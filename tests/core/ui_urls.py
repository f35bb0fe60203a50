"""Only the shell's own addresses and the samples, so that these tests need no other room."""

from django.urls import include, path
from tests.core import ui_samples as samples

urlpatterns = [
    path("", include("tirek.core.ui.urls")),
    path("sample/", samples.page),
    path("sample/sent/", samples.sent),
    path("sample/draft/", samples.draft),
    path("sample/hint/", samples.hint),
    path("sample/files/", samples.files),
    path("sample/files/<int:number>/", samples.piece),
]
