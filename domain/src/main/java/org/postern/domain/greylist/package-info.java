/** Greylisting: who is asked to come back once, and is known from then on. RFC 6647. */
package org.postern.domain.greylist;
