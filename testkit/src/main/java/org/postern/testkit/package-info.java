/** Placeholder. */
package org.postern.testkit;
