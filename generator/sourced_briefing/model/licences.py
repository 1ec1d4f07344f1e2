"""Licences that the data and prose of a briefing can be under: their names and where they stand."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

LicenceId = Literal[
    "CC-BY-4.0",
    "CC-BY-SA-4.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-SA-4.0",
    "CC-BY-ND-4.0",
    "CC-BY-NC-ND-4.0",
    "CC0-1.0",
    "ODbL-1.0",
    "ODC-By-1.0",
    "PDDL-1.0",
    "OGL-UK-3.0",
]


class Licence(NamedTuple):
    """A licence: what people call it, and the address of its text."""

    title: str
    url: str


CREATIVE_COMMONS = "https://creativecommons.org"
OPEN_DATA_COMMONS = "https://opendatacommons.org/licenses"

# By their names in the list of SPDX.
LICENCES: Mapping[LicenceId, Licence] = {
    "CC-BY-4.0": Licence("CC BY 4.0", f"{CREATIVE_COMMONS}/licenses/by/4.0/"),
    "CC-BY-SA-4.0": Licence("CC BY-SA 4.0", f"{CREATIVE_COMMONS}/licenses/by-sa/4.0/"),
    "CC-BY-NC-4.0": Licence("CC BY-NC 4.0", f"{CREATIVE_COMMONS}/licenses/by-nc/4.0/"),
    "CC-BY-NC-SA-4.0": Licence("CC BY-NC-SA 4.0", f"{CREATIVE_COMMONS}/licenses/by-nc-sa/4.0/"),
    "CC-BY-ND-4.0": Licence("CC BY-ND 4.0", f"{CREATIVE_COMMONS}/licenses/by-nd/4.0/"),
    "CC-BY-NC-ND-4.0": Licence("CC BY-NC-ND 4.0", f"{CREATIVE_COMMONS}/licenses/by-nc-nd/4.0/"),
    "CC0-1.0": Licence("CC0 1.0", f"{CREATIVE_COMMONS}/publicdomain/zero/1.0/"),
    "ODbL-1.0": Licence("ODbL 1.0", f"{OPEN_DATA_COMMONS}/odbl/1-0/"),
    "ODC-By-1.0": Licence("ODC-By 1.0", f"{OPEN_DATA_COMMONS}/by/1-0/"),
    "PDDL-1.0": Licence("PDDL 1.0", f"{OPEN_DATA_COMMONS}/pddl/1-0/"),
    "OGL-UK-3.0": Licence(
        "Open Government Licence 3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
}
