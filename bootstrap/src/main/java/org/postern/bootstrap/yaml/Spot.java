package org.postern.bootstrap.yaml;

import java.nio.file.Path;

/** The way from the root to the value being read, and the folder that relative paths in it start from. */
public record Spot(String path, Path folder) {

    public static Spot root(Path folder) {
        return new Spot("", folder);
    }

    public Spot child(String key) {
        return new Spot(path.isEmpty() ? key : path + "." + key, folder);
    }

    public Spot item(int index) {
        return new Spot(path + "[" + index + "]", folder);
    }

    /** Behind a key that is written there, or nothing at the root. */
    public String in() {
        return path.isEmpty() ? "" : " in " + path;
    }
}
