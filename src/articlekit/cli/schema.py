"""`articlekit schema`."""

from __future__ import annotations

import json

from articlekit.cli.options import Output
from articlekit.cli.output import write


def schema(output: Output = None) -> None:
    """Print the JSON Schema of files and outputs.

    \b
    Examples:
      articlekit schema -o articlekit.schema.json
    """
    from articlekit.model.schema import json_schema  # pydantic takes longer to load than help should take

    write([json.dumps(json_schema(), indent=2) + "\n"], output)
