/** A client that makes load: how many messages a mail server takes, and how long each waits for its reply. */
@org.jspecify.annotations.NullMarked
package org.postern.bench.load;
