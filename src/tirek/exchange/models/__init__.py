from .client import ApiClient
from .imports import ImportHeads, ImportRow, ImportRun
from .partner import OutsideReference, PracticeRecord
from .peer import Peer, PeerCase, PeerDeed, PeerNotice
from .reconciliation import Difference, Reconciliation
from .traffic import ClientHour, KeptAnswer
from .webhook import WebhookAttempt, WebhookDelivery, WebhookEndpoint

__all__ = [
    "ApiClient",
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
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookEndpoint",
]
