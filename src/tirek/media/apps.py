from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "tirek.media"
    label = "media"
