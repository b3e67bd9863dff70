"""recimentor: pairs reciprocal mentoring partners, proves the pairing and says why.

The names below are the library's surface, and keep to semantic versioning. All else may change.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from recimentor.api.library import pair
    from recimentor.api.outputs import open_plan, publish
    from recimentor.api.pipeline import MatchRequest, MatchResult, match, render
    from recimentor.api.reading import ReadRequest, read
    from recimentor.api.verifying import VerifyRequest, verify
    from recimentor.model.errors import BadInput, BadRequest, CannotWrite, InputMissing, PluginFault
    from recimentor.model.plan import Plan

#: Name: the module that owns it. Loaded when asked for, so that the command line starts fast.
_OWNERS = {
    "BadInput": "model.errors",
    "BadRequest": "model.errors",
    "CannotWrite": "model.errors",
    "InputMissing": "model.errors",
    "MatchRequest": "api.pipeline",
    "MatchResult": "api.pipeline",
    "Plan": "model.plan",
    "PluginFault": "model.errors",
    "ReadRequest": "api.reading",
    "VerifyRequest": "api.verifying",
    "match": "api.pipeline",
    "open_plan": "api.outputs",
    "pair": "api.library",
    "publish": "api.outputs",
    "read": "api.reading",
    "render": "api.pipeline",
    "verify": "api.verifying",
}

__all__ = [
    "BadInput",
    "BadRequest",
    "CannotWrite",
    "InputMissing",
    "MatchRequest",
    "MatchResult",
    "Plan",
    "PluginFault",
    "ReadRequest",
    "VerifyRequest",
    "__version__",
    "match",
    "open_plan",
    "pair",
    "publish",
    "read",
    "render",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name not in _OWNERS:
        raise AttributeError(f"module 'recimentor' has no attribute {name!r}")
    return getattr(import_module(f"recimentor.{_OWNERS[name]}"), name)
