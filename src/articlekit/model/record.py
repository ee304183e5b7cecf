"""The settings that every model shares, and the field types that several use."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[^\s,]+$", max_length=200)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
DecimalString = Annotated[str, StringConstraints(pattern=r"^[+-]?[0-9]+(\.[0-9]+)?$", max_length=60)]


class Record(BaseModel):
    """A frozen model that refuses unknown keys; what reads a file asks for strict types as well."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
