"""The settings of `articlekit check`: what the nearest file says, and what the command's options say over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import articlekit
from articlekit.cli.check_options import Severity, codes
from articlekit.cli.output import note, write

if TYPE_CHECKING:
    from articlekit import Corpus, Settings


class Held(NamedTuple):
    """Settings, and the file that they come from, if any."""

    settings: Settings
    file: str | None


def settings_that_hold(
    corpus: Corpus,
    select: list[str] | None,
    extend_select: list[str] | None,
    ignore: list[str] | None,
    fail_on: Severity | None,
) -> Held:
    """Give the settings; codes in the options are not looked at.

    `--select` takes the place of all that the file selects and ignores, the other options add to it.
    """
    settings, file = articlekit.settings_of(corpus)
    if select:
        settings = settings.model_copy(update={"select": codes(select), "extend_select": (), "ignore": ()})
    update: dict[str, object] = {
        "extend_select": settings.extend_select + codes(extend_select),
        "ignore": settings.ignore + codes(ignore),
        "fail_on": fail_on or settings.fail_on,
    }
    return Held(settings.model_copy(update=update), file)


def show(held: Held) -> None:
    """Print settings as TOML, and what they select."""
    import tomli_w

    selected = " ".join(articlekit.selected(held.settings))
    content = held.settings.model_dump(mode="json", by_alias=True)
    note(f"from {held.file}" if held.file else "no settings file: these are the defaults and the options")
    write([tomli_w.dumps(content), f"\n# selected: {selected}\n"])
