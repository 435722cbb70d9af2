/**
 * What the operator decides: records that cannot be constructed invalid, the keys they are read from, and how file and
 * environment become one configuration. {@code ConfigurationLoader} reads, {@code ConfigurationText} writes,
 * {@code ConfigurationReference} documents; all three go by the same keys.
 */
package org.postern.bootstrap.configuration;
