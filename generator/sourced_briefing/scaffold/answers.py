"""What a new briefing is to be: the settings that are asked for, each checked as `briefing check` would."""

import os
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ..base.problems import UserError, did_you_mean, quote
from ..model import Settings, validate
from ..model.licences import LICENCES
from ..values.wording import known_language, known_languages
from .repository import repository_address

TITLE = "A new briefing"
LANGUAGE = "en_GB"
REPOSITORY = "https://github.com/example/briefing"


class Unfit(UserError):
    """An answer that a briefing can't be made with, or a folder that none can be made in."""


@dataclass(frozen=True)
class Answers:
    """The settings of a new briefing, all checked; None for what it is to have none of."""

    title: str = TITLE
    language: str = LANGUAGE
    publisher: str | None = None
    contact: str | None = None
    about: str | None = None
    licence: str | None = None
    repository: str | None = None


def checked(name: str, text: str) -> str:
    """`text` as the setting `name`, a field of Answers, is written. Raises Unfit, with what is wrong with it."""
    if name == "repository":
        address, meant = repository_address(text)
        if address is None:
            hint = f"; did you mean {quote(meant)}?" if meant else f", like {REPOSITORY}"
            raise Unfit(f"`repository` can't be {quote(text)}; write its web address{hint}")
        return address
    settings, wrong = validate(Settings, {name: text})
    if settings is None:
        message = wrong[0][1]
        raise Unfit(message if "did you mean" in message else message + _meant(name, text))
    if not known_language(settings.language):
        raise Unfit(f"no `language` {quote(text)} is known{_meant(name, text)}")
    return str(getattr(settings, name))


def _meant(name: str, text: str) -> str:
    """What may have been meant, also where only hyphens and capitals are not as they should be: EN-gb, cc-by-4.0."""
    known: Collection[str] = {"language": known_languages(), "licence": LICENCES}.get(name, ())
    same = next((each for each in known if _plain(each) == _plain(text)), None)
    return f"; did you mean {quote(same)}?" if same else did_you_mean(text, known)


def _plain(name: str) -> str:
    return name.replace("_", "-").lower()


def title_for(folder: Path) -> str:
    """A title made of the folder's name; a plain one where that can't be shown on a page."""
    name = " ".join(re.split(r"[\s_-]+", Path(os.path.realpath(folder)).name)).strip()
    try:
        return checked("title", name[:1].upper() + name[1:])
    except Unfit:
        return TITLE
