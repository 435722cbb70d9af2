/** What the owner of a domain has to publish in the DNS so that mail comes here, and whether it is published. */
package org.postern.application.doctor;
