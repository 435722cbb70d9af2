/** What every index must do, an index in memory that can fail on request, and messages to fill them with. */
package org.postern.testkit.index;
