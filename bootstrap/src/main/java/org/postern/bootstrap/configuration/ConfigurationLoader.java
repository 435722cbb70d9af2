package org.postern.bootstrap.configuration;

import java.nio.file.Path;
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
        List<Problem> problems = switch (configuration.tls().certificate()) {
            case CertificateFiles files ->
                Stream.concat(
                                problem(root, "certificate", files.certificate()).stream(),
                                problem(root, "key", files.key()).stream())
                        .toList();
            case ServerCertificate.SelfSigned made -> List.of();
            case ServerCertificate.NoCertificate none -> List.of();
        };
        return problems.isEmpty() ? Reading.good(configuration) : new Reading.Bad<>(problems);
    }

    private static Optional<Problem> problem(Node root, String key, Path file) {
        Place place = root.child("tls")
                .flatMap(tls -> tls.child(key))
                .map(Node::place)
                .orElse(Place.NOWHERE);
        return FileState.of(file).complaint().map(complaint -> {
            String message = "tls." + key + " is " + file + ", which " + complaint;
            return new Problem(place, message);
        });
    }
}
