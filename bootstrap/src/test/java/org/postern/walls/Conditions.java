package org.postern.walls;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** What the walls ask of a class and ArchUnit has no words for. */
final class Conditions {

    private Conditions() {}

    static ArchCondition<JavaClass> haveCasesThatAreData() {
        return new ArchCondition<>("have cases that are data") {
            @Override
            public void check(JavaClass family, ConditionEvents events) {
                Class<?>[] cases = family.reflect().getPermittedSubclasses();
                for (Class<?> one : cases == null ? new Class<?>[0] : cases) {
                    boolean data = one.isRecord() || one.isEnum() || one.isInterface();
                    events.add(new SimpleConditionEvent(family, data, one + " is a case of " + family.getName()));
                }
            }
        };
    }

    static ArchCondition<JavaClass> notSynchronize() {
        return new ArchCondition<>("have no synchronized method") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                one.getMethods()
                        .forEach(method -> events.add(new SimpleConditionEvent(
                                method,
                                !method.getModifiers().contains(JavaModifier.SYNCHRONIZED),
                                method.getFullName() + " is synchronized")));
            }
        };
    }
}
