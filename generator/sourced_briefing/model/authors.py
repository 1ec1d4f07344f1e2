"""Who wrote something: a person, whose name has parts to sort by, or an organisation, whose name is one text."""

import re
from typing import Annotated

from pydantic import AfterValidator, Discriminator, Field, Tag

from .base import Fields
from .types import TEXT_FORM, Label, check_plain

# Chinese, Japanese and Korean names, in their own letters, begin with the family's and have no space.
UNSPACED = re.compile(r"[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]+")
PARTS_FORM = "<parts>"


class Person(Fields):
    """A person, by the parts of the name; an organisation, or who has one name only, is written as text."""

    family: Label = Field(
        description="The name that lists are sorted by, with what belongs to it.", examples=["van der Berg"]
    )
    given: Label = Field(description="The other names, or their initials.", examples=["Jan", "J. P."])
    written: Label | None = Field(
        default=None,
        description="The whole name as readers know it, where that is not the given and then the family name.",
        examples=["Xi Jinping"],
    )

    def __str__(self) -> str:
        """The whole name, as people write it."""
        if self.written:
            return self.written
        whole = UNSPACED.fullmatch(self.family + self.given)
        return self.family + self.given if whole else f"{self.given} {self.family}"

    @property
    def particle(self) -> str:
        """What stands before the family name proper in small letters: "van der"."""
        *before, _ = words = self.family.split()
        small = next((place for place, word in enumerate(before) if not word.islower()), len(before))
        return " ".join(words[:small])


def _form(given: object) -> str:
    return TEXT_FORM if isinstance(given, str) else PARTS_FORM


Author = Annotated[Annotated[Label, Tag(TEXT_FORM)] | Annotated[Person, Tag(PARTS_FORM)], Discriminator(_form)]


def _plain(author: str | Person) -> str | Person:
    for part in (author,) if isinstance(author, str) else filter(None, (author.family, author.given, author.written)):
        check_plain(part)
    return author


PlainAuthor = Annotated[Author, AfterValidator(_plain)]
