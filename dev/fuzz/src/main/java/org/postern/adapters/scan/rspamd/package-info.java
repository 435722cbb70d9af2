/** The way to what rspamd says. */
package org.postern.adapters.scan.rspamd;
