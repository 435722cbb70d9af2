/** What content scanners say of a message: viruses, spam, whatever looks at more than the standards of this house do. */
package org.postern.domain.scan;
