/** Showing a message to the content scanners, side by side, each in its time. */
package org.postern.application.scan;
