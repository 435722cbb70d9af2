package org.postern.walls;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.postern.domain.smtp.Reply;

/** What no wall of the house may let through. Each rule was seen to fail once. */
final class WallsTest {
    private static final String[] DOMAIN_MAY_USE = {
        Rooms.DOMAIN,
        "java.lang",
        "java.lang.annotation",
        "java.lang.invoke",
        "java.lang.runtime",
        "java.io",
        "java.math",
        "java.nio",
        "java.nio.charset",
        "java.security..",
        "java.text",
        "java.time..",
        "java.util",
        "java.util.function",
        "java.util.stream",
        "javax.crypto..",
        "org.jspecify.annotations"
    };

    private static void holds(ArchRule rule) {
        rule.check(Rooms.CLASSES);
    }

    @Test
    void everyRoomIsLivedInAndTheHouseIsWholeWhenLookedAt() {
        assertThat(Rooms.CLASSES.size()).isGreaterThan(Rooms.FEWEST_CLASSES);
        Stream.concat(
                        Rooms.DOMAIN_MAP.keySet().stream().map(room -> "org.postern.domain." + room),
                        Rooms.ADAPTER_ROOMS.stream().map(room -> "org.postern.adapters." + room))
                .forEach(room -> assertThat(Rooms.CLASSES.stream()
                                .anyMatch(one -> one.getPackageName().startsWith(room)))
                        .as(room)
                        .isTrue());
    }

    @Test
    void noRoomIsMissingFromTheMaps() {
        assertThat(subPackages("org.postern.domain.")).isSubsetOf(Rooms.DOMAIN_MAP.keySet());
        assertThat(subPackages("org.postern.adapters.")).isSubsetOf(Rooms.ADAPTER_ROOMS);
    }

    private static List<String> subPackages(String prefix) {
        return Rooms.CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()).split("\\.")[0])
                .distinct()
                .toList();
    }

    @Test
    void theDomainKnowsItselfAndAFewRoomsOfTheJdk() {
        holds(classes()
                .that()
                .resideInAPackage(Rooms.DOMAIN)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(DOMAIN_MAY_USE).or(primitive()))
                .because("what is true of mail does not change with a library, a socket or a file system"));
    }

    private static DescribedPredicate<JavaClass> primitive() {
        return DescribedPredicate.describe(
                "primitive or array",
                one -> one.isPrimitive()
                        || one.isArray() && one.getBaseComponentType().isPrimitive());
    }

    @Test
    void theDomainHasNoClockNoThreadAndNoChance() {
        holds(noClasses()
                .that()
                .resideInAPackage(Rooms.DOMAIN)
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.security.SecureRandom.class)
                .because("a verdict is a function of its arguments and can be computed again years later"));
    }

    @Test
    void theApplicationKnowsTheDomainAndTheJdk() {
        holds(classes()
                .that()
                .resideInAPackage(Rooms.APPLICATION)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(Rooms.APPLICATION, Rooms.DOMAIN, "java..", "org.jspecify.annotations")
                                .or(primitive()))
                .because("use cases speak to ports, never to libraries"));
    }

    @TestFactory
    Stream<DynamicTest> anAdapterKnowsNoOtherAdapter() {
        return Rooms.ADAPTER_ROOMS.stream()
                .map(room -> DynamicTest.dynamicTest(room, () -> {
                    String own = "org.postern.adapters." + room + "..";
                    holds(noClasses()
                            .that()
                            .resideInAPackage(own)
                            .should()
                            .dependOnClassesThat(
                                    resideInAPackage(Rooms.ADAPTERS).and(not(resideInAPackage(own))))
                            .orShould()
                            .dependOnClassesThat(resideInAPackage(Rooms.BOOTSTRAP))
                            .because("each can be replaced alone"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> aDomainRoomLooksOnlyWhereTheMapSays() {
        return Rooms.DOMAIN_MAP.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    List<String> allowed = new ArrayList<>(List.of("org.postern.domain." + entry.getKey() + ".."));
                    entry.getValue().forEach(room -> allowed.add("org.postern.domain." + room + ".."));
                    holds(classes()
                            .that()
                            .resideInAPackage("org.postern.domain." + entry.getKey() + "..")
                            .should()
                            .onlyDependOnClassesThat(not(resideInAPackage("org.postern.."))
                                    .or(resideInAnyPackage(allowed.toArray(String[]::new))))
                            .because("ARCHITECTURE.md draws who may look into whom"));
                }));
    }

    @Test
    void nothingGoesInCircles() {
        for (Map.Entry<String, String> room : Map.of(
                        "org.postern.domain.(*)..", "domain",
                        "org.postern.application.(*)..", "application",
                        "org.postern.adapters.(*)..", "adapters",
                        "org.postern.(*)..", "rooms")
                .entrySet()) {
            holds(slices().matching(room.getKey())
                    .should()
                    .beFreeOfCycles()
                    .because(room.getValue() + " has a floor plan"));
        }
    }

    @Test
    void aCaseOfASealedFamilyIsARecordOrAnEnumOrAFamilyItself() {
        holds(classes()
                .that()
                .areInterfaces()
                .and()
                .resideInAPackage(Rooms.DOMAIN)
                .should(Conditions.haveCasesThatAreData())
                .because("states, events, effects and outcomes are data"));
    }

    @Test
    void onlyTheDomainsSmtpRoomMakesReplies() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("org.postern.domain.smtp..")
                .should()
                .callConstructor(Reply.class, int.class, java.util.Optional.class, List.class)
                .because("everything the server can say stands on one page, Replies"));
    }

    @Test
    void nobodySynchronizes() {
        holds(classes()
                .that()
                .resideInAPackage("org.postern..")
                .should(Conditions.notSynchronize())
                .because("on Java 21 a virtual thread that blocks inside synchronized holds its carrier"));
    }

    @Test
    void onlyBootstrapSeesTheEnvironmentAndLooksForServices() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage(Rooms.BOOTSTRAP)
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ServiceLoader.class)
                .because("what a server does follows from its configuration, not from where it happens to run"));
    }

    @Test
    void nobodyWritesInTheLanguageOfTheMachine() {
        holds(noClasses()
                .that()
                .resideInAPackage("org.postern..")
                .should()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .because("a Turkish i and Arabic digits are no ASCII: Locale.ROOT (dev/check locale)"));
    }

    @Test
    void noNameSaysNothing() {
        holds(noClasses()
                .that()
                .resideInAPackage("org.postern..")
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Info)$")
                .orShould()
                .haveNameMatching(".*\\.(Base|Abstract)[A-Z].*")
                .because("a name says what a thing is"));
    }

    @Test
    void theIndexDatabaseOpensNoDoor() {
        holds(noClasses()
                .that()
                .resideInAPackage("org.postern..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.h2.server..", "org.h2.tools.."))
                .because("a database console is a remote shell"));
    }

    @Test
    void nobodyDeserializesObjects() {
        holds(noClasses()
                .that()
                .resideInAPackage("org.postern..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.io.ObjectInputStream.class)
                .because("octets from outside must never become objects of their own choice"));
    }
}
