/** Judging again what was judged before, from the ledger and the store alone. */
package org.postern.application.replay;
