from .client import ApiClient

__all__ = ["ApiClient"]
