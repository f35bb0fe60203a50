from .client import ApiClient
from .imports import ImportHeads, ImportRow, ImportRun

__all__ = ["ApiClient", "ImportHeads", "ImportRow", "ImportRun"]
