"""The rooms: nothing imports upwards or in a circle, and each heavy library has one door."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "fardplan_kg"
MODULES = sorted(PACKAGE.rglob("*.py"))

# what a room may import; a module stands for itself, a folder for all in it
LAYERS = [
    {"faults", "namespaces"},
    {"query_form", "dataset", "endpoint_faults", "files"},
    {"extraction", "store", "endpoint"},
    {"derivation", "parameters", "remote"},
    {"questions", "loading"},
    {"answers", "wording"},
    {"results", "rendering"},
    {"spreadsheet", "terminal"},
    {"tables", "validation", "serialisation", "plan_outline"},
    {"stratml"},
    {"network"},
    {"publication", "notebook", "review"},
    {"commands"},
    {"cli"},
]
DOORS = {
    "pyvis": {"network/view.py"},
    "pyshacl": {"validation.py"},
    "networkx": {"network"},
    "numpy": {"network"},
    "resvg_py": {"network/export_drawing.py"},
    "rich": {"terminal.py"},
    "babel": {"wording.py"},
    "pandas": {"notebook/result.py"},
    "yaml": {"questions.py"},
    "starlette": {"publication/serving"},
    "uvicorn": {"publication/serving"},
    "h11": {"publication/serving"},
    "httpx": {"publication/checking/web.py"},
    "SPARQLWrapper": {"endpoint.py"},
    "pypdfium2": {"extraction"},
    "docx": {"extraction"},
    "markdown_it": {"extraction/reading/markdown.py"},
    "rapidfuzz": {"extraction/form/likeness.py"},
}


def room(path: Path) -> str:
    relative = path.relative_to(PACKAGE)
    return relative.parts[0].removesuffix(".py")


def level(name: str) -> int:
    return next(index for index, rooms in enumerate(LAYERS) if name in rooms)


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
            found += [f"{node.module}.{name.name}" for name in node.names]
    return found


def rooms_imported(path: Path) -> set[str]:
    inside = [name.split(".") for name in imports(path) if name.startswith("fardplan_kg.")]
    known = set().union(*LAYERS)
    return {parts[1] for parts in inside if parts[1] in known}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_what_stands_below(path: Path) -> None:
    own = room(path)
    if own == "__init__":
        return
    for other in rooms_imported(path) - {own}:
        assert level(other) <= level(own), f"{own} imports {other}"
        assert level(other) < level(own) or own not in rooms_imported(PACKAGE / f"{other}.py")


@pytest.mark.parametrize("library", DOORS)
def test_a_heavy_library_has_one_door(library: str) -> None:
    users = set()
    for path in MODULES:
        if any(name.split(".")[0] == library for name in imports(path)):
            users.add(_door(path.relative_to(PACKAGE).as_posix(), DOORS[library]))
    assert users == DOORS[library]


def _door(relative: str, doors: set[str]) -> str:
    """Return the door that a module stands behind, else the room it is in."""
    behind = (own for own in doors if relative == own or relative.startswith(f"{own}/"))
    return next(behind, relative.split("/")[0])


def test_every_module_has_a_room() -> None:
    assert {room(path) for path in MODULES} - {"__init__"} == set().union(*LAYERS)
    assert len(MODULES) > 50


def test_the_drawing_knows_no_rdf() -> None:
    for name in ("view", "drawing", "layout", "figure"):
        used = {module.split(".")[0] for module in imports(PACKAGE / "network" / f"{name}.py")}
        assert not used & {"rdflib", "pyoxigraph"}


def test_the_command_line_starts_without_heavy_libraries() -> None:
    for path in [PACKAGE / "cli.py", *(PACKAGE / "commands").glob("*.py")]:
        top = ast.parse(path.read_text(encoding="utf-8")).body
        names = [ast.unparse(node) for node in top if isinstance(node, ast.Import | ast.ImportFrom)]
        assert not [n for n in names if any(lib in n for lib in ("rdflib", "networkx", "jinja2"))]
