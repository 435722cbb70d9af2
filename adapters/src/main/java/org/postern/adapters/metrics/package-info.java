/** What is counted and measured, as Prometheus reads it. Names and meanings stand in docs/operating.md. */
package org.postern.adapters.metrics;
