"""Pages: the network, and the whole site."""

from __future__ import annotations

from pathlib import Path

import click

from fardplan_kg.commands.settings import Settings, example, language_option


@click.command()
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default="natverk.html"
)
@click.option("--projection", type=click.Choice(["two-mode", "actors"]), default="two-mode")
@click.option(
    "--plan", metavar="NAME", default="", help="Only one roadmap: its core, such as flemingsberg."
)
@click.option("--hide", "hidden", multiple=True, metavar="ACTOR", help="Leave an actor out.")
@language_option
@click.pass_obj
@example('fardplan network -o natverk.graphml --projection actors --hide "Region Stockholm"')
def network(
    settings: Settings,
    output: Path,
    projection: str,
    plan: str,
    hidden: tuple[str, ...],
    language: str | None,
) -> None:
    """Draw the actors and the actions that name them: a page (.html), .svg or .graphml.

    An edge says that two are named in the same action, not that they collaborate. The page needs
    nothing but itself and holds both drawings; --projection chooses between them elsewhere.
    Without --plan all roadmaps in the graph are drawn together.
    """
    from fardplan_kg.files import write_file
    from fardplan_kg.network.output import network_file

    store, lang = settings.store(), language or settings.language
    content = network_file(store, settings.data, output.suffix, projection, hidden, lang, plan)
    write_file(output, content)
    settings.say(f"Skrev {output}", f"Wrote {output}")


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), default="public")
@click.pass_obj
@example("fardplan site -o public")
def site(settings: Settings, output: Path) -> None:
    """Build, validate, answer, draw and write everything: the main job.

    The folder holds a front page in Swedish and English, a page for every answer, the network and
    the dumps; of several roadmaps, a page and a network for each and for all of them together. A
    folder that is not empty and not ours is refused; a former build is replaced whole.
    """
    from fardplan_kg.publication.build import build

    built = build(settings.data, output, settings.say)
    settings.say(
        f"Skrev {len(built.files)} filer i {output}; öppna {output / 'index.html'}. "
        f"{len(built.information)} upplysningar: fardplan validate",
        f"Wrote {len(built.files)} files in {output}; open {output / 'index.html'}. "
        f"{len(built.information)} for information: fardplan validate",
    )
