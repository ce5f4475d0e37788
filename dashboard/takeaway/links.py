"""The address in the dashboard that shows what a question asks."""

from urllib.parse import urlencode

from dashboard.answers import shelf
from dashboard.answers.recipes import PAGES, Question
from dashboard.output.figure import Wording
from dashboard.sources.option_links import PARAMETER, PARTED, option_to_link

RECIPE = "recipe"
"""Name of the parameter that carries the hash; a page says so when it is no longer its own."""
METHOD = {"data": "method"}


def link(question: Question, wording: Wording = Wording(), home: str = "") -> str:  # noqa: B008  frozen
    """Write the address of a question, with the hash of its data.

    Parameters
    ----------
    question : Question
    wording : Wording
        Language and units.
    home : str
        Address of the dashboard; without it the link is relative.
    """
    page, asked = _page(question)
    line = {"date": question.as_of, "mapper": question.mapper, "people": question.people}
    written = {"units": wording.units, "lang": wording.language, RECIPE: question.hash}
    params = {**asked, **line, **written, PARAMETER: _options(question)}
    params = {name: value for name, value in params.items() if value}
    return f"{home.rstrip('/') or '.'}/{page}?{urlencode(params)}"


def _options(question: Question) -> str:
    """Carry the options that are asked about, as far as each fits into a link."""
    asked = (shelf.get(proposal) for proposal, _ in question.texts)
    return PARTED.join(filter(None, (option_to_link(option) for option in asked if option)))


def _page(question: Question) -> tuple[str, dict[str, str]]:
    """Choose the page, and what only it asks for."""
    if question.about in PAGES:
        return METHOD.get(question.about, question.about), {}
    if question.about:
        return "timeline", {"oblast": question.about}
    if len(question.texts) > 1:
        return "compare", {"texts": ",".join(":".join(filter(None, t)) for t in question.texts)}
    proposal, variant = question.texts[0]
    return "", {"proposal": proposal, "variant": variant}
