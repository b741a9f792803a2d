"""The catalogue of needs, as it is delivered and as an organisation may change it."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.access_needs import (
    DETAIL_LIMIT,
    Detail,
    Effect,
    Recipient,
    load_needs,
    names_a_diagnosis,
)
from config.policy import PolicyError, load_policy
from config.settings import DEFAULT_NEEDS, DEFAULT_POLICY, ConfigError, load
from tests.wording.reading import grade, sentences, words

LEADS = load_policy(DEFAULT_POLICY).lead_times_working_days


def _edited(tmp_path: Path, old: str, new: str) -> Path:
    text = DEFAULT_NEEDS.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "needs.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def _wrong(file: Path) -> tuple[str, ...]:
    with pytest.raises(PolicyError) as raised:
        load_needs(file, LEADS)
    return raised.value.entries


def test_eighty_needs_are_delivered_in_their_ten_groups() -> None:
    catalogue = load_needs(DEFAULT_NEEDS, LEADS)
    assert [(group.key, len(group.kinds)) for group in catalogue.groups] == [
        ("format", 11),
        ("contact", 6),
        ("comms", 12),
        ("seating", 11),
        ("room", 13),
        ("support", 8),
        ("online", 8),
        ("travel", 5),
        ("food", 4),
        ("other", 2),
    ]
    assert len(catalogue.kinds) == 80


def test_no_need_names_a_diagnosis() -> None:
    """Every line of the file, comments too, apart from the sentence that says so."""
    lines = DEFAULT_NEEDS.read_text(encoding="utf-8").splitlines()
    named = [line for line in lines if not line.startswith("[") and names_a_diagnosis(line)]
    assert named == [
        "# Ask what somebody needs, never why. Nothing here may name an illness, a condition or a diagnosis."
    ]
    assert names_a_diagnosis("For people with Autism")
    assert names_a_diagnosis("I am deafblind")
    assert not names_a_diagnosis("Deafblind interpreter")


def test_a_label_and_its_help_are_short_and_plain() -> None:
    kinds = load_needs(DEFAULT_NEEDS, LEADS).kinds.values()
    said = [text for kind in kinds for text in (kind.label, kind.help, kind.ask) if text]
    assert [s for text in said for s in sentences(text) if len(words(s)) > 12] == []
    assert grade("\n".join(text if text.endswith((".", "?")) else f"{text}." for text in said)) <= 6
    assert len({kind.label for kind in kinds}) == 80


def test_a_detail_is_asked_for_only_where_the_label_does_not_say_it_all() -> None:
    kinds = load_needs(DEFAULT_NEEDS, LEADS).kinds
    assert {key for key, kind in kinds.items() if kind.detail is Detail.NEEDED} == {
        "fmt_large_print", "fmt_braille", "fmt_screen_reader", "fmt_coloured", "fmt_translated", "fmt_early",
        "com_deafblind", "com_language", "seat_chair_type", "room_breaks",
        "food_diet", "food_allergy", "food_texture", "food_timing", "oth_other",
    }  # fmt: skip
    assert [key for key, kind in kinds.items() if (kind.detail is Detail.NONE) == bool(kind.ask)] == []
    assert max(len(kind.choices) for kind in kinds.values()) <= 25 < DETAIL_LIMIT


def test_lead_times_recipients_and_effects_are_as_the_field_recommends() -> None:
    kinds = load_needs(DEFAULT_NEEDS, LEADS).kinds
    days = {key: LEADS[kind.lead] for key, kind in kinds.items() if kind.lead}
    assert (days["com_bsl"], days["fmt_braille"], days["fmt_large_print"], days["food_diet"]) == (30, 10, 3, 5)
    assert "on_camera_off" not in days
    assert {key for key, kind in kinds.items() if Recipient.CATERER in kind.share} == {
        "food_diet", "food_allergy", "food_texture", "food_timing",
    }  # fmt: skip
    assert {key for key, kind in kinds.items() if Effect.BREAKS in kind.does} == {"room_breaks"}
    assert kinds["com_captions"].ais == "communication support"
    assert kinds["com_bsl"].ais == "communication professional"


def test_an_organisation_adds_a_need_of_its_own(tmp_path: Path) -> None:
    added = '\n[needs.room_tea]\ngroup = "room"\nlabel = "Tea at once"\nhelp = "When I arrive."\nshare = ["venue"]\n'
    file = tmp_path / "needs.toml"
    file.write_text(DEFAULT_NEEDS.read_text(encoding="utf-8") + added, encoding="utf-8")
    assert load_needs(file, LEADS).kinds["room_tea"].share == {Recipient.VENUE}
    assert load({"ALONGSIDE_NEEDS_FILE": str(file)}, needs_token=False).needs_file == file


@pytest.mark.parametrize(
    ("old", "new", "entry"),
    [
        ('label = "Easy Read"', 'label = ""', "fmt_easy_read.label"),
        ('label = "Easy Read"', f'label = "{"long " * 20}"', "fmt_easy_read.label"),
        ('label = "Easy Read"', 'label = "For my dementia"', "fmt_easy_read.label"),
        ("any_day = true", 'any_day = "yes"', "groups.format.any_day"),
        ('group = "format"', 'group = "forms"', "fmt_easy_read.group"),
        ('detail = "needed"', 'detail = "perhaps"', "fmt_large_print.detail"),
        ('ask = "Which size?"', "", "fmt_large_print.ask"),
        ('"16 point"', '"18 point"', "fmt_large_print.choices"),
        ('lead = "interpreter"', 'lead = "soon"', "com_bsl.lead"),
        ('"interpreter_agency"', '"newspaper"', "com_bsl.share"),
        ('does = ["interpreter"]', 'does = ["magic"]', "com_bsl.does"),
        ('help = "Short sentences with pictures."', 'hlep = "Short."', "fmt_easy_read.hlep"),
        ("[needs.fmt_easy_read]", '[needs."Easy Read"]', "needs.Easy Read"),
        ('consent_version = "2026-11"', "", "consent_version"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, entry: str) -> None:
    assert entry in _wrong(_edited(tmp_path, old, new))


def test_every_mistake_is_named_at_once(tmp_path: Path) -> None:
    file = _edited(tmp_path, 'label = "Easy Read"', 'label = ""')
    file.write_text(
        file.read_text(encoding="utf-8").replace('lead = "interpreter"', 'lead = "soon"', 1), encoding="utf-8"
    )
    assert _wrong(file) == ("fmt_easy_read.label", "com_bsl.lead")
    with pytest.raises(ConfigError) as raised:
        load({"ALONGSIDE_NEEDS_FILE": str(file)}, needs_token=False)
    assert [problem.facts["entries"] for problem in raised.value.problems] == ["fmt_easy_read.label, com_bsl.lead"]


def test_a_policy_without_a_lead_time_that_a_need_names_is_told(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text(DEFAULT_POLICY.read_text(encoding="utf-8").replace("interpreter = 30", "signer = 30"))
    with pytest.raises(ConfigError) as raised:
        load({"ALONGSIDE_POLICY_FILE": str(policy)}, needs_token=False)
    assert [problem.setting for problem in raised.value.problems] == ["ALONGSIDE_NEEDS_FILE"]
