"""The vocabulary: every kind of entity and its properties, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from generator.values import COUNT, DATE, ENTITY, LEGAL_STATUS, MONEY, PENALTY, PROVISION, ROLE, TEXT, Range

AGENCIES, LAWS, CASES, PEOPLE = "agencies", "laws", "cases", "people"
ORGANISATIONS, PLACES, EVENTS, WORKS, TOPICS = "organisations", "places", "events", "works", "topics"

_BODIES = (AGENCIES, ORGANISATIONS)
_ANY = (AGENCIES, LAWS, CASES, PEOPLE, ORGANISATIONS, PLACES, EVENTS, WORKS, TOPICS)


class Dating(StrEnum):
    """What a date is the date of."""

    HAPPENING = "happening"
    SAYING = "saying"
    PUBLICATION = "publication"
    LAW = "law"


@dataclass(frozen=True)
class Property:
    """What may be said of an entity in a typed way.

    `to` names the kinds that an entity inside the value may have; `inverse` labels the same fact on that entity's page
    (after RDFS `range` and OWL `inverseOf`). A property that is not `many` has one true value: different ones clash.
    An `editorial` one is the editors' arrangement, which no document need state.
    A `symmetric` property reads the same from both sides. `accuses` marks the property whose values must have a
    legal status. `speaks` marks the property whose values are those who speak in a work. `dates` tells what a property
    whose range is a date is the date of. `facet` is what a filter by this property is called where it is not the title.
    """

    id: str
    range: Range = TEXT
    to: tuple[str, ...] = ()
    many: bool = False
    inverse: str = ""
    symmetric: bool = False
    accuses: bool = False
    speaks: bool = False
    editorial: bool = False
    label: str = ""
    dates: Dating = Dating.HAPPENING
    facet: str = ""

    @property
    def title(self) -> str:
        """Give the words that readers see: the label, or the id with blanks."""
        return self.label or self.id.replace("_", " ")


@dataclass(frozen=True)
class Kind:
    """A sort of entity: its properties in reading order, and what its index shows.

    `columns` are properties of the index table; `DOCUMENTS` stands for the sources that speak of the entity, and
    `ASSERTERS` for those whose account the facts are. `facets` are those of the columns that readers filter by.
    `by_date` tells that the statements of such an entity read best in order of what happened, not source by source.
    `common_nouns` tells that their names are written small inside a sentence. `schema_type` is what schema.org calls
    them.
    `stages` are the dates through which such an entity goes, in order, and `spans` pairs of them between which time is
    counted. `compared` are properties in which several of the kind are set side by side; where it is empty, none are.
    """

    id: str
    singular: str
    about: str
    properties: Mapping[str, Property]
    columns: tuple[str, ...]
    facets: tuple[str, ...]
    by_date: bool = False
    stages: tuple[str, ...] = ()
    spans: tuple[tuple[str, str], ...] = ()
    compared: tuple[str, ...] = ()
    common_nouns: bool = False
    schema_type: str = "Thing"

    @property
    def plural(self) -> str:
        """Give the heading of the kind's index."""
        return self.id.capitalize()


DOCUMENTS = "documents"
ASSERTERS = "asserters"


def _properties(*properties: Property) -> Mapping[str, Property]:
    return MappingProxyType({each.id: each for each in properties})


def _link(id_: str, *to: str, many: bool = False, inverse: str = "", label: str = "") -> Property:
    return Property(id_, ENTITY, to, many=many, inverse=inverse, label=label)


def _text(id_: str, label: str = "") -> Property:
    return Property(id_, TEXT, many=True, label=label)


