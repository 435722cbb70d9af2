/** The index in an embedded H2 database: one file, two connections, each on a platform thread of its own. */
package org.postern.adapters.h2index;
