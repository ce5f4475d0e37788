"""How to cite a file: in plain words, by APA, and as the text that stands for a picture."""

from collections.abc import Mapping

from dashboard.output.head import Head
from dashboard.output.words import unbroken

NAME = "Lines on the map"
VERSION = "0.1.0"


def plain(head: Head) -> str:
    """Cite a file in plain words."""
    work = f"“{head.title}.” {head.subtitle}. {NAME} {VERSION}."
    return unbroken(f"{work} {head.source} Recipe: {head.recipe}")


def apa(head: Head) -> str:
    """Cite a file as APA (7th edition) cites a data visualisation."""
    work = f"{head.title} (Version {VERSION}) [Map and data]"
    return unbroken(f"{NAME}. ({head.as_of[:4]}). {work}. {_where(head)}")


def _where(head: Head) -> str:
    """Give the address, or the recipe where there is none that others could open."""
    return head.link if head.link.startswith("http") else f"Recipe {head.recipe}"


def texts(head: Head) -> Mapping[str, str]:
    """Give all texts that go with a picture, under their headings."""
    return {
        "Alternative text": unbroken(head.alt),
        "Credit line": unbroken(head.source),
        "Citation": plain(head),
        "Citation, APA": apa(head),
        "Recipe": head.recipe,
    }


def text_file(head: Head) -> bytes:
    """Write these texts as one file."""
    written = "\n\n".join(f"{name}\n{text}" for name, text in texts(head).items())
    return f"{written}\n\n{head.disclaimer}\n".encode()
