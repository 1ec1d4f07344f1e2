"""What nobody but a person can say of a source: asked where there is somebody to ask, else given as options."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, get_args

import click

from ..base.characters import shown
from ..base.problems import UserError, did_you_mean, quote
from ..model import Source
from .found import Found

CHOICES: dict[str, tuple[str, ...]] = {
    name: get_args(Source.model_fields[name].annotation) for name in ("kind", "standing", "read")
}
QUESTIONS = {
    "title": "Title",
    "publisher": "Publisher: who brought it out first; for a relay, the relaying outlet",
    "kind": "Kind",
    "standing": (
        "Standing: original says it first, syndicated carries the originator's own text, relay tells what another "
        "said, copy is an unlicensed one"
    ),
    "origin": "Origin: the id of the source it goes back to",
    "read": "How much of it you read; none is for what you know only because another source names it",
}
RETELLING = ("relay", "copy")

Given = Mapping[str, str | None]


@dataclass(frozen=True)
class Asking:
    """How what is missing is come by: from the options, and from a person if one is there."""

    given: Given
    interactive: bool
    sources: Collection[str]  # ids that can be an origin

    def answers(self, found: Found) -> dict[str, str]:
        """What is said of the work beside what was found: title and publisher if missing, kind, standing, read, origin.

        Raises UserError, which names all that is missing, where nobody can be asked; and for an origin that is none.
        """
        known = {"title": found.title, "publisher": found.publisher} | {k: v for k, v in self.given.items() if v}
        needed = ["title", "publisher", "kind", "standing", "read"]
        if not self.interactive:
            _refuse_missing(found, [name for name in needed if not known.get(name)])
        for name in needed:
            known[name] = known.get(name) or _asked(name, found)
        if known["standing"] in RETELLING and not known.get("origin"):
            if not self.interactive:
                _refuse_missing(found, ["origin"])
            known["origin"] = _asked("origin", found, self._origin)
        if known.get("origin"):
            self._origin(str(known["origin"]))
        return {name: text for name, text in known.items() if text}

    def _origin(self, text: str) -> str:
        if text not in self.sources:
            raise UserError(f"there is no source {quote(text)}{did_you_mean(text, self.sources)}")
        return text


def _refuse_missing(found: Found, names: list[str]) -> None:
    told = [f"--{name} {'|'.join(CHOICES[name])}" if name in CHOICES else f"--{name} TEXT" for name in names]
    if names:
        missing = ", ".join(f"`{name}`" for name in names)
        work = quote(found.title or found.url or found.key)
        raise UserError(f"nothing says the {missing} of {work}; say it with {' '.join(told)}")


def _asked(name: str, found: Found, check: Callable[[str], str] | None = None) -> str:
    """The answer to the question, asked again until it can be used."""
    if name in CHOICES:
        default = found.kind if name == "kind" else None
        return str(click.prompt(QUESTIONS[name], type=click.Choice(CHOICES[name]), default=default))

    def value(text: str) -> str:
        try:
            return check(text) if check else text
        except UserError as error:
            raise click.UsageError(shown(str(error))) from error

    return str(click.prompt(QUESTIONS[name], value_proc=value))


def fields_of(found: Found, answers: Mapping[str, str], id_: str) -> dict[str, Any]:
    """The fields of the record, in the order of the data's manual; what is not known is left out."""
    all_fields = {
        **{name: getattr(found, name) for name in ("published", "url", "doi", "licence", "language")},
        "authors": list(found.authors),
        "accessed": found.accessed if answers["read"] != "none" else None,
        **answers,
        "id": id_,
    }
    order = list(Source.model_fields)
    return {name: all_fields[name] for name in sorted(all_fields, key=order.index) if all_fields[name]}
