/** The host as others see it. */
package org.postern.testkit.outside;
