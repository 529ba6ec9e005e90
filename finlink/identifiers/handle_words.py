"""Words that say what stands behind them, and the ends of domains.

Source: IANA's root zone, the ends that registers of fraud name most; those of countries have two letters.
"""

DEVICE = frozenset({"imei", "imeisv"})
"""What stands in front of a device's number."""

SITES = frozenset(
    [
        "web", "website", "site", "url", "link", "domain", "domen", "sajt", "сајт", "сайт", "домен", "sito",
    ]
)  # fmt: skip
"""What stands in front of a domain or the address of a site."""

USER_NAMES = frozenset(
    [
        "user", "username", "user name", "nick", "nickname", "handle", "account", "profile", "profil", "nalog",
        "nadimak", "korisnicko ime", "korisničko ime", "kullanici adi", "kullanıcı adı", "id", "корисничко име",
        "надимак", "профил", "потребител", "никнејм", "ник",
    ]
)  # fmt: skip
"""What stands in front of a user name without saying where."""

TOPS = frozenset(
    [
        "com", "net", "org", "info", "biz", "io", "app", "online", "site", "shop", "store", "xyz", "top",
        "club", "live", "pro", "me", "tv", "cc", "dev", "ai", "co", "vip", "finance", "trade", "exchange",
        "capital", "fund", "bank", "money", "cash", "crypto", "link", "click", "website", "space", "tech",
        "cloud", "digital", "agency", "group", "world", "global", "network", "markets", "market", "invest",
        "investments", "trading", "eu",
    ]
)  # fmt: skip
"""Ends that make a domain of a name with a full stop; any other may be a user name's (`petar.petrovic`)."""
