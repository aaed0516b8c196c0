"""The words of each fixed list that fields take, with what they mean."""

from collections.abc import Mapping
from types import MappingProxyType


def _list(**words: str) -> Mapping[str, str]:
    """Keep the order; `_` stands for a blank, `__` for a hyphen, and one at the end is dropped."""
    return MappingProxyType(
        {word.rstrip("_").replace("__", "-").replace("_", " "): meaning for word, meaning in words.items()}
    )


STANDINGS = _list(
    reported="The source, or whom it cites, on a fact that fits no other standing.",
    official="An authority on its own acts or those of its own state; a convict's deeds as the authority tells them.",
    testimony="Told first hand.",
    allegation="Asserted against somebody; also deeds imputed before a conviction.",
    denial="Says that something is not so.",
    assessment="An opinion, an analysis, a prediction, or what a third party makes of a law.",
    call="Asks, promises or plans.",
    law="A provision as the source gives it.",
)
PARTS = _list(
    body="The running text.",
    headline="The headline.",
    standfirst="The lines between headline and text.",
    caption="The words below a picture.",
)
CAPACITIES = _list(translator="Turned what was written into another language.", interpreter="Turned what was said.")
NAME_USES = _list(
    surname_alone="The surname without the given name.",
    given_name_alone="The given name without the surname.",
    abbreviation="Initials or another short form.",
    adjective="The name as an adjective, such as Chinese for China.",
    title="An office or rank in the place of the name.",
    pseudonym="A name that is not the bearer's own.",
    misprint="A slip of the source.",
)
UNUSED = _list(
    title__repeated="The title once more.",
    caption="The words below a picture, which assert nothing.",
    byline="Who wrote it.",
    dateline="Where and when it was written.",
    navigation="What leads through the site that it stood on.",
    licence__notice="Under which terms it may be used.",
    unrelated="About something else.",
)
SORTS = _list(
    contradiction="The statements cannot all be right.",
    tension="A reader would hold the statements against each other.",
    oddity="Something is strange within the documents, mostly within one.",
)
STATUSES = _list(
    open="Nobody knows yet why they differ.",
    explained="It is known why they differ.",
    resolved="It is known which is right.",
)
GRADES = _list(
    A="Completely reliable.",
    B="Usually reliable.",
    C="Fairly reliable.",
    D="Not usually reliable.",
    E="Unreliable.",
    F="Cannot be judged.",
)
# The types of CSL 1.0.2 that a source here may have.
SOURCE_TYPES = MappingProxyType(
    {
        "article-newspaper": "An article of a newspaper.",
        "article-magazine": "An article of a magazine.",
        "article-journal": "An article of a scholarly journal.",
        "webpage": "A page of a web site.",
        "post-weblog": "A post of a blog.",
        "post": "A post of a forum or a social network.",
        "report": "A report of a body.",
        "broadcast": "A programme of radio or television.",
        "book": "A book.",
        "chapter": "A chapter of a book.",
        "interview": "An interview.",
        "speech": "A speech.",
        "legislation": "A law.",
        "legal_case": "A decision of a court.",
        "document": "Anything else.",
    }
)
EDITOR = _list(editor="The editors of this reference, not a source.")
