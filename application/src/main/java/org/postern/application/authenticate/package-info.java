/** Finding out whom a client acts for (RFC 4954), and which addresses are that user's. */
package org.postern.application.authenticate;
