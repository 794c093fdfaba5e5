package io.communitykit.core.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the JSON Schemas of policy kinds into files while a module is built, so that they ship in its jar: {@code
 * <folder>/<package as path>/<kind>.schema.json}.
 */
public final class SchemaFiles {

    private SchemaFiles() {}

    /**
     * Writes the schemas.
     *
     * @param args the output folder, then names of classes that each have a constant {@code public static final
     *     PolicyKind<?> KIND}
     * @throws IOException if a file cannot be written
     * @throws ReflectiveOperationException if a class or its constant is not there
     */
    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        if (args.length < 2) {
            throw new IllegalArgumentException(
                    "expected a folder and at least one class name, got " + args.length + " arguments");
        }
        for (int i = 1; i < args.length; i++) {
            Class<?> type = Class.forName(args[i]);
            if (!(type.getField("KIND").get(null) instanceof PolicyKind<?> kind)) {
                throw new IllegalArgumentException(args[i] + ".KIND must be a PolicyKind");
            }
            write(Path.of(args[0]).resolve(type.getPackageName().replace('.', '/')), kind);
        }
    }

    private static void write(Path folder, PolicyKind<?> kind) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(kind.name() + ".schema.json"), kind.schema());
    }
}
