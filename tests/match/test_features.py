from __future__ import annotations

from ostrakon.match.features import KIND_WEIGHT, LOOSE_KINDS, asked_features, listed_features


def only(kind: str, features: set[str]) -> set[str]:
    return {f[1:] for f in features if f[0] == kind}


def test_a_name_gives_sounds_consonants_and_trigrams() -> None:
    features = listed_features("Qasem AL-SOLEIMANI")
    assert only("s", features) == {"kasam", "sulimani"}
    assert only("k", features) == {"ksm", "slmn"}
    assert {"qas", "ems", "ani"} <= only("t", features)
    assert {"ksm", "sms"} <= only("c", features)
    assert {f[0] for f in features} == KIND_WEIGHT.keys()


def test_spaces_do_not_change_the_trigrams() -> None:
    assert only("t", listed_features("Petro Pars")) == only("t", listed_features("PETROPARS"))


def test_a_script_without_vowels_asks_by_consonants_only() -> None:
    for features in asked_features("محمد رضا"):
        assert {f[0] for f in features} <= LOOSE_KINDS
    assert len(asked_features("محمد رضا")) == 2  # Reza and Rida


def test_a_listed_name_in_such_a_script_is_found_by_its_letters_and_its_sound() -> None:
    features = listed_features("قاسم سلیمانی")
    assert "kslmn" in features
    assert any(f[0] == "s" for f in features)


def test_abbreviations_ask_as_the_words() -> None:
    assert asked_features("Fajr Intl") == asked_features("Fajr International")


def test_a_short_name_is_its_own_gram() -> None:
    assert "tx" in listed_features("X")
