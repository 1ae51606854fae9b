"""Facebook: the table of everything that its "Download your information" archives hold.

One module per topic; each ends in `FILE_TYPES`, and this puts them together.  The layouts, their years and
their traps are in formats/facebook.md; docstrings name its sections.
"""

from __future__ import annotations

from importers.facebook import messages
from importers.facebook.recognition import PREFIXES, ROOTS, is_attachment, parse_name, recognise

from exit_kit.importing.contract import Importer

IMPORTER = Importer(
    platform="facebook",
    label="Facebook",
    roots=ROOTS,
    prefixes=PREFIXES,
    file_types=(*messages.FILE_TYPES,),
    recognise=recognise,
    parse_name=parse_name,
    is_attachment=is_attachment,
)
