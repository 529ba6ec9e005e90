-- Exactly one status a case: the first that holds, in the order of the design. The reason names what decided it.
WITH measured AS (
    SELECT f.*, date_diff('day', last_step, as_of) AS idle_days, date_diff('day', opened, first_opened) AS delay_days,
        CASE WHEN scope_unknown = 0 AND has_bank > scope_bank THEN 1 ELSE 0 END AS lacks_bank,
        CASE WHEN scope_unknown = 0 AND has_crypto > scope_crypto THEN 1 ELSE 0 END AS lacks_crypto
    FROM case_facts AS f
), decided AS (
    SELECT m.*,
        CASE
            WHEN case_status IN ('duplicate', 'unfounded', 'merged') THEN 'inactive'
            WHEN offence_exempt = 1 AND loss_eur < threshold_eur THEN 'exempt'
            WHEN investigations IS NOT NULL THEN
                CASE
                    WHEN first_opened > indicted THEN 'after indictment'
                    WHEN first_opened > closed THEN 'after closure'
                    WHEN any_open = 0 AND any_result = 1 THEN 'closed with result'
                    WHEN any_open = 0 THEN 'closed without result'
                    WHEN idle_days > stalled_days THEN 'stalled'
                    WHEN lacks_bank = 1 AND lacks_crypto = 1 THEN 'lacks both'
                    WHEN lacks_bank = 1 THEN 'lacks bank'
                    WHEN lacks_crypto = 1 THEN 'lacks crypto'
                    WHEN delay_days > timely_days THEN 'late'
                    ELSE 'open'
                END
            WHEN waiver_reason IS NOT NULL AND waiver_by IS NOT NULL THEN 'waived'
            WHEN has_investigations = 0 AND pfi IS NULL THEN 'not said'
            WHEN opened IS NULL THEN 'no date'
            WHEN offence IS NULL AND loss IS NULL AND proceeds_estimate IS NULL THEN 'no offence, no amount'
            WHEN age_days <= timely_days THEN 'young'
            ELSE 'missing'
        END AS decided
    FROM measured AS m
)
SELECT case_id,
    CASE decided
        WHEN 'inactive' THEN 'NOT_REQUIRED' WHEN 'exempt' THEN 'NOT_REQUIRED'
        WHEN 'after indictment' THEN 'POST_HOC' WHEN 'after closure' THEN 'POST_HOC'
        WHEN 'closed with result' THEN 'CLOSED_RESULT' WHEN 'closed without result' THEN 'CLOSED_NO_RESULT'
        WHEN 'stalled' THEN 'OPEN_STALLED'
        WHEN 'lacks both' THEN 'PARTIAL' WHEN 'lacks bank' THEN 'PARTIAL' WHEN 'lacks crypto' THEN 'PARTIAL'
        WHEN 'late' THEN 'OPENED_LATE' WHEN 'open' THEN 'OPEN' WHEN 'waived' THEN 'WAIVED'
        WHEN 'not said' THEN 'UNKNOWN'
        WHEN 'no date' THEN 'UNDETERMINED' WHEN 'no offence, no amount' THEN 'UNDETERMINED'
        WHEN 'young' THEN 'NOT_YET_DUE' ELSE 'MISSING'
    END AS status,
    CASE decided
        WHEN 'inactive' THEN 'The case is ' || case_status || '.'
        WHEN 'exempt' THEN 'The profile takes this offence out of the duty below the threshold.'
        WHEN 'after indictment' THEN 'The first investigation opened on ' || CAST(first_opened AS VARCHAR)
            || ', after the indictment of ' || CAST(indicted AS VARCHAR) || '.'
        WHEN 'after closure' THEN 'The first investigation opened on ' || CAST(first_opened AS VARCHAR)
            || ', after the case closed on ' || CAST(closed AS VARCHAR) || '.'
        WHEN 'closed with result' THEN 'All its investigations (' || investigation_ids || ') are closed, with a result.'
        WHEN 'closed without result'
            THEN 'All its investigations (' || investigation_ids || ') are closed, and none names a result.'
        WHEN 'stalled' THEN 'No step in ' || investigation_ids || ' since ' || CAST(last_step AS VARCHAR) || ', '
            || CAST(idle_days AS VARCHAR) || ' days before the as-of date.'
        WHEN 'lacks both' THEN 'The case has bank accounts and wallets, but no open investigation covers either.'
        WHEN 'lacks bank' THEN 'The case has bank accounts, but no open investigation covers the bank side.'
        WHEN 'lacks crypto' THEN 'The case has wallets, but no open investigation covers crypto.'
        WHEN 'late' THEN 'The first investigation opened ' || CAST(delay_days AS VARCHAR)
            || ' days after the case; the profile asks for ' || CAST(timely_days AS VARCHAR) || '.'
        WHEN 'open' THEN 'Covered by ' || investigation_ids || '.'
        WHEN 'waived' THEN 'Waived by ' || waiver_by || ': ' || waiver_reason || '.'
        WHEN 'not said' THEN 'The register says nothing about parallel financial investigations for this case.'
        WHEN 'no date' THEN 'The date the case was registered is unknown.'
        WHEN 'no offence, no amount' THEN 'Offence and amount are both unknown.'
        WHEN 'young' THEN 'Registered ' || CAST(age_days AS VARCHAR)
            || ' days before the as-of date; due after ' || CAST(timely_days AS VARCHAR) || '.'
        ELSE 'No investigation covers the case, ' || CAST(age_days AS VARCHAR) || ' days after it was registered.'
    END AS reason,
    CASE WHEN investigations IS NULL THEN evidence ELSE evidence || '; ' || cover_evidence END AS evidence
FROM decided
ORDER BY case_id
