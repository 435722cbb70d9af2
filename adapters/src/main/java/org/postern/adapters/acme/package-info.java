/** Certificates from an authority that speaks ACME (RFC 8555), by acme4j; and the folder they are kept in. */
package org.postern.adapters.acme;
