/** Messages written out in forms that mail programs read: mbox (RFC 4155, quoted as mboxrd) and Maildir. */
package org.postern.adapters.export;
