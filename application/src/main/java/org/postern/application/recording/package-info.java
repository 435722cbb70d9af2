/** Following sessions, so that every transaction is written down however it ends. */
package org.postern.application.recording;
