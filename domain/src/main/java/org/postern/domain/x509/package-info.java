/** Certificates, and requests for them, as octets: RFC 5280, RFC 2986, RFC 8737. Who signs them is not known here. */
package org.postern.domain.x509;
