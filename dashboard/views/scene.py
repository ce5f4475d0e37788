"""What the Map page puts on the map: shapes, key, names and source line for one choice."""

from dataclasses import dataclass
from datetime import date

from dashboard import answers
from dashboard.answers import Answer
from dashboard.core.proposal import Proposal
from dashboard.output.labels import short_name
from dashboard.output.sentences import NOT_ENDORSED, ON_LINE
from dashboard.output.style import Words
from dashboard.output.webmap import Callout, Mark, Shape, State, key_for
from dashboard.output.words import area, short_date
from dashboard.sources.contact_lines import MAPPERS
from dashboard.views import cached, layers
from dashboard.views.address import Choice
from dashboard.views.seen import Seen

SOURCE = Words(
    "Line: {mapper}, {day}. Boundaries: © OpenStreetMap.",
    "Лінія: {mapper}, {day} Межі: © OpenStreetMap.",
)
MOVED = Words("What changed hands", "Що змінило сторону")
BETWEEN = Words("From {first} to {last}", "Від {first} до {last}")
LABEL = Words(
    "Map. {finding}. The tables below the map give the same figures.",
    "Карта. {finding}. Таблиці під картою дають ті самі числа.",
)


def foot(choice: Choice) -> str:
    """Write the sources and the disclaimer that stand inside the frame of a map."""
    day = short_date(date.fromisoformat(choice.day), choice.language)
    source = SOURCE.say(choice.language).format(mapper=MAPPERS[choice.mapper], day=day)
    return f"{source} {NOT_ENDORSED.say(choice.language)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One choice with its answer, about to be drawn.

    Attributes
    ----------
    choice, seen
        What the controls say.
    proposal, settled
        The text and its answer; None when it fixes no ground.
    finding, subtitle
        Head of the page.
    """

    choice: Choice
    seen: Seen
    proposal: Proposal
    settled: Answer | None
    finding: str
    subtitle: str

    def state(self, *, alone: bool = False) -> State:
        """Compose what the map shows; ``alone`` puts the head inside the frame."""
        language, shapes = self.choice.language, self._shapes()
        title, note = self._title()
        return State(
            shapes=shapes,
            title=title,
            note=note,
            key=key_for([*(shape.style for shape in shapes), "border"], language),
            foot=(foot(self.choice),),
            label=LABEL.say(language).format(finding=self.finding),
            callouts=self._callouts(),
            marks=self._marks(),
            head=(self.finding, self.subtitle) if alone else (),
        )

    def _short(self, day: str) -> str:
        return short_date(date.fromisoformat(day), self.choice.language)

    def _title(self) -> tuple[str, str]:
        language, last = self.choice.language, self._short(self.choice.day)
        if not self.seen.since:
            return self.proposal.short, ON_LINE.say(language).format(day=last)
        note = BETWEEN.say(language).format(first=self._short(self.seen.since), last=last)
        return MOVED.say(language), note

    def _shapes(self) -> tuple[Shape, ...]:
        choice, show = self.choice, self.choice.show
        standing = [s for name, s in layers.standing_shapes().items() if name in show]
        of_day = cached.day_shapes(choice.day, choice.mapper)
        held = [shape for shape in of_day if shape.style != "grey" or "grey" in show]
        people = layers.people_shapes(choice.people) if "people" in show else ()
        raions = (layers.raion_shape(),) if "raions" in show else ()
        hromadas = (layers.hromada_shape(),) if "hromadas" in show else ()
        picked = (layers.unit_shape(self.seen.unit),) if self.seen.unit else ()
        return (*standing, *held, *people, *hromadas, *raions, *self._moving(), *picked)

    def _moving(self) -> tuple[Shape, ...]:
        """Draw what changed between two days, else what the text changes; and the line."""
        choice = self.choice
        if self.settled is not None:
            return cached.moves(choice.question).shapes
        contact = cached.contact_shape(choice.day, choice.mapper)
        if not self.seen.since:
            return (contact,)
        return (*cached.change_shapes(choice.mapper, self.seen.since, choice.day), contact)

    def _callouts(self) -> tuple[Callout, ...]:
        if self.settled is None or self.seen.since or self.proposal.claims_by_law:
            return ()
        return tuple(
            Callout(x=x, y=y, text=self._piece(oblast, area_km2), side=side)
            for oblast, side, area_km2, x, y in cached.moves(self.choice.question).small
        )

    def _piece(self, oblast: str, area_km2: float) -> str:
        name = answers.oblast_names(self.choice.language)[oblast]
        return f"{short_name(name)} {area(area_km2, self.choice.units, self.choice.language)}"

    def _marks(self) -> tuple[Mark, ...]:
        language, place = self.choice.language, self.seen.place
        sites = layers.site_marks(language) if "sites" in self.choice.show else ()
        if place is None:
            return sites
        name = place.name_uk if language == "uk" else place.name_en
        others = tuple(site for site in sites if site.text != name)
        return (layers.mark(place.lon, place.lat, name, "found"), *others)
