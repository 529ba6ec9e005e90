"""A tiny file of each preset in its real shape, and the rows that finlink should make of it; all values invented."""

from __future__ import annotations

from dataclasses import dataclass, field

A = "0x52908400098527886e0f7030069857d2e4169ee7"
B = "0xde709f2102306220921060314715629080e2fb77"
P2WPKH = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
LTC = "LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9"
IBAN = "RS35260005601001611379"
OTHER = "BA391290079401028494"
ETHERSCAN = (
    '"Transaction Hash","Blockno","UnixTimestamp","DateTime (UTC)","From","To","ContractAddress","Value_IN({0})",'
    '"Value_OUT({0})","CurrentValue @ $1650.43/Eth","TxnFee({0})","TxnFee(USD)","Historical $Price/Eth","Status",'
    '"ErrCode","Method"\n'
    f'"0xaa","1","1700000000","2023-11-14 22:13:20","{A}","{B}","","1.5","0","9","0.001","1","1650","","","Transfer"\n'
    f'"0xab","1","1700000001","2023-11-14 22:13:21","{B}","","{A}","0","0.25","9","0.001","1","1650","","","Create"\n'
    f'"0xac","1","1700000002","2023-11-14 22:13:22","{B}","{A}","","0","7","9","0.001","1","1","Error(0)","","Send"\n'
)
OUTPUTS = "block_id\ttransaction_hash\tindex\ttime\tvalue\tvalue_usd\trecipient\ttype\tscript_hex\tis_from_coinbase"
PAID = "time sender receiver amount currency"


@dataclass(frozen=True)
class Sample:
    """A file called ``name``: ``columns`` of ``table`` should hold ``rows``; ``left_out`` rows are not selected."""

    preset: str
    name: str
    text: str
    table: str
    columns: str
    rows: list[tuple[str | None, ...]]
    left_out: int = 0
    set_aside: int = 0
    constants: dict[str, str] = field(default_factory=dict)


def evm(currency: str) -> list[tuple[str | None, ...]]:
    return [
        ("2023-11-14 22:13:20", A, B, "1.5", currency, "0.001", "0xaa"),
        ("2023-11-14 22:13:21", B, A, "0.25", currency, "0.001", "0xab"),
    ]


