/** What a {@link org.postern.application.port.MessageStore} must do, and one in memory for the tests of others. */
@NullMarked
package org.postern.testkit.store;

import org.jspecify.annotations.NullMarked;
