/**
 * The index in an embedded H2 database: one file, two connections, each on a platform thread of its own. Beside it, in a file and on a
 * thread of its own, the greylist.
 */
package org.postern.adapters.h2index;
