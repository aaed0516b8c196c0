"""The whole linked: references resolved, facts typed, seen from both sides, and held against each other."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from pipeline import check_files, edited, found_in, link_case, link_files, place_of

from generator.kinds import KINDS
from generator.model import Standing
from generator.problem import Severity
from generator.values import Reference, Unnamed, parse_date, parse_money

if TYPE_CHECKING:
    from generator.model import Entity, Fact, Graph

GAZETTE, REPLY, PEOPLE = "digests/gazette-cases.yml", "digests/observer-reply.yml", "authority/people.yml"


@cache
def _miniature() -> Graph:
    return link_case("miniature")


def _facts(entity: Entity, property_id: str) -> list[Fact]:
    return [fact for fact in entity.facts if fact.property.id == property_id]


# --- People ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ann", "tom", "found"),
    [
        ("{form: Sam}", "{form: Sam, in: [gazette-cases]}", ["same-name"]),
        ("{form: Sam, in: [observer-reply, gazette-cases]}", "{form: Sam, in: [gazette-cases]}", ["same-name"]),
        ("{form: Sam, in: [observer-reply]}", "{form: Sam, in: [gazette-cases]}", []),
    ],
)
def test_a_name_is_shared_where_a_document_may_mean_either(ann: str, tom: str, found: list[str]) -> None:
    files = edited(
        PEOPLE,
        ("author of the gazette\n", f"author of the gazette\n  names: [{ann}]\n"),
        ("    - {form: Ash", f"    - {tom}\n    - {{form: Ash"),
    )
    assert found_in(files) == [f"{place_of(files, PEOPLE, 'tom-ash:')} {code}" for code in found]


# --- Facts -----------------------------------------------------------------------------------------------------------


def test_facts_are_typed_by_the_property_of_their_kind() -> None:
    case = _miniature().entities["tom-ash-case"]
    assert [fact.value for fact in _facts(case, "detained")] == [parse_date("2018-08")]
    assert [fact.value for fact in _facts(case, "payment")] == [parse_money("200000 CNY (27902 USD)")]
    assert [fact.value for fact in _facts(case, "recipient")] == [Unnamed("a rival port")]
    assert [fact.value for fact in _facts(case, "court")] == [Reference("harbour-court")]


def test_one_word_is_typed_by_each_kind_in_its_own_way() -> None:
    graph = link_case("values")
    place = [fact.value for fact in _facts(graph.entities["tom-ash-case"], "motive")]
    assert [str(value.show()[0]) for value in place] == ["debts", "love of the sea"]
    assert _facts(graph.entities["harbour-fair"], "date")[0].property.range.name == "date"
    assert _facts(graph.entities["harbour-office"], "parent")[0].property.to == ("agencies", "organisations")


def test_a_fact_keeps_its_statement_its_place_and_its_premises() -> None:
    graph = _miniature()
    facts = _facts(graph.entities["tom-ash-case"], "decided")
    assert [(fact.statement, fact.premises) for fact in facts] == [
        ("gazette-cases/sentence", ""),
        ("observer-reply/other-date", "two months after the trial of March 2019"),
    ]
    assert str(facts[1].mark) == f"seeds/{place_of(edited(REPLY), REPLY, 'decided: ^2019-05')}"
    assert graph.facts["observer-reply/other-date"][0] is facts[1]


def test_facts_of_an_entity_stand_in_the_order_of_its_kind() -> None:
    for entity in link_case("values").entities.values():
        order = [*KINDS[entity.record.kind].properties]
        places = [order.index(fact.property.id) for fact in entity.facts]
        assert places == sorted(places)


def test_a_list_gives_a_fact_for_each_of_its_values() -> None:
    roles = _facts(link_case("values").entities["tom-ash"], "role")
    assert len(roles) == 3
    assert len({str(fact.mark) for fact in roles}) == 3


# --- From the other side ---------------------------------------------------------------------------------------------


def _inverses(case: str, id_: str) -> set[tuple[str, str]]:
    return {(each.label, each.fact.entity) for each in link_case(case).entities[id_].inverses}


def test_an_entity_inside_a_value_sees_the_fact_under_the_label_of_the_inverse() -> None:
    assert _inverses("miniature", "tom-ash") == {("accused in", "tom-ash-case"), ("took part in", "harbour-fair")}
    assert _inverses("miniature", "tom-ash-case") == {("legal status of", "tom-ash")}
    assert _inverses("miniature", "harbour-court") == {("cases", "tom-ash-case")}
    assert ("people", "tom-ash") in _inverses("values", "harbour-office")


def test_a_symmetric_property_reads_alike_from_both_sides() -> None:
    assert _inverses("values", "stowaways") == {("see also", "smuggling")}


def test_a_property_without_an_inverse_is_not_seen_from_the_other_side() -> None:
    assert not any(
        each.fact.property.id == "nationality" for each in link_case("values").entities["harbour-land"].inverses
    )


def test_an_inverse_inherits_the_standing_of_its_statement() -> None:
    graph = link_case("standings")
    (front,) = [each for each in graph.entities["harbour-office"].inverses if each.label == "fronts"]
    assert graph.statements[front.fact.statement].standing is Standing.ALLEGATION


# --- Entities --------------------------------------------------------------------------------------------------------


def test_an_entity_gathers_the_statements_that_link_it_or_hold_facts_of_it() -> None:
    entities = _miniature().entities
    assert entities["tom-ash"].statements == (
        "gazette-cases/detention",
        "gazette-cases/contact",
        "gazette-cases/sentence",
        "observer-reply/denial",
    )
    assert entities["harbour-gazette"].statements == ("gazette-cases/headline",)
    assert "gazette-cases/detention" in entities["harbour-land"].statements  # inside a value alone


def test_an_entity_gathers_what_it_asserts_and_what_came_through_it() -> None:
    entities = link_case("attribution").entities
    assert entities["harbour-ministry"].asserted == (
        "gazette/named",
        "gazette/several",
        "gazette/in-a-post",
        "gazette/chain-of-three",
    )
    assert entities["ministry-post"].passed_on == ("gazette/in-a-post", "gazette/chain-of-three")
    assert entities["harbour-fair"].passed_on == ("gazette/at-the-fair",)
    assert entities["ann-writer"].passed_on == ("gazette/chain-of-three",)


def test_whoever_is_named_twice_in_a_chain_gathers_a_statement_once() -> None:
    files = edited(REPLY, ("says: tom-ash\n", "says: [tom-ash, tom-ash]\n"))
    assert link_files(files).entities["tom-ash"].asserted == ("observer-reply/denial",)


def test_statements_stand_in_order_of_their_sources_dates_then_as_the_document_runs() -> None:
    files = edited(REPLY, ("published: 2021-06", "published: 2020"))
    assert link_files(files).entities["tom-ash"].statements[0] == "observer-reply/denial"
    files = edited(
        GAZETTE,
        ("    at: 2\n", "    at: 6\n"),
        ("    at: 6\n    text: The [[harbour-law]]", "    at: 2\n    text: The [[harbour-law]]"),
    )
    assert link_files(files).entities["tom-ash"].statements[:3] == (
        "gazette-cases/contact",
        "gazette-cases/sentence",
        "gazette-cases/detention",
    )


def test_an_entity_knows_the_documents_that_name_it_even_as_an_author() -> None:
    entities = _miniature().entities
    assert entities["ann-writer"].sources == ("gazette-cases",)
    assert entities["harbour-court"].sources == ("gazette-cases", "observer-reply")
    assert link_case("attribution").entities["quay-radio"].sources == ("gazette",)


def test_neighbours_are_counted_by_the_statements_that_two_share() -> None:
    neighbours = _miniature().entities["harbour-court"].neighbours
    assert neighbours["tom-ash-case"] == 2
    assert neighbours["harbour-law"] == 1
    assert "harbour-court" not in neighbours


def test_what_must_not_be_confused_is_told_on_both_sides() -> None:
    entities = link_case("names").entities
    assert entities["tom-ash"].distinct_from == ("ash-tree", "tom-ash-2")
    assert entities["tom-ash-2"].distinct_from == ("tom-ash",)
    assert entities["ash-tree"].distinct_from == ("tom-ash",)


def test_entities_stand_by_kind_then_by_name() -> None:
    entities = [entity.record for entity in link_case("values").entities.values()]
    order = [*KINDS]
    keys = [(order.index(record.kind), record.name.form.casefold()) for record in entities]
    assert keys == sorted(keys)


def test_an_entity_that_nobody_names_is_a_notice_unless_something_else_is_wrong() -> None:
    files = edited(PEOPLE)
    files[PEOPLE] += "lea-oak: {name: Lea Oak, description: baker}\n"
    _, (notice,) = check_files(files)
    assert (notice.code, notice.severity) == ("unmentioned-entity", Severity.NOTICE)
    files[GAZETTE] = files[GAZETTE].replace("[[tom-ash]]", "[[lea-ok]]", 1)
    assert [each.rpartition(" ")[2] for each in found_in(files)] == ["unknown-entity"]


# --- References ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "message"),
    [
        (GAZETTE, "[[harbour-law]], in", "[[harbour-lw]], in", "unknown-entity", "did you mean 'harbour-law'?"),
        (GAZETTE, "[[harbour-law]], in", "[[harbour]], in", "ambiguous-id", "could be 'harbour-court' or"),
        (
            GAZETTE,
            "publisher: harbour-gazette",
            "publisher: tom-ash",
            "wrong-kind",
            "wanted here: agencies, organisations",
        ),
        (GAZETTE, "authors: [ann-writer]", "authors: [smuggling]", "wrong-kind", "wanted here: people, agencies"),
        (GAZETTE, "origin: harbour-video", "origin: tom-ash", "wrong-kind", "wanted here: works, events, sources"),
        (GAZETTE, "court: harbour-court", "court: tom-ash", "wrong-kind", "wanted here: agencies"),
        (GAZETTE, "court: harbour-court", "courts: harbour-court", "unknown-property", "did you mean 'court'?"),
        (GAZETTE, "via: [{who: harbour-video}]", "via: [{who: video}]", "unknown-entity", "'video' is not defined"),
        (
            REPLY,
            "[gazette-cases/contact]",
            "[gazette-cases/contacts]",
            "unknown-statement",
            "did you mean 'gazette-cases/contact'",
        ),
        (REPLY, "[gazette-cases/contact]", "[contact]", "ambiguous-id", "write 'gazette-cases/contact'"),
        (PEOPLE, "in: [gazette-cases]", "in: [harbour-gazette]", "wrong-kind", "wanted here: sources"),
        ("pages/about.md", "invented town", "[[town]]", "unknown-entity", "'town' is not defined"),
        ("pages/about.md", "invented town", "[[search]]", "unknown-entity", "'search' is not defined"),
    ],
)
def test_what_leads_nowhere_is_told_where_it_stands(path: str, old: str, new: str, code: str, message: str) -> None:
    files = edited(path, (old, new))
    found = [problem for problem in check_files(files)[1] if problem.code == code]
    assert len(found) == 1
    start = place_of(files, path, new).rsplit(":", 2)
    assert (found[0].mark.path, str(found[0].mark.line)) == (f"seeds/{start[0]}", start[1])
    assert message in found[0].message


@pytest.mark.parametrize(
    "target",
    ["tom-ash", "gazette-cases", "about", "people", "sources", "disagreements", "index", "harbour-law"],
)
def test_prose_and_pages_may_link_every_page(target: str) -> None:
    assert found_in(edited("pages/about.md", ("invented town", f"[[{target}]]"))) == []
    assert found_in(edited(REPLY, ("of nothing at all", f"[[{target}|of nothing]]"))) == []


def test_a_former_id_is_told_with_the_present_one() -> None:
    files = edited(PEOPLE, ("tom-ash:\n", "tom-ash:\n  formerly: [t-ash]\n"))
    files[REPLY] = files[REPLY].replace("says: tom-ash", "says: t-ash")
    (problem,) = check_files(files)[1]
    assert (problem.code, problem.message) == ("former-id", "'t-ash' is called 'tom-ash' now; write that")


def test_nothing_may_refer_to_what_was_withdrawn() -> None:
    files = edited(PEOPLE)
    files[PEOPLE] += "t-oak: {withdrawn: nobody of that name}\n"
    files[REPLY] = files[REPLY].replace("[[tom-ash]]", "[[t-oak]]")
    (problem,) = check_files(files)[1]
    assert problem.code == "withdrawn-id"
    assert "(nobody of that name)" in problem.message


# --- Legal statuses --------------------------------------------------------------------------------------------------


def test_whoever_is_accused_has_a_legal_status_in_that_very_case() -> None:
    statuses = (
        ("legal_status: {is: detained, in: tom-ash-case, when: 2018-08}", "occupation: sailor"),
        ("tom-ash: {legal_status: {is: convicted, in: tom-ash-case}}", "tom-ash: {occupation: sailor}"),
    )
    assert found_in(edited(GAZETTE, statuses[0])) == []
    files = edited(GAZETTE, *statuses)
    assert found_in(files) == [f"{place_of(files, GAZETTE, 'accused: ^tom-ash')} legal-status-missing"]


# --- Disagreements ---------------------------------------------------------------------------------------------------


def test_different_values_of_what_can_have_but_one_are_found() -> None:
    graph = link_case("disagreements")
    found = {id_: each for id_, each in graph.disagreements.items() if each.found}
    assert [*found] == ["harbour-fair-date-found", "harbour-ministry-seat"]
    seat = found["harbour-ministry-seat"]
    assert [(side.holds, side.statements) for side in seat.positions] == [
        ("Harbour Town", ("gazette/seat",)),
        ("Rival Town", ("observer/seat",)),
    ]
    assert (seat.sort, seat.status, seat.about) == ("contradiction", "open", ("harbour-ministry",))


def test_values_that_can_both_be_right_and_properties_of_many_values_do_not_clash() -> None:
    graph = link_case("disagreements")
    assert ("harbour-law", "enacted") not in graph.clashes  # a year, and a day within it
    assert ("harbour-video", "author") not in graph.clashes  # many authors
    assert ("harbour-video", "platform") not in graph.clashes  # an unnamed one may be the named one


def test_a_written_disagreement_replaces_the_clash_that_its_sides_cover() -> None:
    graph = link_case("disagreements")
    assert "harbour-video-date" not in graph.disagreements
    assert graph.clashes["harbour-video", "date"] == "when-was-the-video"
    assert not graph.disagreements["when-was-the-video"].found


def test_a_written_disagreement_of_a_clashs_own_id_is_not_overwritten() -> None:
    graph = link_case("disagreements")
    assert graph.disagreements["harbour-fair-date"].question == "What is the fair for?"
    assert graph.clashes["harbour-fair", "date"] == "harbour-fair-date-found"


def test_a_written_disagreement_with_all_values_on_one_side_covers_nothing() -> None:
    entry = (
        "- {id: dates, question: When?, sort: oddity, status: open, positions: "
        "[{holds: x, statements: [gazette-cases/sentence, observer-reply/other-date]}]}\n"
    )
    graph = link_files({**edited(GAZETTE), "disagreements.yml": entry})
    assert graph.clashes["tom-ash-case", "decided"] == "tom-ash-case-decided"


def test_a_written_disagreement_that_leaves_a_value_out_covers_nothing() -> None:
    files = edited(GAZETTE)
    files[REPLY] += (
        "  - {id: third-date, at: 3, text: In June., says: tom-ash, standing: reported, "
        "facts: {tom-ash-case: {decided: 2019-06}}}\n"
    )
    files["disagreements.yml"] = (
        "- {id: dates, question: When?, sort: tension, status: open, positions: "
        "[{holds: x, statements: [gazette-cases/sentence]}, {holds: y, statements: [observer-reply/other-date]}]}\n"
    )
    assert link_files(files).clashes["tom-ash-case", "decided"] == "tom-ash-case-decided"


def test_a_disagreement_is_about_what_it_names_or_else_what_all_sides_link() -> None:
    entities = link_case("disagreements").entities
    about = {id_: entity.disagreements for id_, entity in entities.items() if entity.disagreements}
    assert about == {
        "harbour-ministry": ("harbour-ministry-seat", "who-posted"),
        "tom-ash": ("a-monday-that-was-none", "who-posted"),
        "harbour-video": ("when-was-the-video",),
        "harbour-fair": ("harbour-fair-date", "harbour-fair-date-found"),
        "harbour-town": ("harbour-fair-date",),
    }
