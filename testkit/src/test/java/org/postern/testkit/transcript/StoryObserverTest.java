package org.postern.testkit.transcript;

import java.util.List;
import org.postern.application.port.SessionObserver;
import org.postern.testkit.observe.SessionObserverContract;

class StoryObserverTest implements SessionObserverContract {

    @Override
    public SessionObserver newObserver() {
        return new StoryObserver();
    }

    @Override
    public List<String> told(SessionObserver observer) {
        return ((StoryObserver) observer).told();
    }
}
