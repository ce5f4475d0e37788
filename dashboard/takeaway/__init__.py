"""Take-away: answers as files. The one place where answers and the writers of files meet.

:func:`dossier` answers a :class:`Request`; :func:`make` turns it into the files of one format.
Pages and the command line both come here.
"""

from dashboard.takeaway.dossier import Dossier, dossier
from dashboard.takeaway.formats import MAKERS, Look, formats_of, make
from dashboard.takeaway.request import KINDS, Request, checked
from dashboard.takeaway.series import days_of, series

__all__ = [
    "KINDS",
    "MAKERS",
    "Dossier",
    "Look",
    "Request",
    "checked",
    "days_of",
    "dossier",
    "formats_of",
    "make",
    "series",
]
