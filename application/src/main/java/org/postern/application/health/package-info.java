/** Whether the server can take mail now, and whether its clock can be trusted. */
package org.postern.application.health;
