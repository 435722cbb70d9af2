/** What every ledger must do, one in memory, and entries to try them with. */
package org.postern.testkit.ledger;
