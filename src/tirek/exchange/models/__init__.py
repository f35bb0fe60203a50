from .bundle import Bundle, TrustedKey
from .calendar import CalendarAddress
from .client import ApiClient
from .imports import ImportHeads, ImportRow, ImportRun
from .partner import OutsideReference, PracticeRecord
from .peer import Peer, PeerCase, PeerDeed, PeerNotice
from .reconciliation import Difference, Reconciliation
from .traffic import ClientHour, KeptAnswer
from .webhook import WebhookAttempt, WebhookDelivery, WebhookEndpoint

__all__ = [
    "ApiClient",
    "Bundle",
    "CalendarAddress",
    "ClientHour",
    "Difference",
    "ImportHeads",
    "ImportRow",
    "ImportRun",
    "KeptAnswer",
    "OutsideReference",
    "Peer",
    "PeerCase",
    "PeerDeed",
    "PeerNotice",
    "PracticeRecord",
    "Reconciliation",
    "TrustedKey",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookEndpoint",
]
