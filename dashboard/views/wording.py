"""What a text moves, what it leaves open, what it is silent on, and where it comes from."""

from datetime import date

from dashboard.answers import Answer
from dashboard.core.proposal import Citation, Clause, Proposal
from dashboard.output.labels import label
from dashboard.output.sentences import LAID_ON, Moves, headline, not_computable
from dashboard.output.style import Language
from dashboard.output.words import long_date, text_date
from dashboard.views import markup
from dashboard.views.address import Choice


def finding(proposal: Proposal, settled: Answer | None, choice: Choice) -> str:
    """Say what a text moves, or that it fixes no ground."""
    if settled is None:
        return not_computable(proposal.short, choice.language)
    return headline(
        Moves.of(settled.ledger.summary()),
        is_annexation=proposal.claims_by_law,
        units=choice.units,
        language=choice.language,
    )


def laid_on(proposal: Proposal, choice: Choice, status: str = "") -> str:
    """Say which text, in which variant, is laid on which line."""
    text = f"{proposal.title_of(choice.variant)}{status}"
    day = long_date(date.fromisoformat(choice.day), choice.language)
    return LAID_ON.say(choice.language).format(text=text, day=day)


def below(proposal: Proposal, language: Language) -> str:
    """Write what is uncertain, what the text is silent on, and its sources."""
    left = sentences(label("What is uncertain", language), proposal.uncertain)
    line = markup.element("h2", label("The line in the text", language)) + markup.element(
        "p", markup.text(proposal.line)
    )
    right = sentences(label("What the text is silent on", language), proposal.silent_on)
    columns = markup.element("section", left + line) + markup.element(
        "section", right + sources(proposal, language)
    )
    return markup.element("div", columns, "below")


def sentences(title: str, said: tuple[str, ...]) -> str:
    """Write sentences under a heading; nothing at all if there are none."""
    if not said:
        return ""
    return markup.element("h2", markup.text(title)) + markup.points(said)


def sources(proposal: Proposal, language: Language) -> str:
    """Write what a text is known from."""
    items = "".join(markup.element("li", _citation(one, language)) for one in proposal.sources)
    title = label("Sources of the text", language)
    return markup.element("h2", title) + markup.element("ul", items)


def _citation(source: Citation, language: Language) -> str:
    dated = f", {text_date(source.date, language)}" if source.date else ""
    return f"{markup.link(source.title, source.url)}. {markup.text(source.publisher + dated)}"


def unclear(clause: Clause, language: Language) -> str:
    """Write what is unclear about a clause."""
    return f"{label('Unclear', language)}: {clause.uncertain}"
