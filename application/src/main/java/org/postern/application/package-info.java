/** Placeholder. */
package org.postern.application;
