/** What clients do a minute, counted in memory: nothing of it outlives the process, and nothing needs to. */
package org.postern.adapters.rates;
