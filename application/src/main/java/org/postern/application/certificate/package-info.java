/** The certificates that TLS is done with: when another one is due, and how it is obtained. */
package org.postern.application.certificate;
