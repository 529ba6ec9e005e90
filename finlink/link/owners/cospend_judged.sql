-- Whether the inputs of a transaction are one owner's (Meiklejohn and others 2013), and how sure that is.
-- Left out as like a CoinJoin, which strangers sign together:
-- * two of three or four outputs of equal value: a CoinJoin of n has n equal outputs and n or n - 1 of change, and at
--   least n input addresses (Goldfeder and others 2018, as in BlockSci);
-- * three and more receivers of equal value, whatever else there is: equal outputs are what JoinMarket, Wasabi 1, Whirlpool
--   and Dash have in common. This is wider than the published tests of each (Schnoering and Vazirgiannis 2023 for the
--   first three), and leaves out some batches of equal payments too;
-- * where the outputs are not all known: five and more inputs of equal value (Whirlpool, Dash), or 50 inputs and more
--   (Wasabi 2 rounds).
-- Equal is equal to a millionth of the coin, since ordinary rows may split an output among its senders.
-- The outputs are known when rows of their own add up to 95 % of the inputs (the rest may be the fee), or when every
-- ordinary row names its receiver and there are two senders or two receivers: many senders beside one receiver may be
-- the statement of that receiver alone. Two equal outputs and no other, or outputs to services only (which sweep their
-- customers' addresses that way), leave doubt.
WITH inputs AS (
    SELECT point, sender, sum(amount) AS amount FROM cospend_rows WHERE sender IS NOT NULL GROUP BY point, sender
), spent AS (
    SELECT point, count(*) AS inputs, sum(amount) AS total FROM inputs GROUP BY point HAVING count(*) >= 2
), told AS (
    SELECT point, max(output_only) AS apart, max(CASE WHEN receiver IS NULL THEN 1 ELSE 0 END) AS without_receiver
    FROM cospend_rows
    GROUP BY point
), paid AS (
    SELECT o.point, count(*) AS outputs, sum(o.amount) AS total,
        min(CASE WHEN s.code IS NULL THEN 0 ELSE 1 END) AS to_services
    FROM cospend_outputs AS o
    LEFT JOIN owner_nodes AS s ON s.code = o.receiver AND s.service = 1
    GROUP BY o.point
), sized AS (
    SELECT o.point, 'output' AS side, o.receiver AS node, CAST(o.amount AS DOUBLE) * 1000000 AS size
    FROM cospend_outputs AS o
    JOIN paid AS p ON p.point = o.point AND p.outputs >= 2
    UNION ALL
    SELECT i.point, 'input' AS side, i.sender AS node, CAST(i.amount AS DOUBLE) * 1000000 AS size
    FROM inputs AS i
    JOIN spent AS s ON s.point = i.point AND s.inputs >= 5
), alike AS (
    SELECT point, side, floor(size) AS bucket, count(DISTINCT node) AS equal FROM sized GROUP BY point, side, floor(size)
    UNION ALL
    SELECT point, side, floor(size + 0.5) AS bucket, count(DISTINCT node) AS equal
    FROM sized
    GROUP BY point, side, floor(size + 0.5)
), most AS (
    SELECT point, max(CASE WHEN side = 'output' THEN equal ELSE 0 END) AS equal_outputs,
        max(CASE WHEN side = 'input' THEN equal ELSE 0 END) AS equal_inputs
    FROM alike
    GROUP BY point
), facts AS (
    SELECT s.point, s.inputs, coalesce(p.outputs, 0) AS outputs, coalesce(p.to_services, 0) AS to_services,
        coalesce(m.equal_outputs, 0) AS equal_outputs, coalesce(m.equal_inputs, 0) AS equal_inputs,
        CASE
            WHEN p.outputs IS NULL THEN 0
            WHEN t.apart = 1 AND CAST(p.total AS DOUBLE) >= 0.95 * CAST(s.total AS DOUBLE) THEN 1
            WHEN t.apart = 0 AND t.without_receiver = 0 AND (s.inputs = 2 OR p.outputs >= 2) THEN 1
            ELSE 0
        END AS known
    FROM spent AS s
    JOIN told AS t ON t.point = s.point
    LEFT JOIN paid AS p ON p.point = s.point
    LEFT JOIN most AS m ON m.point = s.point
)
SELECT point,
    CASE
        WHEN equal_outputs >= 3 THEN 'like a CoinJoin: ' || CAST(equal_outputs AS VARCHAR) || ' outputs of equal value'
        WHEN equal_outputs = 2 AND outputs IN (3, 4)
            THEN 'like a CoinJoin of two: 2 of ' || CAST(outputs AS VARCHAR) || ' outputs of equal value'
        WHEN known = 0 AND equal_inputs >= 5
            THEN 'CoinJoin not excluded: ' || CAST(equal_inputs AS VARCHAR) || ' inputs of equal value, outputs not all known'
        WHEN known = 0 AND inputs >= 50
            THEN 'CoinJoin not excluded: ' || CAST(inputs AS VARCHAR) || ' input addresses, outputs not all known'
    END AS excluded,
    CAST(CASE WHEN known = 1 AND to_services = 0 AND equal_outputs < 2 THEN 0.9 ELSE 0.8 END AS DOUBLE) AS strength,
    CASE
        WHEN known = 0 THEN 'inputs of one transaction; outputs not all known, so CoinJoin cannot be excluded'
        WHEN to_services = 1 THEN 'inputs of one transaction that pays a service only, so it may be the service''s own'
        WHEN equal_outputs >= 2 THEN 'inputs of one transaction with two equal outputs, so CoinJoin cannot be excluded'
        ELSE 'inputs of one transaction'
    END AS reason
FROM facts
