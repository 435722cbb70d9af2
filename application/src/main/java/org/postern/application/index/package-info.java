/** The index kept up with the store: from a file to its entry, and the one writer behind the reply. */
package org.postern.application.index;
