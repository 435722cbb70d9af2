/** Who a client is: the server's side of SASL (RFC 4422), as values and functions; chance comes in as an argument. */
package org.postern.domain.sasl;
