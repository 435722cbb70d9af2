/** What is written down of every decision, and who writes it. */
package org.postern.application.ledger;
