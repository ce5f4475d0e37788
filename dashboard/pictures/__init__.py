"""Contents of pictures, made from answers: a map, a comparison, a close-up, a timeline.

The one place where answers and :mod:`dashboard.output.figure` meet; pages and the command line
both come here.
"""

from dashboard.pictures.closeups import closeup_of, zones
from dashboard.pictures.comparisons import comparison_of
from dashboard.pictures.maps import map_of
from dashboard.pictures.timelines import timeline_of

__all__ = ["closeup_of", "comparison_of", "map_of", "timeline_of", "zones"]
