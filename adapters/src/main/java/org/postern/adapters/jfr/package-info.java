/**
 * What the server does as events of the JDK's Flight Recorder: sessions, messages, look-ups, writes, with ids that join them
 * with log, ledger and file; no address, no name, no content. While nothing is recorded, next to nothing is made.
 */
package org.postern.adapters.jfr;
