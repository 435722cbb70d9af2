/** What every greylist has to remember and to forget. */
package org.postern.testkit.greylist;
