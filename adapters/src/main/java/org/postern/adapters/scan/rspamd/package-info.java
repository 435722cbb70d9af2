/** rspamd's worker "normal", by HTTP. */
package org.postern.adapters.scan.rspamd;
