/** Placeholder. */
package org.postern.bootstrap;
