"""Plug-ins that take part in a run: which they are, and whether those of a saved plan are here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recimentor.model.errors import BadRequest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recimentor.model.plan import Input, Plan, PlugIn
    from recimentor.model.program import Program


def plugins_of(program: Program, inputs: Iterable[Input]) -> tuple[PlugIn, ...]:
    """Return the plug-ins that a program counts, and those that read its files; by kind and name."""
    from recimentor import plugins
    from recimentor.intake.reading.loading import reader_of
    from recimentor.model.plan import PlugIn

    found = {plugins.find(plugins.Kind.CRITERION, name) for name in program.score.plugins}
    readers = (reader_of(each.path) for each in inputs)
    found |= {reader[0] for reader in readers if reader is not None}
    return tuple(
        PlugIn.model_validate(
            {"kind": one.kind.value, "name": one.name, "package": one.package, "version": one.version}
        )
        for one in sorted(one for one in found if one is not None)
    )


def need_plugins(plan: Plan) -> None:
    """Refuse to make a plan anew without the plug-ins that it was made with.

    Raises
    ------
    BadRequest
        If one is not installed.
    """
    from recimentor import plugins

    for each in plan.plugins:
        if plugins.find(plugins.Kind(each.kind), each.name) is None:
            raise BadRequest(
                f"the plan was made with the plug-in {each.name} of {each.package} {each.version}, "
                "which is not installed"
            )
