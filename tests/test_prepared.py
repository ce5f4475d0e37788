"""Shapes that many threads share are never indexed themselves."""

import subprocess
import sys
from pathlib import Path

import shapely

from dashboard.core.prepared import prepared

ROOT = Path(__file__).parents[1]
AT_ONCE = """
import threading
import numpy as np
import shapely
from dashboard.core.ground import _divide

rng = np.random.default_rng(1)
for _ in range({rounds}):
    turns = np.linspace(0, 2 * np.pi, 20_000, endpoint=False)
    radius = 3 + rng.random(len(turns)) / 100
    line = np.column_stack([radius * np.cos(turns), radius * np.sin(turns)])
    shared = shapely.MultiPolygon([shapely.Polygon(line)])
    corner = rng.uniform(-4, 4, (400, 2))
    squares = shapely.box(corner[:, 0], corner[:, 1], corner[:, 0] + 0.1, corner[:, 1] + 0.1)
    start = threading.Barrier({threads})
    cut = lambda: (start.wait(), _divide(squares, shared))
    threads = [threading.Thread(target=cut) for _ in range({threads})]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
"""


def test_the_copy_is_indexed_and_the_shape_is_not():
    shape = shapely.box(0, 0, 1, 1)

    copy = prepared(shape)

    assert shapely.equals_identical(copy, shape)
    assert shapely.is_prepared(copy)
    assert not shapely.is_prepared(shape)


def test_nobody_else_prepares_a_shape():
    found = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "dashboard").rglob("*.py")
        if "shapely.prepare(" in path.read_text(encoding="utf-8")
    ]

    assert found == ["dashboard/core/prepared.py"]


def test_threads_that_cut_by_the_same_shape_at_once_live_on():
    script = AT_ONCE.format(rounds=8, threads=4)

    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False)

    assert ran.returncode == 0, ran.stderr.decode()[-2000:]
