package org.postern.testkit.greylist;

import org.postern.application.port.Greylist;

class MemoryGreylistTest implements GreylistContract {

    @Override
    public Greylist greylist(int most) {
        return new MemoryGreylist(most);
    }

    @Override
    public void breakDown(Greylist greylist) {
        ((MemoryGreylist) greylist).breakDown();
    }
}
