"""A briefing pack, and whether taking away leaves anything behind in memory."""

import gc
import io
import os
import subprocess
import sys
import time
import zipfile

from dashboard.takeaway import Request, dossier, make
from dashboard.takeaway.formats import Look

TEXTS = [
    "us-28pt-nov-2025",
    "putin-june-2024",
    "istanbul-2022",
    "us-fez-dec-2025",
    "ru-memo-2025-opt1",
]
DAY = "2025-11-19"
AT_MOST_S = 15.0
FEWEST_FILES = 12
EXPORTS = 50
MAY_GROW_MB = 25


def resident_mb():
    listed = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(os.getpid())],  # noqa: S607  wherever ps is
        capture_output=True,
        text=True,
        check=True,
    )
    return int(listed.stdout) / 1024


def export(number):
    """Make the files of one of several texts, in one of several styles."""
    request = Request(texts=((TEXTS[number % len(TEXTS)], ""),), as_of=DAY)
    look = Look(style=("light", "greyscale")[number % 2])
    found = dossier(request)
    return sum(len(make(found, fmt, look)[0].content) for fmt in ("png", "xlsx", "geojson", "html"))


def test_a_briefing_pack_takes_less_than_fifteen_seconds():
    started = time.process_time()
    pack = make(dossier(Request(texts=((TEXTS[0], ""),), as_of=DAY)), "pack")[0]
    took_s = time.process_time() - started

    files = len(zipfile.ZipFile(io.BytesIO(pack.content)).namelist())
    sys.stdout.write(f"\n{files} files, {len(pack.content) / 1e6:.1f} MB: {took_s:.1f} s of CPU\n")
    assert files >= FEWEST_FILES
    assert took_s <= AT_MOST_S


def test_fifty_exports_leave_memory_flat():
    for number in range(2 * len(TEXTS)):  # every text in every style: caches are full
        export(number)
    gc.collect()
    before_mb = resident_mb()

    for number in range(EXPORTS):
        export(number)

    gc.collect()
    grown_mb = resident_mb() - before_mb
    sys.stdout.write(f"\n{EXPORTS} exports: {before_mb:.0f} MB, then {grown_mb:+.0f} MB\n")
    assert grown_mb < MAY_GROW_MB
