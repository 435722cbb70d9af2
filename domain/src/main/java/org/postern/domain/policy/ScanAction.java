package org.postern.domain.policy;

/** What is done with a message that a content scanner condemns. */
public enum ScanAction {
    REFUSE,
    DEFER,
    QUARANTINE
}
