"""`articlekit entities`: the authority file."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

import articlekit
from articlekit.cli.options import Format, Output, Root, complete_name, open_corpus
from articlekit.cli.output import note
from articlekit.cli.rows import write_rows
from articlekit.errors import BadName

app = typer.Typer(help="List and name who and what is referred to.", no_args_is_help=True)
Type = Literal["person", "organisation", "document", "group"]
Alias = Annotated[list[str] | None, typer.Option("--alias", metavar="NAME", help="Another name; may be repeated.")]


@app.command("list")
def list_(
    type: Annotated[Type | None, typer.Option(help="Only of this type.")] = None,
    layer: Annotated[
        str | None, typer.Option("--layer", metavar="NAME", help="Also those that this layer's annotator found.")
    ] = None,
    format: Format = None,
    output: Output = None,
    root: Root = None,
) -> None:
    """List entities.

    \b
    Examples:
      articlekit entities list --type person
    """
    corpus = open_corpus(root)
    found = corpus.entities(corpus.layer(layer) if layer else None).values()
    write_rows((each for each in found if type in (None, each.type)), articlekit.Entity, format, output, "entities")


@app.command("add")
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The full name.")],
    type: Annotated[Type, typer.Option(help="What it is.")],
    id: Annotated[str | None, typer.Option(metavar="ID", help="[default: made of the name]")] = None,
    alias: Alias = None,
    role: Annotated[str | None, typer.Option(help="As in 'mayor of Leam'.")] = None,
    issued_by: Annotated[str | None, typer.Option(metavar="ID", help="The organisation that issued a document.")] = None,
    root: Root = None,
) -> None:
    """Add an entity.

    \b
    Examples:
      articlekit entities add "Ana Ruiz" --type person --role "mayor of Leam"
      articlekit entities add "Leam Water" --type organisation --alias LW
    """
    from articlekit.text.names import new_entity, slug, with_entity  # loading pydantic takes longer than help should take

    corpus = open_corpus(root)
    made = new_entity(
        id=id or slug(name, corpus.entities()), type=type, name=name, aliases=tuple(alias or ()), role=role, issued_by=issued_by
    )
    corpus.update_entities(lambda file: with_entity(file, made))
    note(f"added {made.type} {made.id}")


@app.command("alias")
def alias(
    name: Annotated[str, typer.Argument(metavar="ENTITY", autocompletion=complete_name, help="An id, name, alias or surname.")],
    aliases: Annotated[list[str], typer.Argument(metavar="ALIAS...", help="Other names; never nominals such as 'the agency'.")],
    root: Root = None,
) -> None:
    """Give an entity other names.

    \b
    Examples:
      articlekit entities alias leam-water LW "Leam Water Company"
    """
    from articlekit.text.names import with_aliases, with_entity  # loading pydantic takes longer than help should take

    corpus = open_corpus(root)
    found = corpus.find(name)
    if len(found) > 1:
        raise BadName(f"{name!r} means {' and '.join(each.id for each in found)}; name one by its id")
    changed = with_aliases(found[0], aliases)
    corpus.update_entities(lambda file: with_entity(file, changed, replace=True))
    note(f"{changed.id} is also known as {', '.join(changed.aliases)}")
