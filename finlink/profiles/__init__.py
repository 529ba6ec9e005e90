"""Jurisdictions as data: which offences call for a financial investigation, from which amount, and how soon.

Each profile is one TOML file beside this module; a user's own file works the same way. Only values with a
source that a reader can open are active, and no unverified entry ever takes a case out of the duty.
"""

from finlink.profiles.loading import is_path, load, names, own_files, path_from
from finlink.profiles.model import SEVERITIES, Profile, Rule, normalise_offence

__all__ = [
    "SEVERITIES", "Profile", "Rule", "is_path", "load", "names", "normalise_offence", "own_files", "path_from",
]  # fmt: skip
