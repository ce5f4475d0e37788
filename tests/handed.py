"""Dossiers that several tests take files from, answered once."""

from functools import cache

from dashboard.takeaway import Request, dossier, make

TEXT, DAY = "us-28pt-nov-2025", "2025-11-19"


@cache
def found(text=TEXT, variant="", kind="map", place=""):
    return dossier(Request(kind=kind, texts=((text, variant),), as_of=DAY, place=place))


@cache
def content(fmt, text=TEXT, variant=""):
    """The first file of a format."""
    return make(found(text, variant), fmt)[0].content


@cache
def contents(fmt, text=TEXT, variant=""):
    """All files of a format, by the last part of their names."""
    made = make(found(text, variant), fmt)
    return {file.name.rpartition(".")[0].rpartition("_")[2]: file.content for file in made}
