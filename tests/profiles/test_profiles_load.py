"""Loading profiles: what comes with finlink, what a user's own file may say, and what is refused."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finlink.errors import FinlinkError
from finlink.profiles import Rule, load, names, normalise_offence

RULES = {
    "G01": "high",
    "G02": "high",
    "G03": "high",
    "G04": "medium",
    "G05": "medium",
    "G06": "medium",
    "G07": "medium",
    "G08": "medium",
    "G09": "medium",
    "G10": "high",
    "G11": "high",
    "G12": "medium",
    "G13": "high",
    "G14": "medium",
    "G15": "medium",
    "G16": "medium",
    "G17": "medium",
    "G18": "low",
    "G19": "low",
    "G20": "medium",
    "G21": "low",
    "G22": "low",
    "G23": "low",
    "G24": "low",
}
SOURCED = '{ value = 5, source = "s" }'


def write(folder: Path, text: str, name: str = "own.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_names_begin_with_the_default() -> None:
    assert names()[0] == "default"
    assert names()[1:] == sorted(names()[1:])
    assert "rs" in names()


def test_default() -> None:
    profile = load()
    assert (profile.timely_days, profile.stalled_days, profile.threshold_eur) == (30, 90, Decimal(10000))
    assert {rule.id: rule.severity for rule in profile.rules.values()} == RULES
    assert all(rule.enabled for rule in profile.rules.values())
    assert (profile.name, profile.jurisdiction, profile.currency, profile.extends) == (
        "default",
        "",
        "EUR",
        "",
    )
    assert set(profile.origins.values()) == {"finlink working default, not law"}


@pytest.mark.parametrize("code", ["illegal_access", "data_interference", "defamation", "threats", "harassment"])
def test_not_proceeds_generating(code: str) -> None:
    assert code not in load().offences
    assert code not in load().not_required_offences


def test_own_file_extends_and_changes(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
        extends = "rs"
        title = "Ours"
        timely_days = { value = 15, source = "instruction 3" }
        threshold_eur = { value = 2500.50, source = "unknown - verify" }
        [[not_required]]
        offence = "Simple Threat"
        source = "Criminal code, article 1"
        [rules]
        G15 = { enabled = false, severity = "low" }
        """,
    )
    profile = load(path)
    assert (profile.name, profile.title, profile.jurisdiction) == ("own", "Ours", "RS")
    assert (profile.timely_days, profile.stalled_days) == (15, 90)
    assert profile.threshold_eur == Decimal("2500.50")
    assert profile.origins["timely_days"] == "instruction 3"
    assert profile.origins["not_required:simple_threat"] == "Criminal code, article 1"
    assert profile.not_required_offences == ("simple_threat",)
    assert profile.rules["G15"] == Rule("G15", enabled=False, severity="low")
    assert profile.rules["G01"] == load().rules["G01"]
    left = [entry for entry in load("rs").unverified if entry.startswith(("stalled_days:", "offences:"))]
    assert len(left) == 2
    assert profile.unverified == (*left, "threshold_eur: unknown - verify")
    assert load(str(path)) == profile


def test_what_is_unverified_is_settled_by_the_value_alone(tmp_path: Path) -> None:
    """A file cannot hush an inherited doubt by listing none; it settles the doubt by giving the value."""
    write(tmp_path, 'extends = "default"\nunverified = ["timely_days: unsure", "ask the ministry"]', "base.toml")
    hushed = load(write(tmp_path, 'extends = "base.toml"\nunverified = ["mine"]', "hushed.toml"))
    assert hushed.unverified == ("mine", "timely_days: unsure", "ask the ministry")
    given = load(write(tmp_path, f'extends = "base.toml"\ntimely_days = {SOURCED}', "given.toml"))
    assert given.unverified == ("ask the ministry",)


def test_extending_a_file_beside_it(tmp_path: Path) -> None:
    write(tmp_path, f'extends = "default"\ntimely_days = {SOURCED}', "base.toml")
    assert load(write(tmp_path, 'extends = "base.toml"')).timely_days == 5


