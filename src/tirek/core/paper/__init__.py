"""Paper: letters, coupons, protocols and reports set by Typst, and QR codes."""

from tirek.core.paper.qr import qr_svg
from tirek.core.paper.typesetting import pdf

__all__ = ["pdf", "qr_svg"]
