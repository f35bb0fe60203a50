from .client import ApiClient
from .imports import ImportHeads, ImportRow, ImportRun
from .partner import OutsideReference, PracticeRecord
from .reconciliation import Difference, Reconciliation
from .traffic import ClientHour, KeptAnswer

__all__ = [
    "ApiClient",
    "ClientHour",
    "Difference",
    "ImportHeads",
    "ImportRow",
    "ImportRun",
    "KeptAnswer",
    "OutsideReference",
    "PracticeRecord",
    "Reconciliation",
]
