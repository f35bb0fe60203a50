"""Several files in one field of a plain form."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from tirek.cases.actions.attachments import EXTENSIONS, LARGEST, MOST_FILES

ACCEPT = ",".join(f".{one}" for one in sorted(EXTENSIONS))
HELP = _("Up to %(files)s files of %(size)s MB each: PDF, photos, documents, sound.")


class FilesInput(forms.ClearableFileInput):
    """A native file control that takes several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Cleans to a list of uploaded files, empty when none was chosen. What a file really is, the action looks at."""

    widget = FilesInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _Help())
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": ACCEPT}

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        chosen = [one for one in (data if isinstance(data, list) else [data]) if one]
        if not chosen:
            super().clean(None, initial)
        return chosen


class _Help:
    """The limits in words, in the language of the page."""

    def __str__(self) -> str:
        return str(HELP) % {"files": MOST_FILES, "size": LARGEST >> 20}
