"""Names of persons and companies: one form to find what may be the same, and one comparison that says why.

``fold`` brings a name of the region into plain Latin letters, whatever its alphabet; ``form_of`` cuts it into words and
sets legal forms and titles apart; ``compare`` weighs two names word by word. What is folded is for comparing only:
users are always shown the name as written.
"""

from finlink.names.compare import NameMatch, compare, rarity
from finlink.names.fold import fold, fold_rules, skeleton
from finlink.names.forms import NameForm, form_of

__all__ = ["NameForm", "NameMatch", "compare", "fold", "fold_rules", "form_of", "rarity", "skeleton"]
