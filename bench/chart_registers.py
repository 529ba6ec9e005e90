"""The registers that charts are measured on: made by SQL, written as CSV, built once and kept.

Cases of every status; networks of 2 to 40 cases, each joined to an earlier one by an account both have; accounts with
holders, wallets, persons, companies, investigations; victims' payments, whose money is traced, and what was paid on.
Very few cases have very many accounts. All of it is invented.
"""

from __future__ import annotations

import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

WORK = Path(__file__).resolve().parent / "work" / "charts"
AS_OF = "2025-06-30"


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a register is: how many cases, and how many rows of each kind there are to a case.

    ``linked`` is the share of cases that are in networks; with ``one`` they are all in a single network.
    """

    cases: int
    own: float
    wallets: float
    parties: float
    victims: float
    onward: float
    investigations: float = 0.35
    linked: float = 0.6
    one: bool = False


def large(nodes: int) -> Shape:
    """Return the shape of a register whose overview has about so many nodes, and half as many lines again."""
    return Shape(nodes // 5, own=1.0, wallets=0.4, parties=0.36, victims=0.74, onward=1.25)


PREPARED = {
    "places": """
        WITH sizes AS (
            SELECT j, CASE WHEN {one} THEN {cases} ELSE 2 + CAST(floor(38 * pow(part(j, 1), 4)) AS INTEGER) END AS size
            FROM range({cases}) t(j)
        ), starts AS (SELECT j, size, sum(size) OVER (ORDER BY j) - size AS first FROM sizes)
        SELECT c.i, CASE WHEN c.i < {linked} * {cases} THEN s.j END AS network, c.i - s.first AS member,
            DATE '2023-03-01' + CAST(floor(part(c.i, 2) * 830) AS INTEGER) AS opened
        FROM range({cases}) c(i) ASOF JOIN starts s ON c.i >= s.first""",
    "listed": """
        SELECT row_number() OVER (ORDER BY i, k) - 1 AS n, i, k FROM (
            SELECT i, i AS k FROM places WHERE network IS NOT NULL AND member > 0
            UNION ALL
            SELECT i - member + CAST(floor(part(i, 3) * member) AS BIGINT), i FROM places
            WHERE network IS NOT NULL AND member > 0
            UNION ALL
            SELECT spread(r), 10000000 + r FROM range(CAST({own} * {cases} AS BIGINT)) t(r)
        )""",
}
"""Cases with their networks, and which account (k) is in whose file."""

FILES = {
    "cases": """
        SELECT case_name(i) AS case_id, 'Invented case ' || i AS title, CASE WHEN part(i, 4) > 0.03 THEN
                list_extract(['investment_fraud', 'phishing', 'bec', 'ransomware'], 1 + CAST(i % 4 AS INTEGER)) END
                AS offence,
            opened, CASE WHEN part(i, 5) < 0.1 THEN opened + 200 END AS closed,
            CASE WHEN part(i, 5) < 0.1 THEN 'closed' WHEN part(i, 5) < 0.12 THEN 'unfounded' ELSE 'open' END AS status,
            'Unit ' || i % 17 AS unit, 'RS' AS country, CASE WHEN part(i, 6) > 0.03 THEN
                money(pow(part(i, 6), 6) * 900000 + 150, i) END AS loss,
            'EUR' AS currency
        FROM places ORDER BY i""",
    "accounts": """
        SELECT iban(k) AS account, case_name(i) AS case_id, CASE WHEN k % 3 = 0 THEN 'mule' ELSE 'suspect' END AS role,
            CASE WHEN part(k, 7) < 0.4 THEN person(k) END AS holder,
            CASE WHEN part(k, 7) < 0.4 THEN CAST(5000000000 + k AS VARCHAR) END AS holder_id, 'RS' AS country,
            'EUR' AS currency
        FROM listed ORDER BY n""",
    "wallets": """
        SELECT '0x' || substr(md5('w' || r) || md5('v' || r), 1, 40) AS address, 'ethereum' AS chain,
            case_name(spread(r + 5)) AS case_id, 'suspect' AS role
        FROM range(CAST({wallets} * {cases} AS BIGINT)) t(r)
        UNION ALL
        SELECT '0x' || substr(md5('hub' || r % 3) || md5('hv' || r % 3), 1, 40), 'ethereum',
            case_name(r * 97 % {cases}), 'service'
        FROM range(CASE WHEN {cases} > 1000 THEN {cases} // 100 ELSE 0 END) t(r)""",
    "parties": """
        SELECT case_name(spread(r + 9)) AS case_id, 'suspect' AS role,
            CASE WHEN r % 6 = 0 THEN 'Trgovina ' || r || ' d.o.o.' ELSE person(r + 70000000) END AS name,
            CASE WHEN r % 6 = 0 THEN 'company' ELSE 'person' END AS kind,
            CAST(7000000000 + r AS VARCHAR) AS national_id, 'RS' AS country
        FROM range(CAST({parties} * {cases} AS BIGINT)) t(r)""",
    "investigations": """
        SELECT 'FI-' || i AS investigation_id, case_name(i) AS case_id, 'separate' AS form,
            opened + CAST(floor(pow(part(i, 9), 3) * 200) AS INTEGER) AS opened,
            CASE WHEN part(i, 10) < 0.3 THEN opened + 260 END AS closed,
            CASE WHEN part(i, 10) < 0.3 THEN 'closed' ELSE 'open' END AS status,
            CASE WHEN part(i, 11) < 0.2 THEN 'bank' ELSE 'bank;crypto' END AS scope,
            CASE WHEN part(i, 10) < 0.15 THEN 'frozen' WHEN part(i, 10) < 0.3 THEN 'no_assets' END AS outcome
        FROM places WHERE part(i, 8) < {investigations} ORDER BY i""",
    "transfers": """
        WITH ends AS (SELECT count(*) AS many FROM listed),
        entered AS (
            SELECT r, iban(20000000 + r) AS sender, CAST(hash(r * 3 + 1) % e.many AS BIGINT) AS n,
                CAST(NULL AS BIGINT) AS source
            FROM range(CAST({victims} * {cases} AS BIGINT)) t(r), ends e
        ), onward AS (
            SELECT 50000000 + r AS r, CAST(hash(r * 5 + 2) % e.many AS BIGINT) AS source,
                least(CAST(hash(r * 5 + 2) % e.many AS BIGINT) + 1 + CAST(floor(pow(part(r, 12), 3) * 40) AS BIGINT),
                    e.many - 1) AS n
            FROM range(CAST({onward} * {cases} AS BIGINT)) t(r), ends e
        )
        SELECT 'T' || p.r AS transfer_id, strftime(CAST(c.opened AS TIMESTAMP)
                + to_minutes(CAST(part(p.r, 13) * 9000 AS BIGINT) + CASE WHEN p.source IS NULL THEN 0 ELSE 9000 END),
                '%Y-%m-%dT%H:%M:%SZ') AS time,
            coalesce(p.sender, iban(s.k)) AS sender, iban(l.k) AS receiver,
            money(pow(part(p.r, 14), 5) * 40000 + 20, p.r) AS amount,
            'EUR' AS currency, CASE WHEN p.source IS NULL THEN 'ulaganje' END AS purpose,
            CASE WHEN p.source IS NULL THEN case_name(l.i) END AS proceeds_of
        FROM (FROM entered UNION ALL BY NAME FROM onward) p
        JOIN listed l ON l.n = p.n
        JOIN places c ON c.i = l.i
        LEFT JOIN listed s ON s.n = p.source
        WHERE s.k IS DISTINCT FROM l.k
        ORDER BY p.r""",
}
"""The files of the register as queries."""

