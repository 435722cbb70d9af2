/**
 * YAML read as a tree that knows its places, and the kinds of values a configuration is made of. Nothing here knows what
 * is configured.
 */
package org.postern.bootstrap.yaml;
