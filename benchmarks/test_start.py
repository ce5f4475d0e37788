"""A cold command beside the import that every such command needs, in the same run."""

import statistics
import subprocess
import sys
import time

AT_MOST = 2.5
QUESTION = ["evaluate", "us-28pt-nov-2025", "--as-of", "2025-11-19", "--json"]


def seconds(*arguments):
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - started


def test_a_cold_evaluation_costs_little_more_than_importing_geopandas():
    pairs = [
        (seconds("-c", "import geopandas"), seconds("-m", "dashboard", *QUESTION)) for _ in range(7)
    ]

    floor, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    sys.stdout.write(
        f"\nimport geopandas {floor:.2f} s, evaluate {ours:.2f} s: {ours / floor:.2f}\n"
    )
    assert ours <= AT_MOST * floor
