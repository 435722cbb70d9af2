package org.postern.testkit.channel;

class MemoryChannelTest implements TransmissionChannelContract, StartTlsContract {

    @Override
    public ChannelPeer newPeer() {
        return new MemoryPeer();
    }
}
