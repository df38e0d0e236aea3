"""The network as files that stand alone: what the command writes, apart from any site."""

from __future__ import annotations

from pathlib import Path

from fardplan_kg.dataset import Data
from fardplan_kg.network import output
from fardplan_kg.network.origin import Origin, left_out, sources
from fardplan_kg.network.roadmaps import find_roadmap
from fardplan_kg.network.setting import Setting
from fardplan_kg.publication import build
from fardplan_kg.publication.network_setting import Behind
from fardplan_kg.store import EmbeddedStore
from fardplan_kg.wording import Words


def files(
    path: Path,
    store: EmbeddedStore,
    data: Data,
    language: str,
    projection: str = "two-mode",
    hidden: tuple[str, ...] = (),
    plan: str = "",
) -> dict[Path, bytes]:
    """Return the files for a path, by the ending of its name; hidden actors are not in them.

    ``plan`` names the one roadmap to draw, by its core or its title; without it all are drawn.
    Raises CallFault for an unknown actor, roadmap or ending.
    """
    output.check_suffix(path)
    network = output.two_mode(store, data, hidden, language, plan)
    inputs = build.inputs(store, [], {})
    drawn = (find_roadmap(inputs.roadmaps, plan),) if plan else inputs.roadmaps
    source, words = inputs.sources[language], Words(language)
    found = Behind(source, network).fields()
    setting = Setting(
        ", ".join(own.name for own in drawn),
        version=inputs.version,
        publisher=inputs.publisher,
        contact=inputs.contact,
        roadmaps=drawn,
        **found,
    )
    missing = (source.names.name(own).value for own in output.resolved(store, data, hidden))
    origin = Origin(sources(drawn), inputs.version, setting.date, left_out(missing, words))
    return dict(output.network_files(path, store, network, projection, setting, words, origin))
