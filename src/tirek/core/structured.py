"""Structured data (schema.org) for search engines: a data block that no browser runs."""

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

_SAFE_IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def data_block(kind: str, told: Mapping[str, Any]) -> SafeString:
    """What a page tells, as JSON-LD of one kind; what is empty is left out."""
    known = {"@context": "https://schema.org", "@type": kind, **{name: value for name, value in told.items() if value}}
    words = json.dumps(known, ensure_ascii=False).translate(_SAFE_IN_SCRIPT)
    return mark_safe(f'<script type="application/ld+json">{words}</script>')  # noqa: S308 - no angle bracket is left


def whole(path: str) -> str:
    """An address of ours as others write it."""
    return f"{settings.SITE_URL}{path}"
