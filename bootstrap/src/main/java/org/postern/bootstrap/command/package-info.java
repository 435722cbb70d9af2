/** The command line: words, options, help, exit codes. What the commands do is behind {@code Operations}. */
package org.postern.bootstrap.command;
