/** Judging a transaction: all checks side by side under one budget, then the policy, with everything that led there. */
package org.postern.application.judge;
