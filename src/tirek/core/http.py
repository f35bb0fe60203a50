"""Small answers every view needs."""

from django.http import HttpResponseRedirect


class see_other(HttpResponseRedirect):  # noqa: N801 - reads as a verb in views
    """303: the write is done, look here."""

    status_code = 303
