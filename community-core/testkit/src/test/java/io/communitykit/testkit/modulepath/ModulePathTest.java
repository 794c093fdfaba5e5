package io.communitykit.testkit.modulepath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("On the module path")
class ModulePathTest {

    private static final List<String> LIBRARIES = List.of(
            "io.communitykit.core",
            "io.communitykit.membership",
            "io.communitykit.recommend",
            "io.communitykit.referral",
            "io.communitykit.risk");

    private static final String SHOP = """
            package shop;

            import io.communitykit.core.event.CommunityEvent;
            import io.communitykit.core.event.EventType;
            import io.communitykit.core.id.EventId;
            import io.communitykit.core.id.EventSource;
            import io.communitykit.core.id.IdempotencyKey;
            import io.communitykit.core.id.MemberId;
            import io.communitykit.core.id.PseudonymKey;
            import io.communitykit.core.jdbc.Dialect;
            import io.communitykit.membership.points.CurrencyId;
            import io.communitykit.membership.points.Points;
            import io.communitykit.membership.points.PointsProgram;
            import io.communitykit.membership.points.jdbc.JdbcPointsStore;
            import io.communitykit.membership.points.memory.InMemoryPointsStore;
            import io.communitykit.membership.points.spi.PointsStore;
            import io.communitykit.membership.tier.TierProgram;
            import java.time.Instant;

            public class Main {
                public static void main(String[] args) {
                    PointsProgram program = PointsProgram.KIND.read(\"""
                            {"kind": "points-program", "version": "1", "program": "shop", "zone": "Asia/Shanghai",
                             "currencies": [{"id": "points", "start": 1}],
                             "rules": [{"id": "like", "when": "content.liked", "to": "actor", "currency": "points",
                                        "grant": {"points": 5}}]}\""");
                    PointsStore store = new InMemoryPointsStore(PseudonymKey.of(new byte[32]));
                    Points points = Points.builder(program, store).build();
                    IdempotencyKey key = new IdempotencyKey(new EventSource("shop"), new EventId("1"));
                    MemberId ann = new MemberId("ann");
                    points.apply(CommunityEvent.builder(key, EventType.CONTENT_LIKED, Instant.EPOCH).actor(ann).build());
                    System.out.println("balance " + points.balance(ann, new CurrencyId("points")));
                    System.out.println("tables " + JdbcPointsStore.SCHEMA.statements(1, Dialect.H2).size());
                    System.out.println("schema " + TierProgram.KIND.schema().contains("ladders"));
                    System.out.println(Main.class.getModule());
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    @Timeout(120)
    @DisplayName("a host that requires only membership compiles and runs")
    void compiles_and_runs() throws IOException, InterruptedException {
        List<String> faults = compile("shop", SHOP);
        assertThat(faults).isEmpty();

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        modulePath() + File.pathSeparator + directory.resolve("classes"),
                        "--module",
                        "shop/shop.Main")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).contains("balance 6", "schema true", "module shop").containsPattern("tables [1-9]");
        assertThat(process.exitValue()).as(output).isZero();
    }

    @TestFactory
    @DisplayName("a host cannot use what is not exported:")
    Stream<DynamicTest> not_exported() {
        return LIBRARIES.stream()
                .map(ModulePathTest::find)
                .flatMap(module -> hidden(module.descriptor())
                        .map(name -> DynamicTest.dynamicTest(name, () -> {
                            Optional<String> type = anyType(module, name);
                            assertThat(type).as("a class in " + name).isPresent();
                            String source = "package shop; class Main { " + type.orElseThrow() + " found; }";
                            assertThat(compile("hidden", source)).contains("compiler.err.package.not.visible");
                        })));
    }

    private static Stream<String> hidden(ModuleDescriptor descriptor) {
        Set<String> hidden = new TreeSet<>(descriptor.packages());
        descriptor.exports().stream().filter(each -> !each.isQualified()).forEach(each -> hidden.remove(each.source()));
        // Packages that hold resources only have nothing to import.
        hidden.removeIf(name -> !name.startsWith(descriptor.name()) || name.matches(".*\\.v[0-9]+"));
        return hidden.stream();
    }

    private static Optional<String> anyType(ModuleReference module, String name) {
        try (ModuleReader reader = module.open();
                Stream<String> files = reader.list()) {
            return files.filter(file -> file.matches(name.replace('.', '/') + "/[A-Z]\\w*\\.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The codes of the compiler's errors. */
    private List<String> compile(String name, String main) throws IOException {
        Path root = directory.resolve(name);
        Path sources = Files.createDirectories(root.resolve("shop"));
        Path descriptor = Files.writeString(
                root.resolve("module-info.java"), "module shop { requires io.communitykit.membership; }");
        Path source = Files.writeString(sources.resolve("Main.java"), main);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-proc:none",
                    "--module-path",
                    modulePath(),
                    "-d",
                    directory.resolve("classes").toString());
            compiler.getTask(null, files, diagnostics, options, null, files.getJavaFileObjects(descriptor, source))
                    .call();
        }
        return diagnostics.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(each -> each.getCode().equals("compiler.err.package.not.visible")
                        ? each.getCode()
                        : each.getMessage(null))
                .distinct()
                .toList();
    }

    /** Our libraries and what they require, picked from this test's class path. */
    private static String modulePath() {
        Configuration resolved = Configuration.resolve(
                classPath(),
                List.of(ModuleLayer.boot().configuration()),
                ModuleFinder.of(),
                List.of("io.communitykit.membership"));
        return resolved.modules().stream()
                .map(ResolvedModule::reference)
                .flatMap(module -> module.location().stream())
                .map(Path::of)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static ModuleReference find(String name) {
        return classPath().find(name).orElseThrow(() -> new AssertionError("no module " + name + " on the class path"));
    }

    /** Test classes are no module, and databases' jars that lie beside need not be one. */
    private static ModuleFinder classPath() {
        List<Path> found = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (!entry.isEmpty() && Files.exists(path) && !path.endsWith("test-classes")) {
                found.add(path);
            }
        }
        return ModuleFinder.of(found.toArray(Path[]::new));
    }
}
