/** How content scanners are reached: a connection a message, under a deadline; below, the protocols they speak. */
package org.postern.adapters.scan;
