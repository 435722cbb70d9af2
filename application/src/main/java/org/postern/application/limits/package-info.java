/** What one client may use beside all the others, counted across its sessions: the guard. */
package org.postern.application.limits;
