/** Conversations as text files, and what plays them. */
package org.postern.testkit.transcript;
