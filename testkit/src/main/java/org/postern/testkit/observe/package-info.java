/** What whoever watches sessions must do. */
package org.postern.testkit.observe;
