"""Words that several readers need to know: months, weekdays, function words, and the words beside a place."""

import re
from collections.abc import Iterable


def word_set(words: str) -> frozenset[str]:
    """Split words that stand between blanks."""
    return frozenset(words.split())


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Words that carry no subject of their own. Negations are here as well: they are counted, not compared as vocabulary.
STOP_WORDS = word_set("""
    a about above after again against all already also although am among amid an and another any anybody anyone
    anything are aren't around as at away be because been before behind being below beside besides between
    beyond both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each
    either else ever every everybody everyone everything few for from had hadn't has hasn't have haven't having
    he hence her here hers herself him himself his how however i if in indeed instead into is isn't it it's its
    itself just least less like many may me might mine more most much must my myself neither never no nobody
    none nor not nothing now of off often on once one ones only onto or other others our ours ourselves out over
    own per perhaps rather said same say says shall she should shouldn't since so some somebody someone
    something sometimes soon still such than that the their theirs them themselves then there therefore these
    they this those though through throughout thus till to together told too toward towards under unless until
    up upon us very via was wasn't we were weren't what when where whereas whether which while who whoever whole
    whom whose why will with within without won't would wouldn't yet you your yours yourself
""")
# Words that begin sentences and are no names, beside the function words.
OPENERS = STOP_WORDS | word_set("""
    according accordingly additionally afterwards altogether apart asked authorities based being but chief
    citing consequently court courts critics despite due earlier eventually experts finally first following
    former formerly fourth fifth further furthermore given half having hundreds including investigators last
    late later latest likewise many meanwhile moreover nearly new news next nonetheless officers officials old
    originally other people police previously prosecutors recently regarding reportedly residents second several
    similarly six speaking specifically taking tens third thousands three two one four five seven eight nine ten
    ultimately using veteran voters whoever yesterday today
""")
# Bodies and offices: what follows "of" and "for" behind them belongs to the name.
BODIES = word_set("""
    academy act administration agency alliance ambassador assembly association authority bank bay board body
    bureau campaign cape centre center chamber chancellor chief church city college commission commissioner
    committee company conference congress convention corps council court department deputy director duke embassy
    endowment federation force forum foundation friends front fund gulf head high house institute institution
    isle isles king kingdom league lord mayor minister ministry mission movement museum museums network office
    order organisation organization party people's president prince princess queen republic school secretary
    service society state states strait tower treaty tribunal union university
""")
# Subjects that bodies join with "and": Department of Trade and Industry.
TOPICS = word_set("""
    agriculture arts building cultural culture customs defence defense development drug economic education
    employment energy environment exchange fisheries finance food forestry foreign health home human
    humanitarian immigration industrial industry information innovation justice labour labor language legal
    marine medical monetary natural pensions planning political ports posts public research revenue rights
    science sciences scientific security social statistics supervision technological technology tourism trade
    training transport water welfare works
""")
_WORD = r"[^\W_]+(?:['’-][^\W_]+)*"
_WORD_BEFORE = re.compile(rf"({_WORD}) $")
_WORD_AFTER = re.compile(rf" ({_WORD})")
# No word of running text is longer; looking back no further keeps the time linear.
_LONGEST_WORD = 40


def either(words: Iterable[str]) -> str:
    """Give the source of a pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


def word_before(text: str, place: int) -> str:
    """Give the word that ends one blank before the place, or nothing if a sign stands between."""
    match = _WORD_BEFORE.search(text[max(0, place - _LONGEST_WORD) : place])
    return match[1] if match else ""


def word_after(text: str, place: int) -> str:
    """Give the word that begins one blank behind the place, or nothing if a sign stands between."""
    match = _WORD_AFTER.match(text, place)
    return match[1] if match else ""


def looks_plural(word: str) -> bool:
    """Tell whether a word in lower case looks like a noun in the plural."""
    if word in _PLURALS or (word.endswith(_PLURAL_ENDS) and word not in _SINGULARS):
        return True
    return word.endswith("s") and not word.endswith(_NO_PLURAL) and word not in STOP_WORDS | _VERBS


_PLURALS = {
    "aircraft", "baht", "cattle", "euro", "feet", "fish", "mice", "personnel", "police", "renminbi", "sheep",
    "spacecraft", "staff", "teeth", "yen", "yuan",
}  # fmt: skip
_PLURAL_ENDS = ("men", "children", "people")
_SINGULARS = {"abdomen", "acumen", "omen", "regimen", "specimen"}
# Verbs that often stand behind a number or its noun, and look like plurals.
_VERBS = word_set("""
    appears becomes begins believes brings comes continues costs dies does expects faces falls finds follows
    gets gives goes happens has holds includes keeps knows lasts leaves lies makes means meets needs opens
    pays puts reaches reads remains requires rises runs says seems sees serves shows sits stands starts stays
    takes tells thinks turns wants wins works ends
""")
_NO_PLURAL = ("ss", "ous", "us", "is", "'s", "s'")
