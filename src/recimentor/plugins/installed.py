"""Which plug-ins are installed; they are found by their entry points and loaded when asked for alone."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from itertools import pairwise
from pathlib import PurePath
from typing import Any

from recimentor.model.errors import PluginFault
from recimentor.plugins.kinds import PARTS, Kind, Unreadable


@dataclass(frozen=True, slots=True, order=True)
class Installed:
    """A plug-in that is installed, loaded or not."""

    kind: Kind
    name: str
    package: str
    version: str
    entry: EntryPoint = field(compare=False, repr=False)

    @property
    def called(self) -> str:
        """What messages call it."""
        return f"the plug-in {self.name} of {self.package} {self.version}"


def installed(kind: Kind) -> tuple[Installed, ...]:
    """Return the plug-ins of a kind by name, none of them loaded.

    Raises
    ------
    PluginFault
        If two packages bring one name: which of them counts would be chance.
    """
    entries = entry_points(group=kind.group)
    found = sorted({_installed(kind, entry) for entry in entries})
    for one, other in pairwise(found):
        if one.name == other.name:
            raise PluginFault(
                f"{one.package} {one.version} and {other.package} {other.version} both bring the plug-in "
                f"{one.name} of the kind {kind.value}; uninstall one of them"
            )
    return tuple(found)


def _installed(kind: Kind, entry: EntryPoint) -> Installed:
    package, version = ("?", "?") if entry.dist is None else (entry.dist.name, entry.dist.version)
    return Installed(kind, entry.name, package, version, entry)


def find(kind: Kind, name: str) -> Installed | None:
    """Return the plug-in of a name, or None where none is installed."""
    return next((plugin for plugin in installed(kind) if plugin.name == name), None)


def load(plugin: Installed) -> Any:
    """Return the part that a plug-in brings.

    Raises
    ------
    PluginFault
        If it cannot be loaded, or lacks something that its protocol names.
    """
    with at_work(plugin):
        part = plugin.entry.load()
        part = part() if isinstance(part, type) else part
        lacking = [name for name in PARTS[plugin.kind] if not hasattr(part, name)]
    if lacking:
        raise PluginFault(f"{plugin.called} lacks {', '.join(lacking)}; tell those who made it")
    return part


def for_suffix(kind: Kind, path: str | PurePath) -> tuple[Installed, Any] | None:
    """Return the reader or output for a file's suffix, with its part; None where there is none.

    Raises
    ------
    PluginFault
        If two of them take one suffix, or one cannot be loaded.
    """
    suffix = PurePath(path).suffix.casefold()
    if not suffix:
        return None
    loaded = [(plugin, load(plugin)) for plugin in installed(kind)]
    fit = [(plugin, part) for plugin, part in loaded if suffix in suffixes_of(plugin, part)]
    if len(fit) > 1:
        both = " and ".join(plugin.called for plugin, _ in fit)
        raise PluginFault(f"{both} both take {suffix} files; uninstall one of them")
    return fit[0] if fit else None


def suffixes_of(plugin: Installed, part: Any) -> tuple[str, ...]:
    """Return the suffixes that a reader or an output takes, in small letters with their dot."""
    with at_work(plugin):
        said = part.suffixes if plugin.kind is Kind.READER else (part.suffix,)
        return tuple(f".{suffix.casefold().lstrip('.')}" for suffix in said)


@contextlib.contextmanager
def at_work(plugin: Installed) -> Iterator[None]:
    """Tell a fault of a plug-in as such, by its kind alone: its message may quote people's answers.

    What it prints goes to standard error, so that results stay results.
    """
    try:
        with contextlib.redirect_stdout(sys.stderr):
            yield
    except (Unreadable, PluginFault):
        raise
    except (Exception, SystemExit) as fault:  # noqa: BLE001 - it is others' code, and may fail in any way
        raise PluginFault(
            f"{plugin.called} failed ({type(fault).__name__}); tell those who made it, or uninstall it"
        ) from None
