/** How others see this host: as a client of its own services, by the addresses that are published. */
package org.postern.adapters.outside;
