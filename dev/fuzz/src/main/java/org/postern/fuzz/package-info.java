/** Properties that must hold for any octets; each class is a target of Jazzer and is run by {@code dev/fuzz/run}. */
package org.postern.fuzz;
