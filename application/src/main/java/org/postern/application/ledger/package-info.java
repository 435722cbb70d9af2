/** What is written down of every decision, and how it is told. */
package org.postern.application.ledger;
