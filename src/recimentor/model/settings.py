"""What all settings of a program file share."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from recimentor.model.references import Who


class Settings(BaseModel):
    """Frozen settings; a name that does not exist is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


#: One text, or a list of them.
Names = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
#: One person or several, each by id, e-mail or name.
People = Annotated[tuple[Who, ...], BeforeValidator(_as_list)]
