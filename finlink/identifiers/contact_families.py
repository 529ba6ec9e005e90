"""The families of contacts, as the reference page lists them; every example is checked by a test."""

from finlink.identifiers.families import Family

CONTACT_FAMILIES: tuple[Family, ...] = (
    Family(
        "Telephone number",
        "`+381 60 555 0101`, `00381…`, or as dialled in the row's country (`060/555-0101`); several with `;` `,` `/`",
        "numbering plan of the country: 0.9 where it lists the number; 0.5 where it does not, for hotlines, for a tail "
        "like `1234567`, and where no country is known, so that only the digits are (`phone:-/0605550101`)",
        "ITU-T E.164; Google libphonenumber through phonenumbers",
        "+381605550101",
    ),
    Family(
        "E-mail address",
        "`name@example.org`; capitals do not matter, nor at Gmail full stops and what follows `+`",
        "form only: 0.9; 0.5 for the box of an office (`info@…`, `noreply@…`)",
        "RFC 5321, RFC 6531, RFC 2142",
        "name@example.org",
    ),
    Family(
        "User name",
        "`telegram:@name`, `t.me/name`, `https://instagram.com/name`; `@name` alone is of an unknown platform. Where "
        "users are named by telephone number (`wa.me/381605550101`), it is that number",
        "form that the platform allows: 0.8; 0.6 without a platform",
        "the platforms' help pages",
        "telegram:@name",
    ),
    Family(
        "Internet address",
        "IPv4 or IPv6, with a port or not",
        "0.4, since many people may stand behind one; private and reserved addresses join nothing",
        "RFC 791, RFC 5952; IANA's registries of special-purpose addresses",
        "203.0.113.7",
    ),
    Family(
        "Domain, address of a site",
        "`shop.example.org`, `https://example.org/pay`",
        "form only: 0.6; what everybody uses (`gmail.com`) joins nothing",
        "RFC 1034, RFC 3986",
        "https://example.org/pay",
    ),
    Family(
        "Device",
        "IMEI of 15 digits (16 of an IMEISV), or a MAC address",
        "IMEI: Luhn digit; MAC: form, and one that a device makes up for itself joins nothing; 0.8",
        "3GPP TS 23.003; IEEE 802",
        "IMEI 490154203237518",
    ),
)
"""One entry a family; `finlink id` on its example says what it is."""
