/** The contracts of users and bearer tokens, and fakes that keep them. */
package org.postern.testkit.users;
