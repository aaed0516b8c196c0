"""What is still to be written in a field that holds a placeholder, in words for whoever fills it in."""

from generator.fixed_words import PARTS, SOURCE_TYPES, STANDINGS, UNUSED

_WRITE = {
    "id": "an id for the statement: small letters a-z, digits and hyphens; it is an address for ever",
    "text": "what the paragraph states, in your own words, or take the statement out",
    "standing": f"how the statement stands: {', '.join(STANDINGS)}",
    "part": f"which part of the document this is: {', '.join(PARTS)}",
    "says": "who asserts it (an id, a list, {unnamed: …}), or take the field out where the document itself does",
    "facts": "the value of the fact, or take it out",
    "title": "the document's title as it stands there, or {form: …, by: editor} where it has none",
    "publisher": "the id of an organisation or agency, or unknown",
    "authors": "the author's id, or take the field out",
    "editors": "the editor's id, or take the field out",
    "published": "the day, month or year of publication, like 2021-05-03",
    "type": f"what sort of document it is: {', '.join(SOURCE_TYPES)}",
    "language": "the document's language, like en or zh-Hans",
    "file": "the bare name of the text's file in the archive",
    "reliability": "an Admiralty grade, A to F",
    "reliability_note": "why the source has this grade",
    "unused": f"why nothing is taken from the paragraph ({', '.join(UNUSED)}), or take the line out",
    "description": "who or what it is, in at most 120 characters",
    "name": "the name as the documents have it",
    "names": "the form of the name, or take the item out",
}


def tell_to_do(field: str) -> str:
    """Say what must be written in a field instead of the placeholder."""
    elsewhere = f"what belongs into '{field}', or take the field out"
    return f"write {_WRITE.get(field, elsewhere)}"
