"""Everything this project raises on purpose.

* DashboardError
  * SourceError            a file under data/ is missing, altered or malformed
    * ChecksumError        its bytes are not the ones that were recorded
    * SchemaError          its columns, row count, CRS or shapes are not the expected ones
  * GeometryError          shapes that cannot be measured or combined
    * CrsError             coordinates in another reference system than required
  * ProposalError          a proposal file is malformed or names what the map does not have
  * UploadError            an uploaded file holds no ground that can be used
  * QueryError             a question about a day, proposal, mapper or surface that is not there
  * PictureError           a picture of a size or with words that cannot be drawn

A message states what was found, what was expected, where, and what to do next.
"""


class DashboardError(Exception):
    """Root of everything that is raised on purpose; its message is fit for a user."""


class SourceError(DashboardError):
    """A file under ``data/`` is missing, altered or malformed."""


class ChecksumError(SourceError):
    """The bytes of a file are not the ones that were recorded."""


class SchemaError(SourceError):
    """Columns, row count, CRS or shapes of a file are not the expected ones."""


class GeometryError(DashboardError):
    """Shapes that cannot be measured or combined."""


class CrsError(GeometryError):
    """Coordinates are in another reference system than the function requires."""


class ProposalError(DashboardError):
    """A proposal file is malformed or names something that the map does not have."""


class UploadError(DashboardError):
    """An uploaded file is of another kind, damaged, or holds no ground that can be used."""


class QueryError(DashboardError):
    """A question names a day, proposal, mapper or surface that does not exist."""


class PictureError(DashboardError):
    """A picture is asked for in a size or with words that cannot be drawn."""
