"""What a text leaves open, what it is silent on, and where it comes from."""

from dashboard.core.proposal import Citation, Proposal
from dashboard.output.words import text_date
from dashboard.views import markup


def below(proposal: Proposal) -> str:
    """Write what is uncertain, what the text is silent on, and its sources."""
    left = sentences("What is uncertain", proposal.uncertain)
    line = markup.element("h2", "The line in the text") + markup.element(
        "p", markup.text(proposal.line)
    )
    right = sentences("What the text is silent on", proposal.silent_on)
    columns = markup.element("section", left + line) + markup.element(
        "section", right + sources(proposal)
    )
    return markup.element("div", columns, "below")


def sentences(title: str, said: tuple[str, ...]) -> str:
    """Write sentences under a heading; nothing at all if there are none."""
    if not said:
        return ""
    return markup.element("h2", markup.text(title)) + markup.points(said)


def sources(proposal: Proposal) -> str:
    """Write what a text is known from."""
    items = "".join(markup.element("li", _citation(source)) for source in proposal.sources)
    return markup.element("h2", "Sources of the text") + markup.element("ul", items)


def _citation(source: Citation) -> str:
    dated = f", {text_date(source.date)}" if source.date else ""
    return f"{markup.link(source.title, source.url)}. {markup.text(source.publisher + dated)}"
