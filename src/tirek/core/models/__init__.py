from .base import Base, TrilingualName

__all__ = ["Base", "TrilingualName"]
