/** A transmission channel without a network. */
package org.postern.testkit.channel;
