"""A text split into its paragraphs, which locators count."""


def split_paragraphs(text: str) -> tuple[str, ...]:
    """Split a text into its paragraphs: every line that is not blank is one, without the blanks around it."""
    return tuple(line.strip() for line in text.removeprefix("\ufeff").splitlines() if line.strip())
