package io.communitykit.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The published libraries on this class path: their classes without tests, and their module descriptors. */
final class Libraries {

    /** A class of each library: where it comes from, the rest comes from too. A new library adds one. */
    private static final Map<String, Class<?>> ONE_CLASS_EACH = Map.of(
            "io.communitykit.core", io.communitykit.core.CommunityException.class,
            "io.communitykit.membership", io.communitykit.membership.points.Points.class,
            "io.communitykit.recommend", io.communitykit.recommend.signal.SignalRules.class,
            "io.communitykit.referral", io.communitykit.referral.spi.BookStore.class,
            "io.communitykit.risk", io.communitykit.risk.word.WordMatcher.class,
            "io.communitykit.testkit", io.communitykit.testkit.points.PointsStoreContract.class);

    private Libraries() {}

    static JavaClasses classes() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages("io.communitykit");
    }

    static Map<String, ModuleDescriptor> descriptors() {
        Map<String, ModuleDescriptor> descriptors = new TreeMap<>();
        ONE_CLASS_EACH.forEach((name, type) -> descriptors.put(
                name,
                ModuleFinder.of(location(type))
                        .find(name)
                        .map(ModuleReference::descriptor)
                        .orElseThrow(() -> new AssertionError("no module " + name + " where " + type + " is"))));
        return descriptors;
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError("no path to " + type, e);
        }
    }

    /** Packages that everybody may use. */
    static Set<String> exported() {
        Set<String> exported = new TreeSet<>();
        descriptors()
                .values()
                .forEach(descriptor -> descriptor.exports().stream()
                        .filter(each -> !each.isQualified())
                        .forEach(each -> exported.add(each.source())));
        return exported;
    }
}
