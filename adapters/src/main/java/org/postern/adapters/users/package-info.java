/** The users and what is kept of their passwords, in one file. */
package org.postern.adapters.users;
