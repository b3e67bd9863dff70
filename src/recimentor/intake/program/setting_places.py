"""Where the settings of a program file stand, for findings that show only when the people are read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from recimentor.intake.reading.cells import Listing, Mapping, Node, scalars_of
from recimentor.model.finding import Place


@dataclass(frozen=True, slots=True)
class SettingPlaces:
    """The places of the settings of one program file; nowhere without a file.

    Parameters
    ----------
    file
        The program file as findings name it.
    root
        Its settings.
    rules
        Position in the file of each rule that was read; faulty ones are left out.
    overridden
        Settings of the top level that come from elsewhere in this run, as from ``--sides``.
    """

    file: str = ""
    root: Mapping | None = None
    rules: tuple[int, ...] = ()
    overridden: frozenset[str] = frozenset()

    def of(self, *path: str | int, text: str = "") -> Place | None:
        """Return where a setting stands, or the given text in it; None where the file does not state it."""
        if self.root is None or path[0] in self.overridden:
            return None
        node: Node | None = self.root
        for part in path:
            node = _inside(node, part)
        if node is None:
            return None
        named = next((scalar for scalar in scalars_of(node) if text and scalar.text == text), node)
        header = next((part for part in reversed(path) if isinstance(part, str)), "")
        return Place(self.file, "", *named.spot, header)

    def rule(self, number: int) -> Place | None:
        """Return where a rule stands, by its position in the program."""
        return self.of("rules", self.rules[number]) if number < len(self.rules) else None

    def without(self, names: Collection[str]) -> SettingPlaces:
        """Return the places without those of some settings of the top level."""
        return replace(self, overridden=self.overridden | frozenset(names))


def _inside(node: Node | None, part: str | int) -> Node | None:
    if isinstance(node, Mapping):
        return node.get(str(part))
    if isinstance(node, Listing) and isinstance(part, int) and part < len(node.items):
        return node.items[part]
    return None