BAD = [
    pytest.param("x = 1", r"x is not a key of a profile\.", id="unknown key"),
    pytest.param("titel = 'a'", r"titel is not a key of a profile; did you mean title\.", id="near key"),
    pytest.param("title = 3", r"title must be a text, not 3\.", id="title"),
    pytest.param("title = ' '", r"title must be a text", id="blank title"),
    pytest.param("jurisdiction = 'Serbia'", r"jurisdiction must be a two-letter country code", id="country"),
    pytest.param("currency = 'euro'", r"currency must be a three-letter currency code", id="currency"),
    pytest.param("notes = 'a'", r"notes must be a list of texts", id="list"),
    pytest.param("timely_days = 30", r"timely_days must have value and source, not the single", id="no source"),
    pytest.param("timely_days = { value = 30 }", r"timely_days\.source is missing", id="source missing"),
    pytest.param("timely_days = { value = 30, source = '' }", r"timely_days\.source must be a text", id="empty source"),
    pytest.param(
        "timely_days = { value = 30, sorce = 's' }",
        r"timely_days\.sorce .* did you mean source",
        id="near source",
    ),
    pytest.param("timely_days = { value = -1, source = 's' }", r"whole number of days from 0", id="negative"),
    pytest.param("timely_days = { value = true, source = 's' }", r"whole number of days", id="true is no number"),
    pytest.param("timely_days = { value = 1.5, source = 's' }", r"whole number of days", id="half a day"),
    pytest.param(
        "threshold_eur = { value = '10.000', source = 's' }", r"must be an amount in EUR", id="grouped amount"
    ),
    pytest.param("threshold_eur = { value = 'NaN', source = 's' }", r"must be an amount in EUR", id="NaN"),
    pytest.param("threshold_eur = { value = inf, source = 's' }", r"must be an amount in EUR", id="infinity"),
    pytest.param("threshold_eur = { value = '1e999999', source = 's' }", r"must be an amount in EUR", id="exponent"),
    pytest.param("threshold_eur = { value = true, source = 's' }", r"must be an amount in EUR", id="true"),
    pytest.param("offences = ['a']", r"offences must have proceeds_generating and source", id="offences"),
    pytest.param(
        "offences = { proceeds_generating = [1], source = 's' }",
        r"proceeds_generating must be a text",
        id="offence",
    ),
    pytest.param("not_required = ['threats']", r"not_required must have offence and source", id="bare offence"),
    pytest.param("not_required = 'threats'", r"written as \[\[not_required\]\]", id="no list"),
    pytest.param("[[not_required]]\noffence = 'a'", r"not_required\.source is missing", id="no proof"),
    pytest.param(
        "[[not_required]]\noffence = 'a'\nsource = 'to verify'",
        r"not verified \('to verify'\)",
        id="unverified",
    ),
    pytest.param("[[not_required]]\noffence = 'a'\nsource = 'Unknown'", r"not verified", id="unknown"),
    pytest.param("rules = 1", r"rules must be a table of rules", id="rules"),
    pytest.param("[rules]\nG99 = 1", r"rules\.G99 is not a rule of finlink; the rules are G01,", id="unknown rule"),
    pytest.param("[rules.G01]\nenabled = 1\nseverity = 'high'", r"enabled must be true or false, not 1", id="enabled"),
    pytest.param(
        "[rules.G01]\nenabled = true\nseverity = 'grave'",
        r"one of high, medium, low, not 'grave'",
        id="severity",
    ),
    pytest.param("extends = 3", r"extends must be the name or path", id="extends"),
    pytest.param("extends = 'nowhere'", r"There is no profile named 'nowhere'", id="base unknown"),
    pytest.param("extends = 'own.toml'", r"extends leads back to this file", id="circle"),
    pytest.param("a = ", r"not valid TOML", id="not TOML"),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_refused(tmp_path: Path, text: str, message: str) -> None:
    has_base = text.startswith(("extends", "a ="))
    path = write(tmp_path, text if has_base else f'extends = "default"\n{text}')
    with pytest.raises(FinlinkError, match=message) as caught:
        load(path)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "own.toml" in sentence or "nowhere" in sentence


def test_incomplete_without_a_base(tmp_path: Path) -> None:
    with pytest.raises(FinlinkError, match=r'jurisdiction is missing; give it, or write extends = "default"\.'):
        load(write(tmp_path, "title = 'a'"))


def test_unknown_name() -> None:
    with pytest.raises(
        FinlinkError, match=r"^There is no profile named 'xx'; finlink knows default, .*\brs, .*or takes"
    ):
        load("xx")


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(FinlinkError, match=r"the profile cannot be read \(No such file or directory\)\.$"):
        load(tmp_path / "none.toml")


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(b"title = '\xe9'")
    with pytest.raises(FinlinkError, match="not UTF-8"):
        load(path)


OFFENCES = [
    ("Phishing", "phishing"),
    (" card-fraud ", "card_fraud"),
    ("Account  Takeover", "account_takeover"),
    ("BEC", "bec"),
    ("PHİSHİNG", "phishing"),
    ("card\u2013fraud", "card_fraud"),
    ("card\u00a0fraud", "card_fraud"),
    ("Računarska prevara", "računarska_prevara"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "code"), OFFENCES)
def test_normalise_offence(written: str, code: str) -> None:
    assert normalise_offence(written) == code


@given(st.text())
def test_normalising_twice_is_normalising_once(written: str) -> None:
    once = normalise_offence(written)
    assert normalise_offence(once) == once
