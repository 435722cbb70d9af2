/** Finding out whether the sender of a message was met before. */
package org.postern.application.greylist;
