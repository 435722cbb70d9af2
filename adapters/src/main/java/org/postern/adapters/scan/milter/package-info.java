/** The MTA's side of the protocol that Sendmail speaks with its filters, version 6: RFC documents none, libmilter's sources do. */
package org.postern.adapters.scan.milter;
