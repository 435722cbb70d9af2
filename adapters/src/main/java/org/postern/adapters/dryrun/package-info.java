/** A session without a socket and without a trace: a client that says what it is told, a store that keeps nothing. */
package org.postern.adapters.dryrun;
