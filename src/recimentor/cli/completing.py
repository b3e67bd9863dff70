"""What a shell completes beside options: settings of the program and their values. Silent on every fault."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any


def complete_setting(incomplete: str) -> list[str]:
    """Return the settings, or the values of one, that begin as typed; none on any fault."""
    try:
        from recimentor.model.program import Program

        path, sign, _ = incomplete.partition("=")
        known = dict(_settings(Program))
        if not sign:
            return [f"{name}=" for name in known if name.startswith(incomplete)]
        kind = known.get(path)
        values = [one.value for one in kind] if isinstance(kind, type) and issubclass(kind, Enum) else []
        values = ["true", "false"] if kind is bool else values
        return [each for value in values if (each := f"{path}={value}").startswith(incomplete)]
    except Exception:  # noqa: BLE001 - a shell that completes must not be talked into
        return []


def _settings(model: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, info in model.model_fields.items():
        if hasattr(info.annotation, "model_fields"):
            yield from _settings(info.annotation, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", info.annotation
