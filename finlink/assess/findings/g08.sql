-- G08: the scopes of the case's investigations leave out a channel of its money: wallets, or bank accounts; those of the case
-- itself, or those that its money was traced to. A scope that is not stated is unknown, and no finding.
WITH scoped AS (
    SELECT c.case_id, count(*) AS counted, count(c.scope) AS stated,
        max(CASE WHEN contains(';' || coalesce(c.scope, '') || ';', ';bank;') THEN 1 ELSE 0 END) AS bank,
        max(CASE WHEN contains(';' || coalesce(c.scope, '') || ';', ';crypto;') THEN 1 ELSE 0 END) AS crypto
    FROM coverage AS c
    JOIN case_facts AS f ON f.case_id = c.case_id
    WHERE c.is_open = 1 OR f.any_open = 0
    GROUP BY c.case_id
), traced AS (
    SELECT case_id, max(CASE WHEN starts_with(destination, 'account:') THEN 1 ELSE 0 END) AS bank,
        max(CASE WHEN starts_with(destination, 'wallet:') THEN 1 ELSE 0 END) AS crypto,
        max(CASE WHEN starts_with(destination, 'account:') THEN evidence END) AS bank_evidence,
        max(CASE WHEN starts_with(destination, 'wallet:') THEN evidence END) AS crypto_evidence
    FROM case_ends
    GROUP BY case_id
), lacking AS (
    SELECT f.case_id, f.investigation_ids, f.evidence, f.cover_evidence, f.has_bank, f.has_crypto,
        CASE WHEN greatest(f.has_bank, coalesce(t.bank, 0)) > s.bank THEN 1 ELSE 0 END AS lacks_bank,
        CASE WHEN greatest(f.has_crypto, coalesce(t.crypto, 0)) > s.crypto THEN 1 ELSE 0 END AS lacks_crypto,
        t.bank_evidence, t.crypto_evidence
    FROM case_facts AS f
    JOIN scoped AS s ON s.case_id = f.case_id AND s.counted = s.stated
    JOIN case_status AS d ON d.case_id = f.case_id
    LEFT JOIN traced AS t ON t.case_id = f.case_id
    WHERE d.status <> 'NOT_REQUIRED'
)
SELECT 'case:' || case_id AS subject, case_id, 'G08' AS rule,
    'The scope of ' || investigation_ids || ' leaves out '
        || CASE WHEN lacks_bank = 1 AND lacks_crypto = 1 THEN 'both bank accounts and wallets' WHEN lacks_crypto = 1 THEN 'wallets' ELSE 'bank accounts' END
        || CASE
            WHEN lacks_crypto > has_crypto OR lacks_bank > has_bank THEN ', to which money of the case was traced.'
            ELSE ', which the case has.'
        END AS reason,
    'Extend the scope of the investigation to the channel it leaves out.' AS next_step,
    evidence || '; ' || cover_evidence
        || CASE WHEN lacks_crypto > has_crypto AND crypto_evidence <> '' THEN '; ' || crypto_evidence ELSE '' END
        || CASE WHEN lacks_bank > has_bank AND bank_evidence <> '' THEN '; ' || bank_evidence ELSE '' END AS evidence,
    CAST(NULL AS VARCHAR) AS joinable
FROM lacking
WHERE lacks_bank + lacks_crypto > 0
