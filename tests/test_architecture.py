"""Imports point one way, and some libraries stay in their place."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "dashboard"
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py"))
LAYERS = ["errors", "core", "sources", "answers", "output", "pictures", "takeaway", "views", "app"]
"""From the bottom up: a module may import its own layer and those before it."""


def imports(module):
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def layer(module):
    first = module.split("/")[0].removesuffix(".py")
    return "app" if first in {"pages", "cli", "export", "__main__", "__init__"} else first


def used(module):
    """Layers of this project that a module imports."""
    names = {name.split(".")[1] for name in imports(module) if name.startswith("dashboard.")}
    return names & set(LAYERS)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_layers_below_it(module):
    allowed = LAYERS[: LAYERS.index(layer(module)) + 1]

    assert used(module) <= set(allowed)


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith("output/")])
def test_output_draws_what_it_is_given_and_reads_no_layers(module):
    assert not used(module) & {"answers"}


@pytest.mark.parametrize(
    ("library", "places"),
    [
        ("streamlit", ("app.py", "pages.py", "views/")),
        ("streamlit_folium", ("views/",)),
        ("folium", ("output/webmap.py",)),
        ("matplotlib", ("output/figure/",)),
        ("rasterio", ("sources/build/",)),
        ("pyarrow", ("sources/",)),
        ("pyogrio", ("sources/", "output/gis.py")),
    ],
)
def test_a_library_stays_in_its_place(library, places):
    users = [m for m in MODULES if any(n.split(".")[0] == library for n in imports(m))]

    assert [m for m in users if not m.startswith(places)] == []


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith("core/")])
def test_core_has_no_files_no_network_and_no_clock(module):
    forbidden = {"pathlib", "os", "io", "time", "datetime", "requests", "urllib", "socket", "json"}

    assert not {name.split(".")[0] for name in imports(module)} & forbidden


def test_no_module_is_called_utils():
    names = {Path(module).stem for module in MODULES}

    assert not names & {"utils", "helpers", "common", "misc"}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_fits_in_a_few_screens(module):
    lines = (ROOT / module).read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 300
