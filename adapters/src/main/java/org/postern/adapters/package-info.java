/** Placeholder. */
package org.postern.adapters;
