/**
 * The durable store: one file per message, {@code emails/YYYY/MM/DD/<id>.eml}. A message is written under a temporary
 * name, made durable, linked to its final name, and the folder made durable, in this order; only then it is kept (RFC
 * 5321 §6.1). Everything that touches the disk runs on a bounded pool of platform threads.
 */
@NullMarked
package org.postern.adapters.emlstore;

import org.jspecify.annotations.NullMarked;