MACROS = """
CREATE MACRO part(i, salt) AS (hash(i * 1000003 + salt) % 1000003) / 1000003.0;
CREATE MACRO case_name(i) AS 'KT-' || i || '/' || (23 + i % 3);
CREATE MACRO money(x, i) AS CAST(CAST(x AS BIGINT) AS VARCHAR) || '.' || lpad(CAST(i % 100 AS VARCHAR), 2, '0');
CREATE MACRO spread(r) AS CAST(floor(pow(part(r, 15), 2) * {cases}) AS BIGINT) * 7919 % {cases};
CREATE MACRO bban(k) AS (1600000000000000 + k * 7919) * 100 + 98 - ((1600000000000000 + k * 7919) % 97 * 100) % 97;
CREATE MACRO iban(k) AS 'RS' || lpad(CAST(98 - ((bban(k) % 97) * (1000000 % 97) + 272800) % 97 AS VARCHAR), 2, '0')
    || lpad(CAST(bban(k) AS VARCHAR), 18, '0');
CREATE MACRO person(k) AS list_extract({given}, 1 + CAST(hash(k * 3) % len({given}) AS INTEGER)) || ' '
    || list_extract({surnames}, 1 + CAST(hash(k * 7 + 1) % len({surnames}) AS INTEGER));
"""
"""``part`` is a share of 0 to 1, ``spread`` a case, a few of them far oftener; ``iban`` has its check digits."""


def write(folder: Path, shape: Shape) -> None:
    """Write the register; the same for the same shape and DuckDB."""
    import duckdb  # noqa: PLC0415 - the harness stays small
    from linking_names import POOLS  # noqa: PLC0415

    pool = [*POOLS.values()]
    names = {
        "given": repr(sorted({name for one in pool for name in (*one.men, *one.women) if "'" not in name})),
        "surnames": repr(sorted({name for one in pool for name in one.surnames if "'" not in name})),
    }
    filled = asdict(shape) | names
    engine = duckdb.connect()
    for macro in filter(str.strip, MACROS.split(";")):
        engine.execute(macro.format(**filled))
    for name, query in PREPARED.items():
        engine.execute(f"CREATE TABLE {name} AS {query.format(**filled)}")
    folder.mkdir(parents=True)
    for name, query in FILES.items():
        engine.execute(f"COPY ({query.format(**filled)}) TO '{folder / f'{name}.csv'}' (HEADER)")
    settings = f'as_of = "{AS_OF}"\nmatch_people = false  # names are drawn from lists\n'
    (folder / "finlink.toml").write_text(settings, encoding="utf-8")


def built(name: str, shape: Shape, *, fresh: bool) -> Path:
    """Return the build of a register, made when it is not there yet or was of another shape."""
    import finlink  # noqa: PLC0415 - as above

    register, build, kept = WORK / f"register-{name}", WORK / f"build-{name}", WORK / f"shape-{name}.txt"
    known = kept.exists() and kept.read_text(encoding="utf-8") == repr(shape)
    if fresh or not known or not (build / "manifest.json").exists():
        shutil.rmtree(build, ignore_errors=True)
        print(f"making {build} ...", flush=True)
        shutil.rmtree(register, ignore_errors=True)
        write(register, shape)
        finlink.build(register, build)
        kept.write_text(repr(shape), encoding="utf-8")
    return build
