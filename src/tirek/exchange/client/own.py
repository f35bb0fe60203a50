"""The client of this very installation, packed to be taken along."""

import io
import json
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tirek.exchange.client.writing import files_of

ROOT = "tirek-client"


def own_document() -> dict[str, Any]:
    """The OpenAPI document of this installation as JSON says it."""
    from tirek.exchange.api import api

    told: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/"), default=str))
    return told


def packed() -> bytes:
    """The client as a ZIP file, byte for byte the same until the interface changes."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, text in files_of(own_document()).items():
            archive.writestr(ZipInfo(f"{ROOT}/{name}"), text, ZIP_DEFLATED)
    return buffer.getvalue()
