"""Any number of made-up roadmaps, extracted into one data folder: for benchmarks of growth."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from fardplan_kg.dataset import Data
from fardplan_kg.extraction.document import Document
from fardplan_kg.extraction.output import write_turtle
from fardplan_kg.extraction.pipeline import extract
from fardplan_kg.namespaces import slug
from madeup import fiction
from madeup.generation import Size, generate
from madeup.model import MadeUpPlan
from madeup.registry import lay_out
from madeup.text import as_text


def document_of(plan: MadeUpPlan) -> Document:
    """Return the text of a plan as a document."""
    text = as_text(plan)
    return Document(f"{slug(plan.core)}.txt", text, hashlib.sha256(text.encode()).hexdigest())


def write_data(
    folder: Path,
    count: int,
    seed: int = 0,
    slips: Sequence[str] = (),
    size: Size | None = None,
    processes: int | None = None,
) -> Data:
    """Write a data folder with so many roadmaps (1–400), each of a core of its own.

    The folder must not hold a graph. Each roadmap is extracted by itself, before the others are
    there, so the time grows as their number; ``processes`` work side by side, as many as the
    machine has cores unless told. Raises ValueError for another count.
    """
    if not 0 < count <= fiction.CORES:
        raise ValueError(f"{count} roadmaps; there are names for 1 to {fiction.CORES} cores")
    cores = [fiction.core_name(number) for number in range(seed, seed + count)]
    data = lay_out(folder, cores)
    with tempfile.TemporaryDirectory() as name:
        alone = lay_out(Path(name), cores)
        work = partial(_extract, size=size, slips=tuple(slips), alone=alone, into=folder / "graph")
        seeds, most = range(seed, seed + count), processes or os.cpu_count() or 1
        if min(most, count) == 1:
            list(map(work, seeds))
        else:
            with ProcessPoolExecutor(most, mp_context=get_context("spawn")) as pool:
                list(pool.map(work, seeds, chunksize=4))
    return data


def _extract(seed: int, size: Size | None, slips: Sequence[str], alone: Data, into: Path) -> None:
    plan, _ = generate(seed, size, slips)
    write_turtle(extract(document_of(plan), alone), into)
