"""What the server holds in memory after people have looked around."""

import os
import subprocess
import sys

AT_MOST_MB = 400
LINKS = [
    "?proposal=us-28pt-nov-2025&date=2025-11-19",
    "?proposal=putin-june-2024&date=2024-06-14",
    "?proposal=ua-20pt-dec-2025-b&variant=40km&date=2025-12-23",
    "?proposal=kellogg-dmz30-2025&date=2025-05-06&mapper=owl",
    "?proposal=us-28pt-nov-2025&date=2026-08-22&people=worldpop",
]


def resident_mb():
    """Read the memory of the server that this test started, in megabytes."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "ppid=,rss=,args="],  # noqa: S607  wherever ps is
        capture_output=True,
        text=True,
        check=True,
    )
    rows = [line.split(None, 2) for line in listed.stdout.splitlines()]
    servers = [
        int(rss) for ppid, rss, args in rows if ppid == str(os.getpid()) and "app.py" in args
    ]
    return max(servers) / 1024


def test_the_app_holds_less_than_400_megabytes(visit):
    for link in LINKS:
        visit(link)

    held_mb = resident_mb()

    sys.stdout.write(f"\nafter {len(LINKS)} views the server holds {held_mb:.0f} MB\n")
    assert held_mb < AT_MOST_MB
