/** The log: one line an event on standard error, safe to read in a terminal, never in the way of mail. */
package org.postern.bootstrap.logging;
