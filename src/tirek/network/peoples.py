"""The peoples of Kazakhstan that associations name, by code."""

from django.db import models
from django.utils.translation import pgettext_lazy


class People(models.TextChoices):
    """A people, as an association of it calls itself."""

    RUSSIAN = "russian", pgettext_lazy("people", "Russian")
    UKRAINIAN = "ukrainian", pgettext_lazy("people", "Ukrainian")
    UZBEK = "uzbek", pgettext_lazy("people", "Uzbek")
    UYGHUR = "uyghur", pgettext_lazy("people", "Uyghur")
    TATAR = "tatar", pgettext_lazy("people", "Tatar")
    GERMAN = "german", pgettext_lazy("people", "German")
    KOREAN = "korean", pgettext_lazy("people", "Korean")
    TURKISH = "turkish", pgettext_lazy("people", "Turkish")
    AZERBAIJANI = "azerbaijani", pgettext_lazy("people", "Azerbaijani")
    DUNGAN = "dungan", pgettext_lazy("people", "Dungan")
    KURDISH = "kurdish", pgettext_lazy("people", "Kurdish")
    TAJIK = "tajik", pgettext_lazy("people", "Tajik")
    POLISH = "polish", pgettext_lazy("people", "Polish")
    CHECHEN = "chechen", pgettext_lazy("people", "Chechen")
    KYRGYZ = "kyrgyz", pgettext_lazy("people", "Kyrgyz")
    BELARUSIAN = "belarusian", pgettext_lazy("people", "Belarusian")
    ARMENIAN = "armenian", pgettext_lazy("people", "Armenian")
    GREEK = "greek", pgettext_lazy("people", "Greek")
    BASHKIR = "bashkir", pgettext_lazy("people", "Bashkir")
    MOLDOVAN = "moldovan", pgettext_lazy("people", "Moldovan")
