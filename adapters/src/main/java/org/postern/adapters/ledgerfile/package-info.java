/** The ledger as files of lines: {@code YYYY-MM-DD.jsonl}, an entry a line, in the folder of the day of its id (UTC). */
package org.postern.adapters.ledgerfile;
