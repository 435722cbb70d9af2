/** Ports around ports: for whoever changes or watches one thing of what another does. */
package org.postern.application.around;
