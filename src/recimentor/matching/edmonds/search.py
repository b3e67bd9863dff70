"""Edmonds' primal-dual search: grow a tree of tight pairs from somebody left over, shrink, expand, augment.

Prices of the tree change by one growing number, `delta`: it is subtracted from those of outer people and
added to those of inner ones. What is stored for a labelled node is its value as if `delta` were 0 (outer:
price + delta, inner: price - delta), so that a change of `delta` touches nothing. The search ends when the
tree reaches somebody else who is left over, or when an outer person's price reaches 0: then that person may
as well be the one who is left over.

References
----------
.. [1] J. Edmonds, "Paths, trees, and flowers", Canadian Journal of Mathematics 17, 1965: trees, blossoms and
   their shrinking.
.. [2] Z. Galil, "Efficient algorithms for finding maximum matching in graphs", ACM Computing Surveys 18,
   1986, section 5: duals kept as of `delta` 0, and the events that a change of them meets.
.. [3] H. N. Gabow, "Implementation of algorithms for maximum matching on nonbipartite graphs", 1974: labels
   without a look at the whole graph.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from recimentor.matching.edmonds.blossoms import NOBODY, even_way

if TYPE_CHECKING:
    from recimentor.matching.edmonds.blossoms import PrimalDual
    from recimentor.matching.edmonds.core import Core

OUTER, INNER = 1, 2
GROW, SHRINK, EXPAND = 0, 1, 2


class TreeSearch:
    """One search; it changes the state it is given.

    Parameters
    ----------
    state
        Matching, prices and blossoms; prices must cover the core, matched pairs and links of blossoms be
        tight.
    core
        The pairs to look at.
    root
        Somebody left over with a price above 0.
    """

    def __init__(self, state: PrimalDual, core: Core, root: int) -> None:
        self._state, self._core = state, core
        self._label: dict[int, int] = {}
        self._entry: dict[int, tuple[int, int]] = {}
        self._events: list[tuple[int, int, int, int]] = []
        self._best: dict[int, tuple[int, int]] = {}
        self._delta = 0
        self._limit = state.price[root]
        self._poorest = root
        self._make_outer(state.top[root])

    def run(self) -> None:
        """Serve the root: pair it, or leave over somebody whose price is 0."""
        while self._events:
            self._delta, kind, a, b = heappop(self._events)
            if self._delta >= self._limit:
                break
            if kind == GROW:
                if self._is_stale_growth(a, b):
                    continue
                if self._state.mate[self._state.base(self._state.top[b])] == NOBODY:
                    self._finish()
                    self._state.rebase(self._state.top[b], b)
                    self._state.mate[b] = a
                    self._flip(a, b)
                    self._tidy()
                    return
                self._grow(a, b)
            elif kind == SHRINK:
                if self._state.top[a] != self._state.top[b]:
                    self._shrink(a, b)
            elif self._label.get(a) == INNER and a in self._state.blossoms:
                self._expand(a)
        self._delta = self._limit
        self._finish()
        self._flip(self._poorest, NOBODY)
        self._tidy()

    def _is_stale_growth(self, person: int, other: int) -> bool:
        return self._state.top[other] in self._label or self._best.get(other) != (self._delta, person)

    def _make_outer(self, node: int) -> None:
        """Label a node that was free; look around all its members."""
        state, delta = self._state, self._delta
        self._label[node] = OUTER
        if node in state.blossoms:
            state.blossoms[node].price -= 2 * delta
        for person in state.members(node):
            state.price[person] += delta
        self._look_around(state.members(node))

    def _look_around(self, people: list[int]) -> None:
        """Note when the pairs of people who have become outer will be tight."""
        state, label, best = self._state, self._label, self._best
        price, top = state.price, state.top
        for person in people:
            if price[person] < self._limit:
                self._limit, self._poorest = price[person], person
        # A pair with a free person is tight once `delta` is its slack; one of two outer people at half of it
        # [2]. Duals of both are of one parity, so that half is whole.
        limit, beyond = self._limit, (self._limit, NOBODY)
        for person in people:
            here, own = price[person], top[person]
            for other, worth in self._core.around(person):
                when = here + price[other] - worth
                kind = label.get(top[other])
                if kind is None:
                    if when < limit and (when, person) < best.get(other, beyond):
                        best[other] = when, person
                        heappush(self._events, (when, GROW, person, other))
                elif kind == OUTER and top[other] != own and when < 2 * limit:
                    heappush(self._events, (when // 2, SHRINK, person, other))

    def _grow(self, person: int, other: int) -> None:
        """Take in the free node of `other` as inner, and its mate's as outer."""
        state = self._state
        node = state.top[other]
        self._make_inner(node, (person, other))
        for member in state.members(node):
            state.price[member] -= self._delta
        self._make_outer(state.top[state.mate[state.base(node)]])

    def _make_inner(self, node: int, entry: tuple[int, int]) -> None:
        """Label a node whose members' prices are stored as inner ones, or will be."""
        self._label[node], self._entry[node] = INNER, entry
        blossom = self._state.blossoms.get(node)
        if blossom is not None:
            blossom.price += 2 * self._delta
            if blossom.price < 2 * self._limit:
                heappush(self._events, (blossom.price // 2, EXPAND, node, 0))

    def _outer_above(self, node: int) -> tuple[int, int] | None:
        """Return the inner and the outer node above an outer one, None above the root."""
        state = self._state
        mate = state.mate[state.base(node)]
        if mate == NOBODY:
            return None
        inner = state.top[mate]
        return inner, state.top[self._entry[inner][0]]

    def _meeting_node(self, node: int, other: int) -> int:
        """Return the lowest outer node above both."""
        # Both climb in turn, so the cost is the length of the cycle, not the depth of the tree [3].
        seen = set[int]()
        walkers: list[int | None] = [node, other]
        while True:
            for k, walker in enumerate(walkers):
                if walker is None:
                    continue
                if walker in seen:
                    return walker
                seen.add(walker)
                above = self._outer_above(walker)
                walkers[k] = above[1] if above else None

    def _climb(self, node: int, goal: int) -> tuple[list[int], list[tuple[int, int]]]:
        """Return the nodes from `node` up to, not including, `goal`, and the links that lead up."""
        state = self._state
        nodes: list[int] = []
        links: list[tuple[int, int]] = []
        while node != goal:
            base = state.base(node)
            inner = state.top[state.mate[base]]
            outside, inside = self._entry[inner]
            nodes += [node, inner]
            links += [(base, state.mate[base]), (inside, outside)]
            node = state.top[outside]
        return nodes, links

    def _shrink(self, person: int, other: int) -> None:
        """Make a blossom of the cycle that a tight pair of outer people closes."""
        state, delta = self._state, self._delta
        goal = self._meeting_node(state.top[person], state.top[other])
        nodes, links = self._climb(state.top[person], goal)
        more_nodes, more_links = self._climb(state.top[other], goal)
        children = [goal, *reversed(nodes), *more_nodes]
        ring = [(j, i) for i, j in reversed(links)] + [(person, other), *more_links]
        # Inner people become outer: what is stored goes from price - delta to price + delta. Outer ones stay.
        turned: list[int] = []
        for child in children:
            inner = self._label.pop(child) == INNER
            if child in state.blossoms:
                state.blossoms[child].price += -2 * delta if inner else 2 * delta
            if inner:
                del self._entry[child]
                turned += state.members(child)
        for member in turned:
            state.price[member] += 2 * delta
        blossom = state.form(children, ring)
        self._label[blossom] = OUTER
        state.blossoms[blossom].price = -2 * delta
        self._look_around(turned)

    def _expand(self, node: int) -> None:
        """Open an inner blossom whose price has reached 0, and label the way through it."""
        state, delta = self._state, self._delta
        outside, inside = self._entry.pop(node)
        del self._label[node]
        at = state.blossoms[node].children.index(state.child_holding(node, inside))
        blossom = state.open(node)
        # The even side of the cycle keeps the tree in one piece; the rest leaves it, matched in pairs [1].
        steps = even_way(blossom, at)
        way = [k for k, _, _ in steps] + [0]
        self._make_inner(blossom.children[at], (outside, inside))
        outer: list[int] = []
        for number, k in enumerate(way[1:], start=1):
            child = blossom.children[k]
            if number % 2:
                outer.append(child)
            else:
                self._make_inner(child, steps[number - 1][1:])
        on_way = set(way)
        free = [
            person for k, c in enumerate(blossom.children) if k not in on_way for person in state.members(c)
        ]
        for person in free:
            state.price[person] += delta
        for child in outer:
            for member in state.members(child):
                state.price[member] += delta
            self._make_outer(child)
        self._look_at(free)

    def _look_at(self, people: list[int]) -> None:
        """Note when people who have become free again will be reached."""
        state, label, price = self._state, self._label, self._state.price
        for person in people:
            self._best.pop(person, None)
            for other, worth in self._core.around(person):
                if label.get(state.top[other]) == OUTER:
                    when = price[person] + price[other] - worth
                    if (when, other) < self._best.get(person, (self._limit, NOBODY)):
                        self._best[person] = when, other
                        heappush(self._events, (when, GROW, other, person))

    def _finish(self) -> None:
        """Write the change of prices into the state."""
        state, delta = self._state, self._delta
        for node, kind in self._label.items():
            sign = 1 if kind == OUTER else -1
            for person in state.members(node):
                state.price[person] -= sign * delta
            if node in state.blossoms:
                state.blossoms[node].price += 2 * sign * delta

    def _flip(self, person: int, partner: int) -> None:
        """Give an outer person a new partner, and so on up to the root."""
        state = self._state
        while True:
            node = state.top[person]
            old = state.mate[state.base(node)]
            state.rebase(node, person)
            state.mate[person] = partner
            if old == NOBODY:
                return
            inner = state.top[old]
            outside, inside = self._entry[inner]
            state.rebase(inner, inside)
            state.mate[inside] = outside
            person, partner = outside, inside

    def _tidy(self) -> None:
        self._state.open_free_blossoms(self._label)
