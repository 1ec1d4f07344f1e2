"""Footnotes of a page that is wholly made here, as Python-Markdown writes them: it need not look for their marks.

Where somebody else's words are Markdown too, their notes are counted with ours, so there Markdown has to do it.
"""

import re
from collections import Counter
from collections.abc import Mapping

MARK = re.compile(r"\[\^([\w.-]+)\]")


def with_notes(text: str, notes: Mapping[str, str]) -> str:
    """The text with a number for each mark `[^label]`, and below it the notes, whose HTML `notes` has by label."""
    if not notes:
        return text
    places, mentions = dict[str, int](), Counter[str]()

    def number(mark: re.Match[str]) -> str:
        label = mark[1]
        if label not in notes:
            return mark[0]
        mentions[label] += 1
        place = places.setdefault(label, len(places) + 1)
        return (
            f'<sup id="{_anchor(label, mentions[label])}"><a class="footnote-ref" href="#fn:{label}">{place}</a></sup>'
        )

    marked = MARK.sub(number, text)
    listed = [_note(place, label, notes[label], mentions[label]) for label, place in places.items()]
    return f'{marked}\n\n<div class="footnote"><hr><ol>{"".join(listed)}</ol></div>'


def _anchor(label: str, mention: int) -> str:
    return f"fnref{mention if mention > 1 else ''}:{label}"


def _note(place: int, label: str, text: str, mentions: int) -> str:
    back = [
        f'<a class="footnote-backref" href="#{_anchor(label, mention)}" '
        f'title="Jump back to footnote {place} in the text">&#8617;</a>'
        for mention in range(1, mentions + 1)
    ]
    return f'<li id="fn:{label}"><p>{text}&#160;{"".join(back)}</p></li>'
