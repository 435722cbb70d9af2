/** Who can be reached through the server, by whatever path: vectors and a client that tries them. */
package org.postern.testkit.relay;
