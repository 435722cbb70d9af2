/** What strangers may ask over HTTP and HTTPS: an MTA-STS policy, an answer to an ACME challenge, and nothing else. */
package org.postern.adapters.web;
