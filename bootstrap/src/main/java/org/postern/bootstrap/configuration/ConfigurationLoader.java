package org.postern.bootstrap.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.postern.bootstrap.configuration.ServerCertificate.CertificateFiles;
import org.postern.bootstrap.yaml.Node;
import org.postern.bootstrap.yaml.Place;
import org.postern.bootstrap.yaml.Problem;
import org.postern.bootstrap.yaml.Reading;
import org.postern.bootstrap.yaml.Spot;

/** Makes one configuration of a file, or of try mode without one, and of the environment, which wins. */
public final class ConfigurationLoader {
    private final Path workingFolder;
    private final Map<String, String> environment;

    /** {@code workingFolder} is what a relative file name starts from. */
    public ConfigurationLoader(Path workingFolder, Map<String, String> environment) {
        this.workingFolder = workingFolder.toAbsolutePath();
        this.environment = Map.copyOf(environment);
    }

    /** The configuration of this file, or every problem found; files it names for TLS must be readable. */
    public Reading<Configuration> load(Path file) {
        Path folder =
                Optional.ofNullable(workingFolder.resolve(file).getParent()).orElse(workingFolder);
        return ConfigurationFile.read(workingFolder.resolve(file), file.toString())
                .then(root -> overlaid(root, Place.of(file.toString()), folder));
    }

    /** Try mode in the working folder. */
    public Reading<Configuration> tryMode() {
        Node root = ConfigurationKeys.SECTION.write(Configuration.tryMode(workingFolder));
        return overlaid(root, Place.NOWHERE, workingFolder);
    }

    private Reading<Configuration> overlaid(Node root, Place source, Path folder) {
        return Variables.over(root, environment).then(tree -> {
            if (tree instanceof Node.Blank) {
                return Reading.bad(source, "is empty; hostname, domains and listeners are required");
            }
            return ConfigurationKeys.SECTION
                    .read(tree, Spot.root(folder))
                    .then(configuration -> withFiles(configuration, tree));
        });
    }

    private static Reading<Configuration> withFiles(Configuration configuration, Node root) {
        List<Problem> problems = new ArrayList<>();
        if (configuration.tls().certificate() instanceof CertificateFiles files) {
            problems.addAll(problems(root, files, List.of("tls")));
        }
        List<CertificateFiles> more =
                configuration.https().map(HttpsSettings::certificates).orElseGet(List::of);
        for (int i = 0; i < more.size(); i++) {
            problems.addAll(problems(root, more.get(i), List.of("https", "certificates", Integer.toString(i))));
        }
        configuration.acme().ifPresent(acme -> {
            acme.roots()
                    .flatMap(file -> problem(root, List.of("acme"), "roots", file))
                    .ifPresent(problems::add);
            acme.bindingKeyFile()
                    .flatMap(file -> problem(root, List.of("acme"), "eab-key-file", file))
                    .ifPresent(problems::add);
        });
        return problems.isEmpty() ? Reading.good(configuration) : new Reading.Bad<>(problems);
    }

    private static List<Problem> problems(Node root, CertificateFiles files, List<String> path) {
        return Stream.concat(
                        problem(root, path, "certificate", files.certificate()).stream(),
                        problem(root, path, "key", files.key()).stream())
                .toList();
    }

    private static Optional<Problem> problem(Node root, List<String> path, String key, Path file) {
        Optional<Node> node = Optional.of(root);
        Spot spot = Spot.root(Path.of(""));
        for (String step : path) {
            node = node.flatMap(one -> one.child(step));
            boolean index = step.chars().allMatch(Character::isDigit);
            spot = index ? spot.item(Integer.parseInt(step)) : spot.child(step);
        }
        Place place = node.flatMap(one -> one.child(key)).map(Node::place).orElse(Place.NOWHERE);
        String name = spot.child(key).path();
        return FileState.of(file)
                .complaint()
                .map(complaint -> new Problem(place, name + " is " + file + ", which " + complaint));
    }
}
