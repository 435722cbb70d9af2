/** What an operator does with the store and its index: list, show, compare, make again. */
package org.postern.application.maintain;
