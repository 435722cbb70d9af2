package org.postern.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every port has a contract, and whoever plugs into the port keeps to it. A contract is an interface of the testkit whose
 * name ends in {@code Contract} and whose {@code default @Test} methods call the port, themselves or by helpers beside it.
 */
final class ContractsTest {
    private static final String TESTKIT = "org.postern.testkit.";
    private static final int FEWEST_PORTS = 8;
    private static final List<TestSource> TESTS = Stream.of("domain", "application", "testkit", "adapters", "bootstrap")
            .flatMap(room -> sources(Path.of("..", room, "src/test/java")))
            .toList();

    /** Sealed families are data and no ports. */
    private static final List<JavaClass> PORTS = Rooms.CLASSES.stream()
            .filter(one -> one.getPackageName().equals("org.postern.application.port"))
            .filter(one -> one.isInterface() && !one.reflect().isSealed())
            .toList();

    private static final List<JavaClass> CONTRACTS = Rooms.CLASSES.stream()
            .filter(one -> one.getPackageName().startsWith(TESTKIT))
            .filter(one -> one.isInterface() && one.getSimpleName().endsWith("Contract"))
            .toList();

    private record TestSource(Path path, String text) {
        boolean keeps(JavaClass contract) {
            String declaration = "class \\w+[^{]*\\bimplements\\b[^{]*\\b" + contract.getSimpleName() + "\\b";
            return Pattern.compile(declaration).matcher(text).find();
        }

        boolean isAbout(JavaClass adapter) {
            return text.contains("package " + adapter.getPackageName() + ";")
                    || Pattern.compile("\\b" + adapter.getSimpleName() + "\\b")
                            .matcher(text)
                            .find();
        }
    }

    private static Stream<TestSource> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith("Test.java"))
                    .map(ContractsTest::read)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static TestSource read(Path file) {
        try {
            return new TestSource(file, Files.readString(file));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static boolean tries(JavaClass contract, JavaMethod asked) {
        Stream<JavaClass> helpers = contract.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass())
                .filter(one -> one.getPackageName().equals(contract.getPackageName()))
                .filter(one -> one.getAllRawInterfaces().stream().noneMatch(PORTS::contains));
        return Stream.concat(Stream.of(contract), helpers)
                .flatMap(one -> one.getCodeUnitAccessesFromSelf().stream())
                .anyMatch(access -> access.getName().equals(asked.getName())
                        && access.getTargetOwner()
                                .isAssignableTo(asked.getOwner().getName()));
    }

    private static List<JavaClass> contractsOf(JavaClass port) {
        return CONTRACTS.stream()
                .filter(contract -> port.getMethods().stream().anyMatch(asked -> tries(contract, asked)))
                .toList();
    }

    @Test
    void everyMethodOfEveryPortIsTriedByAContract() {
        assertThat(PORTS).hasSizeGreaterThanOrEqualTo(FEWEST_PORTS);
        assertThat(PORTS.stream()
                        .flatMap(port -> port.getMethods().stream())
                        .filter(asked -> asked.getModifiers().contains(JavaModifier.ABSTRACT))
                        .filter(asked -> CONTRACTS.stream().noneMatch(contract -> tries(contract, asked)))
                        .map(JavaMethod::getFullName))
                .as(
                        "tried by no contract: what the port promises of it is to be a default @Test method of an interface"
                                + " <Port>Contract in %s<room>, which asks its implementor for the port",
                        TESTKIT)
                .isEmpty();
    }

    @Test
    void everyContractIsKeptByAFakeAndBySomethingReal() {
        assertThat(CONTRACTS).hasSizeGreaterThanOrEqualTo(FEWEST_PORTS / 2);
        for (JavaClass contract : CONTRACTS) {
            List<Path> keeping = TESTS.stream()
                    .filter(test -> test.keeps(contract))
                    .map(TestSource::path)
                    .toList();
            assertThat(keeping)
                    .as(
                            "tests that implement %s: one in testkit/src/test for the fake, one in adapters/src/test (or"
                                    + " bootstrap/src/test) for each adapter",
                            contract.getSimpleName())
                    .hasSizeGreaterThanOrEqualTo(2)
                    .anyMatch(path -> path.startsWith("../testkit"))
                    .anyMatch(path -> !path.startsWith("../testkit"));
        }
    }

    /** Save those of a dry run: a store that keeps nothing breaks its port's promise, and is for that. */
    @Test
    void everyAdapterOfAPortKeepsItsContract() {
        for (JavaClass port : PORTS) {
            List<JavaClass> contracts = contractsOf(port);
            assertThat(Rooms.CLASSES.stream()
                            .filter(one -> one.getPackageName().startsWith("org.postern.adapters."))
                            .filter(one -> !one.getPackageName().equals("org.postern.adapters.dryrun"))
                            .filter(one -> one.getRawInterfaces().contains(port))
                            .filter(adapter -> TESTS.stream()
                                    .noneMatch(test -> test.isAbout(adapter)
                                            && contracts.stream().anyMatch(test::keeps)))
                            .map(JavaClass::getName))
                    .as(
                            "adapters of %s without a test that implements one of %s",
                            port.getSimpleName(),
                            contracts.stream().map(JavaClass::getSimpleName).toList())
                    .isEmpty();
        }
    }
}
