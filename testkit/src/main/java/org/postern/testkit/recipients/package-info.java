/** What every directory of recipients must answer, and one in memory. */
package org.postern.testkit.recipients;
