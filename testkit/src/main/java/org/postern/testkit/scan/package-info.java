/** What every content scanner must do, and daemons that speak their protocols, well and badly. */
package org.postern.testkit.scan;
