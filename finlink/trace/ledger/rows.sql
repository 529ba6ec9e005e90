-- Every transfer with money in it, its ends as nodes with their chains, what left and what arrived. An end that nobody
-- named is '', one that is no identifier stands for itself. Of a bridge a row says one chain: an address of another kind
-- is not on it; what one of the Ethereum kind gets in exchange for another's is on its own chain, where that is known. Where only one of received amount and currency is known, or where the amounts of one currency differ,
-- `conversion` says so.
WITH told AS (
    SELECT t.*, coalesce(c.network, '') AS said_chain,
        coalesce(so.owner, s.node, 'written:' || t.sender, '') AS sender_node,
        coalesce(ro.owner, r.node, 'written:' || t.receiver, '') AS receiver_node,
        CASE WHEN sv.node IS NULL THEN 0 ELSE 1 END AS sender_service,
        CASE WHEN rv.node IS NULL THEN 0 ELSE 1 END AS receiver_service,
        CASE WHEN starts_with(s.node, 'wallet:ethereum:') THEN coalesce(nullif(c.evm_network, ''), sw.chain, '')
            ELSE coalesce(sw.chain, c.network, '') END AS sender_chain,
        CASE
            WHEN starts_with(r.node, 'wallet:ethereum:') AND starts_with(s.node, 'wallet:ethereum:')
                AND (t.received_amount IS NOT NULL OR coalesce(t.received_currency, t.currency) <> t.currency)
                THEN coalesce(rw.chain, c.evm_network, '')
            WHEN starts_with(r.node, 'wallet:ethereum:') THEN coalesce(nullif(c.evm_network, ''), rw.chain, '')
            ELSE coalesce(rw.chain, c.network, '')
        END AS receiver_chain
    FROM transfers AS t
    LEFT JOIN trace_chains AS c ON c.chain = t.chain
    LEFT JOIN transfer_ends AS s ON s.value = t.sender AND s.declared_chain = coalesce(t.chain, '')
    LEFT JOIN transfer_ends AS r ON r.value = t.receiver AND r.declared_chain = coalesce(t.chain, '')
    LEFT JOIN pooled_wallets AS so ON so.node = s.node
    LEFT JOIN pooled_wallets AS ro ON ro.node = r.node
    LEFT JOIN service_nodes AS sv ON sv.node = s.node
    LEFT JOIN service_nodes AS rv ON rv.node = r.node
    LEFT JOIN node_chains AS sw ON sw.node = s.node
    LEFT JOIN node_chains AS rw ON rw.node = r.node
    WHERE t.amount > 0
)
SELECT source_file, source_row, time, coalesce(sequence, 2147483647) AS place, coalesce(transfer_id, '') AS transfer_id,
    coalesce(tx_hash, '') AS tx_hash, lpad(regexp_replace(coalesce(log_index, ''), '[^0-9]', ''), 12, '0') AS log_place,
    coalesce(direction, '') AS direction, sender_node, receiver_node, sender_service, receiver_service, said_chain,
    CASE
        WHEN NOT starts_with(sender_node, 'wallet:') AND NOT starts_with(sender_node, 'owner:') THEN ''
        ELSE sender_chain
    END AS sender_chain,
    CASE
        WHEN NOT starts_with(receiver_node, 'wallet:') AND NOT starts_with(receiver_node, 'owner:') THEN ''
        ELSE receiver_chain
    END AS receiver_chain,
    amount, currency, coalesce(fee, 0) AS fee, case_id, proceeds_of,
    CASE
        WHEN received_amount IS NOT NULL AND coalesce(received_currency, '') NOT IN ('', currency) THEN 'converted'
        WHEN received_amount IS NULL AND coalesce(received_currency, '') NOT IN ('', currency) THEN 'one side missing'
        WHEN received_amount <> amount AND received_currency IS NULL THEN 'one side missing'
        WHEN received_amount <> amount THEN 'converted'
        ELSE ''
    END AS conversion,
    received_amount, received_currency, balance_after
FROM told
