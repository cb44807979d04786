from __future__ import annotations

from ostrakon.law import vocabulary as words


def test_every_bound_person_has_a_word_for_sentences() -> None:
    assert set(words.BOUND) == set(words.BINDS)


def test_groups_are_made_of_plain_activities() -> None:
    for name, members in words.ACTIVITY_GROUPS.items():
        assert name not in words.ACTIVITIES
        assert set(members) <= set(words.ACTIVITIES)


def test_dealing_leaves_out_refusing_to_deal() -> None:
    dealing = set(words.ACTIVITY_GROUPS["any_dealing"])
    assert dealing.isdisjoint(words.ACTIVITY_GROUPS["any_refusal"])
    assert set(words.ACTIVITY_GROUPS["any_trade"]) <= dealing


def test_every_fact_has_a_kind_with_operators() -> None:
    assert {kind for kind, _ in words.FACTS.values()} <= set(words.OPS)
    assert set(words.FACT_WORDS) <= set(words.FACTS)


def test_ranks_of_sources_give_a_confidence() -> None:
    assert set(words.RANKS.values()) <= set(words.CONFIDENCE)
