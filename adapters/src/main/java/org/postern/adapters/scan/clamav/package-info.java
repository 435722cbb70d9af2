/** ClamAV's daemon. */
package org.postern.adapters.scan.clamav;
