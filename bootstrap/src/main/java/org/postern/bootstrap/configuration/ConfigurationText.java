package org.postern.bootstrap.configuration;

import org.postern.bootstrap.yaml.YamlText;

/** A configuration as the YAML that reads back as the same configuration, every default written out. */
public final class ConfigurationText {
    private ConfigurationText() {}

    public static String of(Configuration configuration) {
        return YamlText.of(ConfigurationKeys.SECTION.write(configuration));
    }
}
