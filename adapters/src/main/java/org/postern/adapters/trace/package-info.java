/** The dialogue of sessions, to be looked at: live, and afterwards when a session failed. Contents and secrets are not in it. */
package org.postern.adapters.trace;
