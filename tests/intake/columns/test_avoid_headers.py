"""A column that names whom somebody must not meet is read however a form asks for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recimentor.intake.columns.fields import FIELDS, field_of


@pytest.mark.parametrize("header", FIELDS["avoid"].synonyms)
@pytest.mark.parametrize("write", [str, str.upper, str.lower])
def test_every_way_to_ask_for_it_is_avoid(header: str, write: Callable[[str], str]) -> None:
    found = field_of(write(header))
    assert found is not None
    assert found.name == "avoid"
