/** What happens, told to logs and counters. */
package org.postern.adapters.observe;
