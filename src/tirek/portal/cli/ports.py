"""Whether a port may be used, said before anything is started."""

import errno
import socket

from .terminal import Failure


def require_free(host: str, port: int) -> None:
    """Raise Failure, naming the way out, when nobody can listen on this port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Failure(_reason(error, host, port)) from error
        except OverflowError as error:
            raise Failure(f"{port} is no port. Choose one between 1024 and 65535: PORT=8080") from error


def _reason(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken by another program. Choose another one: PORT={port + 1}"
    if error.errno == errno.EACCES:
        return f"port {port} may not be used by this user. Choose one above 1023: PORT=8000"
    return f"{host}:{port} can't be used: {error.strerror}."
