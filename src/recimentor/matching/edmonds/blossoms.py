"""A matching, its dual prices and its blossoms, nested: what Edmonds' method carries between searches.

Prices and worths are whole numbers in one unit, worths even. A pair is tight when the prices of its two
people and of the odd sets that hold both add up to its worth. Odd sets are the blossoms: an odd cycle of
people or smaller blossoms, joined by tight links, matched but for its base. Prices of blossoms are even,
and people whom tight pairs connect have prices of one parity, so that every step of a search is a whole
number.

References
----------
Edmonds (1965), Maximum matching and a polyhedron with 0,1-vertices. Galil (1986), Efficient algorithms for
finding maximum matching in graphs, section 5.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recimentor.matching.outcome import OddSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

NOBODY = -1
"""The mate of somebody left over, and the parent of what lies in no blossom."""


@dataclass(slots=True)
class Blossom:
    """An odd cycle of children; a child is a person (below `num_people`) or a smaller blossom.

    Parameters
    ----------
    children
        Around the cycle, the one that holds the base first.
    links
        ``links[k]`` joins a person in ``children[k]`` to one in the child after it.
    order
        The children as their people stand in `members`, the largest first.
    size
        Number of people inside.
    base
        The one member not matched inside.
    members
        Every person inside, as long as no larger blossom holds it: the largest child hands its list on, so
        that blossoms nested to any depth need no more room than their people.
    price
        ``z``, 0 or more.
    """

    children: list[int]
    links: list[tuple[int, int]]
    order: list[int]
    size: int
    base: int
    members: list[int]
    price: int = 0


class PrimalDual:
    """People's prices and mates, and the blossoms that hold them.

    Parameters
    ----------
    prices
        One per person, 0 or more.
    mates
        The partner of each person or `NOBODY`.
    """

    def __init__(self, prices: Sequence[int], mates: Sequence[int]) -> None:
        self.num_people = len(prices)
        self.price = list(prices)
        self.mate = list(mates)
        self.top = list(range(self.num_people))
        self.parent: dict[int, int] = {}
        self.blossoms: dict[int, Blossom] = {}
        self._next = self.num_people

    def copy(self) -> PrimalDual:
        """Return a state that can change without changing this one."""
        twin = PrimalDual(self.price, self.mate)
        twin.top, twin.parent, twin._next = list(self.top), dict(self.parent), self._next
        twin.blossoms = {
            name: replace(
                blossom,
                children=list(blossom.children),
                links=list(blossom.links),
                members=list(blossom.members),
            )
            for name, blossom in self.blossoms.items()
        }
        return twin

    def members(self, node: int) -> list[int]:
        """Return the people inside a node; a person is a node too. At hand for top nodes, else gathered."""
        if node < self.num_people:
            return [node]
        found, waiting = list[int](), [node]
        if self.blossoms[node].members:
            return self.blossoms[node].members
        while waiting:
            inside = waiting.pop()
            if inside < self.num_people:
                found.append(inside)
            else:
                waiting.extend(self.blossoms[inside].children)
        return found

    def base(self, node: int) -> int:
        """Return the member of a node that may be matched outside it."""
        return node if node < self.num_people else self.blossoms[node].base

    def roots(self) -> list[int]:
        """Return the people left over although their price is above 0: they must be served yet."""
        return [i for i, mate in enumerate(self.mate) if mate == NOBODY and self.price[i] > 0]

    def pairs(self) -> list[tuple[int, int]]:
        """Return the matched pairs, ascending."""
        return [(i, j) for i, j in enumerate(self.mate) if i < j]

    def odd_sets(self, priced: Callable[[int], int]) -> tuple[OddSet, ...]:
        """Return the blossoms whose price is above 0 once it is put into other units, inner ones first."""
        found: list[OddSet] = []
        held: dict[int, tuple[list[int], list[int]]] = {}
        for name in sorted(self.blossoms):
            blossom = self.blossoms[name]
            members, inner = [child for child in blossom.children if child < self.num_people], list[int]()
            for child in blossom.children:
                if child >= self.num_people:
                    more_members, more_inner = held.pop(child)
                    members += more_members
                    inner += more_inner
            price = priced(blossom.price)
            if price > 0:
                found.append(OddSet(tuple(sorted(members)), price, tuple(sorted(inner))))
                members, inner = [], [len(found) - 1]
            held[name] = (members, inner)
        return tuple(found)

    def bound(self) -> int:
        """Return what no matching is worth more than, if prices cover every pair."""
        inside = sum(blossom.price * (blossom.size // 2) for blossom in self.blossoms.values())
        return sum(self.price) + inside

    def shared_price(self, i: int, j: int) -> int:
        """Return the prices of the blossoms that hold both people."""
        if self.top[i] != self.top[j] or i == self.top[i]:
            return 0
        around_i = set(self._ancestors(i))
        return sum(self.blossoms[node].price for node in self._ancestors(j) if node in around_i)

    def slack(self, i: int, j: int, worth: int) -> int:
        """Return by how much the prices of a pair exceed its worth."""
        return self.price[i] + self.price[j] + self.shared_price(i, j) - worth

    def form(self, children: list[int], links: list[tuple[int, int]]) -> int:
        """Make a blossom of top nodes around an odd cycle, the one with the base first; return its name."""
        name, self._next = self._next, self._next + 1
        order = sorted(children, key=self._size, reverse=True)
        members = self.members(order[0])
        for child in order:
            self.parent[child] = name
            if child != order[0]:
                members.extend(self.members(child))
            if child in self.blossoms:
                self.blossoms[child].members = []
        base = self.base(children[0])
        self.blossoms[name] = Blossom(children, links, order, len(members), base, members)
        self._crown(members, name)
        return name

    def open(self, node: int) -> Blossom:
        """Take a top blossom apart, whatever its price; its children become top nodes."""
        blossom = self.blossoms.pop(node)
        start = 0
        for child in blossom.order:
            stop = start + self._size(child)
            members = blossom.members[start:stop]
            if child in self.blossoms:
                self.blossoms[child].members = members
            del self.parent[child]
            self._crown(members, child)
            start = stop
        return blossom

    def open_free_blossoms(self, nodes: Iterable[int]) -> None:
        """Open the top blossoms among the nodes that have no price, and those that come to light."""
        waiting = [node for node in nodes if node in self.blossoms]
        while waiting:
            node = waiting.pop()
            if self.blossoms[node].price == 0:
                opened = self.open(node)
                waiting.extend(child for child in opened.children if child in self.blossoms)

    def rebase(self, node: int, person: int) -> None:
        """Change the matching inside a node so that a given member is its base."""
        # Any member can be the base: the cycle is odd, so the rest of it splits into pairs (Edmonds 1965).
        waiting = [(node, person)]
        while waiting:
            inside, new_base = waiting.pop()
            if inside >= self.num_people:
                waiting.extend(self._turn(inside, new_base))

    def _turn(self, node: int, new_base: int) -> list[tuple[int, int]]:
        """Rotate one cycle to a new base and return what that asks of its children."""
        blossom = self.blossoms[node]
        child = self.child_holding(node, new_base)
        at = blossom.children.index(child)
        asked = [(child, new_base)]
        if blossom.base != new_base:
            for near, far, link in cycle_pairs(blossom, at):
                (i, j) = link
                self.mate[i], self.mate[j] = j, i
                asked += [(near, i), (far, j)]
            blossom.children[:] = blossom.children[at:] + blossom.children[:at]
            blossom.links[:] = blossom.links[at:] + blossom.links[:at]
            blossom.base = new_base
        return asked

    def child_holding(self, node: int, person: int) -> int:
        """Return the child of a blossom that holds a person."""
        child = person
        while self.parent[child] != node:
            child = self.parent[child]
        return child

    def _size(self, node: int) -> int:
        return 1 if node < self.num_people else self.blossoms[node].size

    def _ancestors(self, person: int) -> Iterable[int]:
        node = self.parent.get(person, NOBODY)
        while node != NOBODY:
            yield node
            node = self.parent.get(node, NOBODY)

    def _crown(self, members: Iterable[int], node: int) -> None:
        for person in members:
            self.top[person] = node


def even_way(blossom: Blossom, at: int) -> list[tuple[int, int, int]]:
    """List the steps from one child to the base's child around the even side of the cycle.

    Returns
    -------
    list of (child index, person here, person there)
        For each step: where it starts, and the two people of the link it takes.
    """
    size = len(blossom.children)
    if at % 2:
        return [(k, *blossom.links[k]) for k in range(at, size)]
    return [(k, blossom.links[k - 1][1], blossom.links[k - 1][0]) for k in range(at, 0, -1)]


def cycle_pairs(blossom: Blossom, at: int) -> list[tuple[int, int, tuple[int, int]]]:
    """List the links to match on the even side of a cycle when the child at `at` gets the base."""
    size, step = len(blossom.children), 1 if at % 2 else -1
    pairs = []
    for k, here, there in even_way(blossom, at)[1::2]:
        pairs.append((blossom.children[k], blossom.children[(k + step) % size], (here, there)))
    return pairs
