/** What whoever counts clients must do, and a fake that does it. */
package org.postern.testkit.rates;
