"""Structured logs: one JSON object a line, with the request's id and without personal data.

Never written: query strings, bodies, names, the text of exceptions (a database's refusal quotes the row).
"""

import re
from collections.abc import MutableMapping
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Any

import structlog

EventDict = MutableMapping[str, Any]

PERSONAL_KEYS = frozenset(
    {
        *("address", "birth_date", "body", "comment", "contact", "email", "full_name", "iin", "name", "note", "params"),
        *("password", "patronymic", "person", "phone", "query", "query_string", "recipient", "subject", "surname"),
        *("text", "to", "token", "username", "value"),
    }
)
REMOVED = "[removed]"
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_LONG_NUMBER = re.compile(r"(?<![\w-])(?!\d{4}-\d\d-\d{6}-\d\b)\+?\d[\d ()-]{9,17}\d(?![\w-])")  # no case number
_QUERY = re.compile(r"(/[^\s?]*)\?\S*")


def without_personal_data(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Remove the values of fields that hold personal data, and e-mails, phones and IINs from the message."""
    for key in PERSONAL_KEYS & event.keys():
        event[key] = REMOVED
    event["event"] = mask(str(event.get("event", "")))
    return event


def mask(text: str) -> str:
    """The text with e-mail addresses, long numbers and query strings replaced."""
    return _LONG_NUMBER.sub("[number]", _EMAIL.sub("[e-mail]", _QUERY.sub(r"\1?[query]", text)))


def error_without_text(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Replace an exception by its classes and places: enough to find the fault, nothing of the data."""
    info = event.pop("exc_info", None)
    if not info:
        return event
    error = _exception(info)
    if error is not None:
        event["error"] = [_describe(one) for one in _chain(error)]
    return event


def _exception(info: object) -> BaseException | None:
    if isinstance(info, BaseException):
        return info
    if isinstance(info, tuple) and isinstance(info[1], BaseException):
        return info[1]
    import sys

    return sys.exc_info()[1]


def _chain(error: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return chain


def _describe(error: BaseException) -> dict[str, Any]:
    return {"type": f"{type(error).__module__}.{type(error).__qualname__}", "at": _places(error.__traceback__)}


def _places(traceback: TracebackType | None) -> list[str]:
    frames = extract_tb(traceback)[-12:]
    return [f"{'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}" for frame in frames]


SHARED: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    error_without_text,
    without_personal_data,
]


def configure(*, level: str) -> dict[str, Any]:
    """Set structlog up and return Django's ``LOGGING``: everything on standard error, one JSON object a line."""
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": SHARED,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
        ],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "tirek": {"level": level},
            "django": {"level": "WARNING", "propagate": True, "handlers": []},
            "django.request": {"level": "ERROR"},  # refusals and missing pages are counted, not shouted
            "django.server": {"level": "ERROR", "propagate": True, "handlers": []},
            "procrastinate": {"level": "WARNING"},
            "_granian": {"level": "WARNING", "propagate": True, "handlers": []},
        },
    }