_KINDS = (
    Kind(
        AGENCIES,
        "agency",
        "Organs of a state: ministries, services, courts, embassies.",
        _properties(
            _text("type"),
            _link("country", PLACES, inverse="agencies"),
            _link("parent", *_BODIES, inverse="parts", label="part of"),
            _text("function"),
            _link("modelled_on", AGENCIES, many=True, inverse="model for"),
            _link("seat", PLACES, inverse="seat of"),
        ),
        ("type", "country", DOCUMENTS),
        ("type", "country", DOCUMENTS),
        schema_type="GovernmentOrganization",
    ),
    Kind(
        LAWS,
        "law",
        "Statutes that the documents name, with the provisions and penalties they give.",
        _properties(
            _link("jurisdiction", PLACES, inverse="laws"),
            Property("enacted", DATE, dates=Dating.LAW),
            _link("enacted_by", *_BODIES, inverse="enacted"),
            Property("revised", DATE, many=True, dates=Dating.LAW),
            Property("in_force", DATE, many=True, dates=Dating.LAW),
            _link("replaces", LAWS, inverse="replaced by"),
            _text("scope"),
            _text("power"),
            Property("provision", PROVISION, many=True),
        ),
        ("provision", "in_force", DOCUMENTS),
        (DOCUMENTS,),
        schema_type="Legislation",
    ),
    Kind(
        CASES,
        "case",
        "What named or surnamed persons are accused of or were punished for, as told by those who say so.",
        _properties(
            Property("accused", ENTITY, (PEOPLE,), many=True, inverse="accused in", accuses=True),
            _link("charge", TOPICS, many=True, inverse="cases", label="charge or accusation"),
            _link("law", LAWS, many=True, inverse="applied in"),
            _link("court", AGENCIES, inverse="cases"),
            Property("decided", DATE),
            Property("penalty", PENALTY, many=True),
            Property("confiscated", MONEY),
            _text("outcome"),
            Property("detained", DATE),
            _link("detained_by", AGENCIES, many=True, inverse="detained in"),
            _text("measure"),
            Property("material", COUNT, many=True),
            _link("recipient", *_ANY, many=True, inverse="recipient in"),
            Property("payment", MONEY),
            _text("method"),
            _text("motive"),
            Property("recruited", DATE),
            _link("recruiter", *_ANY, many=True, inverse="recruiter in"),
            _link("place", PLACES, many=True, inverse="cases"),
            _link("officer", PEOPLE, many=True, inverse="officer in"),
            _link("presented_in", WORKS, many=True, inverse="presents"),
        ),
        ("accused", "charge", "outcome", "decided", ASSERTERS),
        ("charge", ASSERTERS),
        by_date=True,
        stages=("recruited", "detained", "decided"),
        spans=(("recruited", "decided"), ("detained", "decided")),
        compared=("charge", "law", "penalty"),
    ),
    Kind(
        PEOPLE,
        "person",
        "Everyone the documents name, with what they say of each and who says it.",
        _properties(
            Property("role", ROLE, _BODIES, many=True, inverse="people", facet="role at"),
            Property("legal_status", LEGAL_STATUS, (CASES,), many=True, inverse="legal status of"),
            _link("nationality", PLACES, many=True),
            _text("occupation"),
            Property("age", COUNT, many=True),
            _link("protege_of", PEOPLE, many=True, inverse="protégés", label="protégé of"),
            _link("recruited_by", *_ANY, many=True, inverse="recruited"),
            _link("defected_to", PLACES, inverse="defections to"),
            _text("asylum_status"),
            _text("motive"),
        ),
        ("role", "legal_status", DOCUMENTS),
        ("role", "legal_status", DOCUMENTS),
        schema_type="Person",
    ),
    Kind(
        ORGANISATIONS,
        "organisation",
        "Bodies that are no organ of a state: parties, movements, media, think tanks, firms.",
        _properties(
            _text("type"),
            _link("country", PLACES, inverse="organisations"),
            _link("parent", *_BODIES, inverse="parts", label="part of"),
            _link("front_of", *_BODIES, many=True, inverse="fronts"),
            _link("controlled_by", *_BODIES, many=True, inverse="controls"),
            _link("employed_from", *_BODIES, many=True, inverse="employed by"),
            _link("seat", PLACES, inverse="seat of"),
        ),
        ("type", "country", DOCUMENTS),
        ("type", "country", DOCUMENTS),
        schema_type="Organization",
    ),
    Kind(
        PLACES,
        "place",
        "Countries, provinces, cities and rivers that the documents name.",
        _properties(
            _link("within", PLACES, inverse="contains"),
            Property("population", COUNT, many=True),
        ),
        ("within", DOCUMENTS),
        ("within", DOCUMENTS),
        schema_type="Place",
    ),
    Kind(
        EVENTS,
        "event",
        "Happenings that are not about one accused person.",
        _properties(
            Property("date", DATE),
            _link("place", PLACES, many=True, inverse="events"),
            _link("organiser", *_BODIES, many=True, inverse="organised"),
            _link("participant", *_ANY, many=True, inverse="took part in"),
            _link("about", *_ANY, many=True, inverse="events"),
            _text("ordinal"),
        ),
        ("date", "organiser", "participant", DOCUMENTS),
        ("participant", DOCUMENTS),
        by_date=True,
        schema_type="Event",
    ),
    Kind(
        WORKS,
        "work",
        "Posts, videos, articles and reports that the documents cite, and the accounts they appear on.",
        _properties(
            _text("type"),
            Property("author", ENTITY, _ANY, many=True, inverse="works", speaks=True),
            _link("publisher", *_BODIES, many=True, inverse="publishes"),
            _link("platform", ORGANISATIONS, inverse="carries"),
            _link("part_of", WORKS, inverse="parts", label="part of"),
            Property("date", DATE, dates=Dating.PUBLICATION),
            _link("translated_by", *_ANY, many=True, inverse="translated"),
            _link("about", *_ANY, many=True, inverse="works about"),
        ),
        ("type", "author", "publisher", "date", DOCUMENTS),
        ("type", "author", DOCUMENTS),
        schema_type="CreativeWork",
    ),
    Kind(
        TOPICS,
        "topic",
        "Offences, penalties, campaigns, methods and recurring themes.",
        _properties(
            Property("broader", ENTITY, (TOPICS,), many=True, inverse="narrower", editorial=True),
            Property("see_also", ENTITY, (TOPICS,), many=True, symmetric=True, editorial=True),
        ),
        ("broader", DOCUMENTS),
        ("broader", DOCUMENTS),
        common_nouns=True,
        schema_type="DefinedTerm",
    ),
)

CUES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "convicted": ("sentenced", "convicted", "found guilty"),
        "detained": ("arrest", "caught", "apprehended", "detained", "seized"),
        "under compulsory measures": ("compulsory measures",),
        "administratively penalised": ("administrative penalt",),
        "suspected": ("suspect",),
        "charged": ("charged", "indicted"),
        "acquitted": ("acquitted", "not guilty"),
        "former": ("former", "used to be", "prior", "previous", "served", "worked", "then-", "later", "veteran"),
        "current": (),
        "none stated": (),
    }
)
"""By which words, in small letters, documents say a word of a fixed list; an empty list asks for none."""

KINDS: Mapping[str, Kind] = MappingProxyType({each.id: each for each in _KINDS})
"""Every kind by its id, in the order in which readers meet them."""
