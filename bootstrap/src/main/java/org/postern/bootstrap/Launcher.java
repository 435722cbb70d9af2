package org.postern.bootstrap;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The main class of the jar, compiled for Java 11: on a Java that is too old it says so, and which JDK on this machine
 * would do, where {@link Main} could only fail with UnsupportedClassVersionError. It reaches Main by name because a class
 * for 11 cannot be compiled against one for 21.
 */
public final class Launcher {
    private static final int OLDEST = 21;
    private static final int USAGE = 2;
    private static final String VERSION_LINE = "JAVA_VERSION=\"";

    private Launcher() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        int feature = Runtime.version().feature();
        if (feature < OLDEST) {
            String home = System.getProperty("user.home");
            System.err.println(complaint(feature, newest(folders(Paths.get(home))), jar()));
            System.exit(USAGE);
        }
        try {
            Class.forName("org.postern.bootstrap.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    static String complaint(int feature, String home, String jar) {
        String problem = "postern: needs Java " + OLDEST + " or newer; this is Java " + feature + ".";
        String advice = home.isEmpty()
                ? "No newer JDK was found in the usual folders; install one and run its bin/java."
                : "A newer one is here: " + quote(home + "/bin/java") + " -jar " + quote(jar);
        return problem + System.lineSeparator() + advice;
    }

    private static String quote(String word) {
        return word.indexOf(' ') < 0 ? word : "'" + word + "'";
    }

    private static String jar() {
        String classPath = System.getProperty("java.class.path");
        return classPath.indexOf(File.pathSeparatorChar) < 0 ? classPath : "postern.jar";
    }

    static List<Path> folders(Path home) {
        return List.of(
                Paths.get("/usr/lib/jvm"),
                Paths.get("/opt/java"),
                home.resolve(".sdkman/candidates/java"),
                home.resolve(".jdks"),
                Paths.get("/Library/Java/JavaVirtualMachines"));
    }

    /** The newest JDK below one of the folders, or nothing. */
    static String newest(List<Path> folders) {
        String best = "";
        int bestFeature = OLDEST - 1;
        for (Path home : homes(folders)) {
            int feature = feature(home);
            if (feature > bestFeature) {
                best = home.toString();
                bestFeature = feature;
            }
        }
        return best;
    }

    private static List<Path> homes(List<Path> folders) {
        List<Path> homes = new ArrayList<>();
        for (Path folder : folders) {
            String[] children = folder.toFile().list();
            if (children != null) {
                Arrays.sort(children);
                for (String child : children) {
                    homes.add(folder.resolve(child));
                    homes.add(folder.resolve(child).resolve("Contents/Home"));
                }
            }
        }
        return homes;
    }

    /** What the file {@code release} of a JDK says, or 0. */
    private static int feature(Path home) {
        if (!Files.isExecutable(home.resolve("bin/java"))) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(home.resolve("release"), StandardCharsets.ISO_8859_1)) {
            String version = lines.filter(line -> line.startsWith(VERSION_LINE))
                    .map(line -> line.substring(VERSION_LINE.length()))
                    .collect(Collectors.joining());
            String digits = version.chars()
                    .takeWhile(Character::isDigit)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            return digits.isEmpty() ? 0 : Integer.parseInt(digits);
        } catch (IOException e) {
            return 0;
        }
    }
}
