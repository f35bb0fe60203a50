"""What stands in the menu. Apps and the portal register entries; the actor sees those it may open."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.permissions import Permission


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A line of the menu.

    ``permissions``: any one of them opens the entry; empty means every signed-in user.
    ``prefix``: the entry is current on every path under it (default: its own address).
    ``outsiders``: only for those who hold no role: what they see comes from their own records.
    ``count``: called with the actor, gives the small number beside the label (0 or None shows nothing).
    """

    label: Any
    url_name: str
    icon: str
    permissions: tuple[Permission, ...] = ()
    order: int = 100
    prefix: str = ""
    group: Any = ""
    public: bool = False
    count: Callable[[Actor], int | None] | None = None
    outsiders: bool = False


@dataclass(frozen=True, slots=True)
class NavLink:
    """A menu line ready to be drawn."""

    label: Any
    url: str
    icon: str
    group: Any
    current: bool
    count: int | None


@dataclass(slots=True)
class Shell:
    """URL names the page shells link to. An empty name leaves the link out. ``bands`` head the menu of the staff: from
    which order on an entry without a group of its own stands under which words."""

    home: str = ""
    search: str = ""
    sign_in: str = ""
    sign_out: str = ""
    account: str = ""
    apply: str = ""
    track: str = ""
    entries: list[NavEntry] = field(default_factory=list)
    bands: list[tuple[int, Any]] = field(default_factory=list)
    feet: list[tuple[int, Any]] = field(default_factory=list)


shell = Shell()


def add(*entries: NavEntry) -> None:
    """Register menu entries; called from ``AppConfig.ready``. Registering one twice changes nothing."""
    shell.entries.extend(entry for entry in entries if entry not in shell.entries)
    shell.entries.sort(key=lambda entry: entry.order)


def configure(**names: str) -> None:
    """Name the pages the shells link to, e.g. ``configure(home="portal:home", search="portal:search")``."""
    for key, name in names.items():
        setattr(shell, key, name)


def links_for(actor: Actor, path: str, *, public: bool = False) -> list[NavLink]:
    """The menu of this actor on this page; of the public one first what stands above a page, then what stands below."""
    chosen = [entry for entry in shell.entries if entry.public == public and _opens(entry, actor)]
    if public:
        chosen.sort(key=lambda entry: bool(entry.group))
    urls = [(entry, reverse(entry.url_name)) for entry in chosen]
    current = _current([entry.prefix or url for entry, url in urls], path)
    return [
        NavLink(
            label=entry.label,
            url=url,
            icon=entry.icon,
            group=_group(entry),
            current=(entry.prefix or url) == current,
            count=entry.count(actor) if entry.count else None,
        )
        for entry, url in urls
    ]


def head_with(*bands: tuple[int, Any]) -> None:
    """Say what stands above the entries of the staff's menu from an order on."""
    shell.bands = sorted(bands, key=lambda band: band[0])


def foot_with(*bands: tuple[int, Any]) -> None:
    """Say what stands above the public entries under a page from an order on."""
    shell.feet = sorted(bands, key=lambda band: band[0])


def _group(entry: NavEntry) -> Any:
    """What an entry stands under. A public one without a group of its own stands in the menu above the page."""
    if entry.public:
        return _head(shell.feet, entry.order) or entry.group if entry.group else ""
    return entry.group or _head(shell.bands, entry.order)


def _head(bands: list[tuple[int, Any]], order: int) -> Any:
    return next((label for begin, label in reversed(bands) if begin <= order), "")


def _opens(entry: NavEntry, actor: Actor) -> bool:
    if entry.public:
        return True
    if actor.is_anonymous or (entry.outsiders and actor.roles):
        return False
    return not entry.permissions or any(actor.holds(permission) for permission in entry.permissions)


def _current(prefixes: Iterable[str], path: str) -> str:
    """The longest prefix wins, so that ``/`` is current only on the start page."""
    fits = [prefix for prefix in prefixes if path == prefix or (prefix != "/" and path.startswith(prefix))]
    return max(fits, key=len, default="")


def address(name: str) -> str:
    """The address of a shell page, or an empty string when the portal has none."""
    return reverse(name) if name else ""
