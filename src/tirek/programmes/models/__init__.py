from .service import Provision, Route, Service

__all__ = ["Provision", "Route", "Service"]
