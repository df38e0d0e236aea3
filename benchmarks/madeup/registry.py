"""The hand-written graphs that all made-up roadmaps share: actors, goal areas, cores, catalogue."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from fardplan_kg.dataset import Data
from fardplan_kg.namespaces import prefixes, slug
from madeup import fiction

REPOSITORY = Path(__file__).parents[2]
PUBLIC = ("region", "municipality", "agency")
STRATA = {
    "actors": "Editorial",
    "derived": "Computed",
    "interpretation": "Editorial",
    "region": "Stated",
    "schemes": "Editorial",
}


def lay_out(folder: Path, cores: Iterable[str], unknown: Iterable[str] = ()) -> Data:
    """Lay out, in a folder, the data in which roadmaps of these cores are to be extracted.

    ``unknown`` are cores that the registry lacks, though it has their municipalities. The ontology
    and the questions are the checkout's.
    """
    known, unregistered = sorted(cores), sorted(unknown)
    graph = folder / "graph"
    graph.mkdir(parents=True)
    for name, content in shared_files(known, unregistered).items():
        (graph / name).write_text(content, encoding="utf-8")
    shutil.copy(REPOSITORY / "graph" / "schemes.ttl", graph)
    for name in ("ontology", "queries"):
        (folder / name).symlink_to(REPOSITORY / name)
    return Data(folder)


def shared_files(cores: Iterable[str], unknown: Iterable[str] = ()) -> dict[str, str]:
    """Return the shared files of graph/ by name, as Turtle."""
    known = sorted(cores)
    return {
        "actors.ttl": _turtle(_actors([*known, *sorted(unknown)])),
        "interpretation.ttl": _turtle(_decisions(known)),
        "catalogue.ttl": _turtle(f"graph:{name} fp:stratum fp:{s} ." for name, s in STRATA.items()),
    }


def _turtle(statements: Iterable[str]) -> str:
    body = "\n".join(statements)
    kinds = {"interpretation": "https://w3id.org/fardplan/id/interpretation/"}
    kinds["actor-kind"] = "https://w3id.org/fardplan/id/actor-kind/"
    used = {p: iri for p, iri in {**prefixes(), **kinds}.items() if f"{p}:" in body}
    head = "\n".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in sorted(used.items()))
    return f"{head}\n\n{body}\n"


def _actors(cores: list[str]) -> Iterable[str]:
    municipalities = [(f"{core} kommun", "municipality") for core in cores]
    for name, kind in (*fiction.ACTORS, *municipalities):
        other = f' ; skos:altLabel "{fiction.AMBIGUOUS}"@sv' if name in fiction.OWNERS else ""
        yield (
            f"actor:{slug(name)} a {_classes(kind)} ; fp:kindOfActor actor-kind:{kind} ; "
            f'skos:prefLabel "{name}"@sv{other} .'
        )


def _classes(kind: str) -> str:
    if kind == "group":
        return "fp:ActorGroup"
    if kind == "unit":
        return "org:OrganizationalUnit ; org:unitOf actor:sagolandets-region"
    return (
        "org:FormalOrganization, cv:PublicOrganisation"
        if kind in PUBLIC
        else "org:FormalOrganization"
    )


def _decisions(cores: list[str]) -> Iterable[str]:
    named = [("area", "fp:GoalArea", name) for name, _ in fiction.AREAS]
    named += [("core", "fp:RegionalUrbanCore", core) for core in cores]
    for prefix, kind, name in named:
        thing = f"{prefix}:{slug(name)}"
        yield f'{thing} a {kind} ; skos:prefLabel "{name}"@sv .'
        yield (
            f"interpretation:name-of-{slug(name)} a fp:Interpretation ; rdf:subject {thing} ;\n"
            f'    rdf:predicate skos:prefLabel ; rdf:object "{name}"@sv ;\n'
            '    fp:reason "Så heter det i alla påhittade färdplaner."@sv , '
            '"All made-up roadmaps call it so."@en ;\n'
            "    dcterms:source document:pahitt ."
        )
