/** The way to who a proxy says the client is. */
package org.postern.adapters.smtp;
