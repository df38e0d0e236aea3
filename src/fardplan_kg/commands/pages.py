"""Pages: the network, and the whole site."""

from __future__ import annotations

from pathlib import Path

import click

from fardplan_kg.commands.settings import Settings, example, language_option


@click.command()
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    default="natverk.html",
    help=".html, .svg, .png, .graphml, .gexf, .csv (three tables), .json (node-link), .cyjs "
    "(Cytoscape) or .ttl",
)
@click.option(
    "--projection",
    type=click.Choice(["two-mode", "actors"]),
    default="two-mode",
    help="Actors and actions, or the actors alone.",
)
@click.option(
    "--plan", metavar="NAME", default="", help="Only one roadmap: its core, such as flemingsberg."
)
@click.option("--hide", "hidden", multiple=True, metavar="ACTOR", help="Leave an actor out.")
@language_option
@click.pass_obj
@example(
    'fardplan network -o natverk.gexf --projection actors --hide "Region Stockholm"\n    '
    "fardplan network -o natverk.csv   # natverk-aktorer.csv, -insatser.csv and -par.csv"
)
def network(
    settings: Settings,
    output: Path,
    projection: str,
    plan: str,
    hidden: tuple[str, ...],
    language: str | None,
) -> None:
    """Draw the actors and the actions that name them, or write them for other programs.

    An edge says that two are named in the same action, not that they collaborate. The page needs
    nothing but itself and holds both drawings; --projection chooses between them in drawings,
    GraphML, GEXF and JSON. Each file says which document, version and date it comes from, and the
    licence. Without --plan all roadmaps in the graph are drawn together.
    """
    from fardplan_kg.files import write_file
    from fardplan_kg.network.output import check_suffix
    from fardplan_kg.publication.network_alone import files

    check_suffix(output)
    lang = language or settings.language
    made = files(output, settings.store(), settings.data, lang, projection, hidden, plan)
    for path, content in made.items():
        write_file(path, content)
        settings.say(f"Skrev {path}", f"Wrote {path}")


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), default="public")
@click.option(
    "--base-url",
    metavar="URL",
    default="",
    help="The address at which the folder will be served, for descriptions and redirects; "
    "identifiers stay what they are.",
)
@click.pass_obj
@example("fardplan site -o public --base-url https://data.example.se/fardplan/")
def site(settings: Settings, output: Path, base_url: str) -> None:
    """Build, validate, answer, draw and write everything: the main job.

    The folder holds a front page in Swedish and English, a page for every answer, the network and
    the dumps; of several roadmaps, a page and a network for each and for all of them together. It
    holds configuration for Apache, nginx and Caddy as well. A folder that is not empty and not ours
    is refused; a former build is replaced whole.
    """
    from fardplan_kg.publication import documents
    from fardplan_kg.publication.build import build

    base = documents.base_url(base_url) if base_url else ""
    built = build(settings.data, output, settings.say, base)
    settings.say(
        f"Skrev {len(built.files)} filer i {output}; öppna {output / 'index.html'}. "
        f"{len(built.information)} upplysningar: fardplan validate",
        f"Wrote {len(built.files)} files in {output}; open {output / 'index.html'}. "
        f"{len(built.information)} for information: fardplan validate",
    )
