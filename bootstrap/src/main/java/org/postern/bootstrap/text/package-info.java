/** Text for people: what is safe to print, and which word was perhaps meant. */
package org.postern.bootstrap.text;
