/** What keeps and issues certificates must do, and such things in memory. */
package org.postern.testkit.certificate;
