/** What can be asked over HTTP, by whoever looks after the server: the JDK's own server, GET and HEAD only. */
package org.postern.adapters.http;