SAMPLES = [
    Sample("etherscan-transactions", f"export-{A}.csv", ETHERSCAN.replace("{0}", "ETH"), "transfers",
           f"{PAID} fee tx_hash", evm("ETH"), left_out=1),
    Sample("bscscan-transactions", "export-bsc.csv", ETHERSCAN.replace("{0}", "BNB"), "transfers",
           f"{PAID} fee tx_hash", evm("BNB"), left_out=1),
    Sample("polygonscan-transactions", "export-pol.csv", ETHERSCAN.replace("{0}", "MATIC"), "transfers",
           f"{PAID} fee tx_hash", evm("POL"), left_out=1),
    Sample("etherscan-internal", "export-internal.csv",
           "Txhash,Blockno,UnixTimestamp,DateTime (UTC),ParentTxFrom,ParentTxTo,ParentTxETH_Value,From,TxTo,"
           "ContractAddress,Value_IN(ETH),Value_OUT(ETH),CurrentValue @ $1/Eth,Historical $Price/Eth,Status,ErrCode,"
           "Type\n"
           f"0xba,2,1700000000,2023-11-14 22:13:20,{A},{B},0,{B},{A},,0.3,0,1,1,0,,call\n"
           f"0xbb,2,1700000001,2023-11-14 22:13:21,{A},{B},0,{B},{A},,0.4,0,1,1,1,,call\n",
           "transfers", PAID, [("2023-11-14 22:13:20", B, A, "0.3", "ETH")], left_out=1),
    Sample("etherscan-tokens", "export-tokens.csv",
           "Txhash,Blockno,UnixTimestamp,DateTime (UTC),From,To,TokenValue,USDValueDayOfTx,ContractAddress,TokenName,"
           f'TokenSymbol\n0xca,3,1700000000,2023-11-14 22:13:20,{A},{B},"1,234,567.5",1,{B},Tether USD,USDT\n',
           "transfers", f"{PAID} chain", [("2023-11-14 22:13:20", A, B, "1234567.5", "USDT", "evm")]),
    Sample("blockchair-outputs", "blockchair_bitcoin_outputs_20230724.tsv",
           f"{OUTPUTS}\tis_spendable\n800000\tab\t0\t2023-07-24 03:17:09\t150000000\t43000\t{P2WPKH}\tw\t00\t0\t1\n"
           f"800000\tab\t1\t2023-07-24 03:17:09\t546\t1\t{P2WPKH}\tw\t00\t0\t1\n"
           f"800000\tab\t2\t2023-07-24 03:17:09\t1.5e+08\t1\t{P2WPKH}\tw\t00\t0\t1\n",
           "transfers", f"{PAID} direction chain log_index",
           [("2023-07-24 03:17:09", None, P2WPKH, "1.5", "BTC", "in", "bitcoin", "out:0"),
            ("2023-07-24 03:17:09", None, P2WPKH, "0.00000546", "BTC", "in", "bitcoin", "out:1")], set_aside=1),
    Sample("blockchair-inputs", "blockchair_litecoin_inputs_20230724.tsv",
           f"{OUTPUTS}\tis_spendable\tspending_block_id\tspending_transaction_hash\tspending_index\tspending_time\n"
           f"1\tab\t4\t2020-01-01 00:00:00\t21\t1\t{LTC}\tp\t00\t0\t1\t800001\tcd\t7\t"
           "2023-07-24 05:00:00\n",
           "transfers", f"{PAID} direction tx_hash log_index",
           [("2023-07-24 05:00:00", LTC, None, "0.00000021", "LTC", "out", "cd", "in:7")]),
    Sample("blockchair-ethereum", "blockchair_ethereum_transactions_20230724.tsv",
           "block_id\tindex\thash\ttime\tfailed\ttype\tsender\trecipient\tvalue\tvalue_usd\tinternal_value\tfee\tnonce\n"
           f"1\t0\tda\t2023-07-24 05:00:00\t0\tcall\t{A}\t{B}\t1500000000000000000\t1\t0\t21000000000000\t1\n"
           f"1\t1\tdb\t2023-07-24 05:00:00\t1\tcall\t{A}\t{B}\t7\t1\t0\t21000000000000\t2\n",
           "transfers", f"{PAID} fee", [("2023-07-24 05:00:00", A, B, "1.5", "ETH", "0.000021")], left_out=1),
    Sample("ethereum-etl", "etl.csv",
           "hash,nonce,block_hash,block_number,transaction_index,from_address,to_address,value,gas,gas_price,"
           f"block_timestamp\nea,0,0x0,1,0,{A},{B},1,21000,1,1438918233\nea,0,0x0,1,0,{A},{B},1.99e+19,21000,1,1438918233\n",
           "transfers", PAID, [("2015-08-07 03:30:33", A, B, "0.000000000000000001", "ETH")], set_aside=1),
    Sample("graphsense-tags", "tags.csv",
           "currency,address,label,abuse,category,actor,source,pack\n"
           f"BTC,{P2WPKH},Some family,ransomware,,,https://example.org,p\n"
           f"ETH,{A},Some exchange,,exchange,someone,x,p\n",
           "wallets", "address chain label x_label holder case_id",
           [(P2WPKH, "BTC", "Some family", "Some family", None, None),
            (A, "ETH", "exchange", "Some exchange", "someone", None)]),
    Sample("trm-wallets", "trm.csv",
           f"Address,Blockchain,Entity,Category,Risk Score\n{P2WPKH},bitcoin,Some mixer,Mixer,9\n",
           "wallets", "address chain holder label", [(P2WPKH, "bitcoin", "Some mixer", "Mixer")]),
    Sample("chainalysis-wallets", "reactor.csv",
           f"Address,Asset,Cluster Name,Category,Direct exposure\n{P2WPKH},BTC,Some exchange,exchange,0.1\n",
           "wallets", "address chain holder label", [(P2WPKH, "BTC", "Some exchange", "exchange")]),
    Sample("amlworld-transactions", "HI-Small_Trans.csv",
           "Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency,Amount Paid,"
           "Payment Currency,Payment Format,Is Laundering\n2022/09/01 00:20,010,8000EBD30,03208,8000F4580,"
           "0.000001,Bitcoin,0.02,US Dollar,Wire,1\n",
           "transfers", f"{PAID} received_amount received_currency purpose",
           [("2022-09-01 00:20:00", "010:8000EBD30", "03208:8000F4580", "0.02", "USD", "0.000001", "BTC", "Wire")]),
    Sample("amlworld-transactions", "pandas.csv",
           "Timestamp,From Bank,Account,To Bank,Account.1,Amount Received,Receiving Currency,Amount Paid,"
           "Payment Currency,Payment Format,Is Laundering\n2022/09/01 00:20,10,A1,11,A2,5,Euro,5,Euro,ACH,0\n",
           "transfers", PAID, [("2022-09-01 00:20:00", "10:A1", "11:A2", "5", "EUR")]),
    Sample("amlworld-accounts", "HI-Small_who.csv",
           "Bank Name,Bank ID,Account Number,Entity ID,Entity Name\nPortugal Bank #4507,331579,80B779D80,80062E240,"
           "Sole Proprietorship #50438\n",
           "accounts", "account bank holder holder_id case_id",
           [("331579:80B779D80", "Portugal Bank #4507", "Sole Proprietorship #50438", "80062E240", None)]),
    Sample("amlsim-converted", "tran.csv",
           "tran_id,orig_acct,bene_acct,tx_type,base_amt,tran_timestamp,is_sar,alert_id\n1,15,25,TRANSFER,125.05,"
           "2017-01-01T00:00:00Z,False,-1\n",
           "transfers", PAID, [("2017-01-01 00:00:00", "15", "25", "125.05", "USD")], constants={"currency": "USD"}),
    Sample("amlsim-accounts", "sim.csv",
           "ACCOUNT_ID,PRIMARY_CUSTOMER_ID,init_balance,start,end,country,business,suspicious,isFraud,modelID\n"
           "1234,C_0,184.44,1,50,US,I,False,false,0\n",
           "accounts", "account holder_id country case_id", [("1234", "C_0", "US", None)]),
    Sample("amlsim-alerts", "alerts.csv",
           "ALERT_KEY,ALERT_TEXT,ACCOUNT_ID,CUSTOMER_ID,EVENT_DATE,CHECK_NAME,Organization_Type\n0,C1,2512,25,20170218,"
           "cycle,INDIVIDUAL\n",
           "accounts", "account case_id", [("2512", "C1")]),
    Sample("goaml-accounts", "t_account.csv",
           "institution_name,swift,account,currency_code,account_name,iban\n"
           f"Example Bank,AAAARSBG,260-1,RSD,Test,{IBAN}\n",
           "accounts", "account bank bic currency holder",
           [(IBAN, "Example Bank", "AAAARSBG", "RSD", "Test")]),
    Sample("goaml-transactions", "goaml.csv",
           "transactionnumber,date_transaction,transmode_code,amount_local,from_account,to_account\nT1,"
           f"2024-03-01T10:00:00,BA,100.00,{IBAN},{OTHER}\n",
           "transfers", f"transfer_id {PAID}", [("T1", "2024-03-01 10:00:00", IBAN, OTHER, "100", "RSD")],
           constants={"currency": "RSD"}),
    Sample("bank-statement", "izvod.csv",
           "Datum;Opis;Duguje;Potražuje;Stanje;Račun partnera;Račun;Valuta\n"
           f"2024-04-13;out;100.50;;1.00;{OTHER};{IBAN};RSD\n2024-04-14;in;0.00;20.00;2.00;;{IBAN};RSD\n"
           f"2024-04-15;both;5.00;6.00;2.00;;{IBAN};RSD\n",
           "transfers", f"{PAID} direction purpose balance_after",
           [("2024-04-13 00:00:00", IBAN, OTHER, "100.5", "RSD", None, "out", "1"),
            ("2024-04-14 00:00:00", None, IBAN, "20", "RSD", "in", "in", "2")], set_aside=1),
    Sample("bank-statement-signed", "izvadak.csv",
           f"Date,Details,Amount,Balance,Counterparty IBAN,Currency\n2024-04-13,out,-100.50,1.00,{OTHER},EUR\n"
           f"2024-04-14,in,20.00,2.00,{OTHER},EUR\n",
           "transfers", f"{PAID} direction",
           [("2024-04-13 00:00:00", IBAN, OTHER, "100.5", "EUR", None),
            ("2024-04-14 00:00:00", OTHER, IBAN, "20", "EUR", None)], constants={"own_account": IBAN}),
]  # fmt: skip
"""What each preset makes of a file; presets that feed nothing are in ``USELESS``."""

USELESS = {
    "etherscan-nft": "Txhash,UnixTimestamp,DateTime,From,To,ContractAddress,TokenId,TokenName,TokenSymbol\n",
    "blockchair-transactions": "block_id\thash\ttime\tsize\tis_coinbase\tinput_count\toutput_count\tinput_total\t"
    "output_total\tfee\n",
    "ethereum-etl-tokens": "token_address,from_address,to_address,value,transaction_hash,log_index,block_number\n",
    "amlsim-transactions": "TXN_ID,ACCOUNT_ID,COUNTER_PARTY_ACCOUNT_NUM,TXN_SOURCE_TYPE_CODE,tx_count,TXN_AMOUNT_ORIG,"
    "start,end\n",
    "amlsim-cash": "TXN_ID,ACCOUNT_ID,BRANCH_ID,TXN_SOURCE_TYPE_CODE,tx_count,TXN_AMOUNT_ORIG,RUN_DATE,end\n",
}
"""Presets of files that no table can be made of, with the first line of one."""
