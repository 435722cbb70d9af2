/** Where the process begins: {@code Launcher} on any Java, {@code Main} on one that is new enough. */
package org.postern.bootstrap;
