package io.communitykit.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import io.communitykit.core.CommunityException;
import io.communitykit.membership.points.spi.PointsStore;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The libraries keep the rules of the house:")
class HouseRulesTest {

    private static final JavaClasses LIBRARIES = Libraries.classes();
    private static final List<String> DOMAINS = List.of("membership", "referral", "recommend", "risk");

    /** Libraries that a host should not have to know. */
    private static final List<String> GUTS = List.of(
            "com.fasterxml.",
            "com.google.",
            "com.github.benmanes.",
            "org.hibernate.",
            "jakarta.",
            "java.sql.",
            "javax.sql.");

    @TestFactory
    @DisplayName("no domain knows another, and core knows none")
    Stream<DynamicTest> domains() {
        return Stream.concat(Stream.of("core"), DOMAINS.stream())
                .flatMap(from -> DOMAINS.stream()
                        .filter(to -> !to.equals(from))
                        .map(to -> DynamicTest.dynamicTest(
                                from + " without " + to,
                                () -> noClasses()
                                        .that()
                                        .resideInAPackage("io.communitykit." + from + "..")
                                        .should()
                                        .dependOnClassesThat()
                                        .resideInAPackage("io.communitykit." + to + "..")
                                        .allowEmptyShould(true)
                                        .check(LIBRARIES))));
    }

    @Test
    @DisplayName("libraries do not know the testkit")
    void testkit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.communitykit.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.communitykit.testkit..")
                .check(LIBRARIES);
    }

    @Test
    @DisplayName("facades, rules and ports do not know the adapters, nor one adapter the other")
    void rooms() {
        noClasses()
                .that()
                .resideInAPackage("io.communitykit.membership..")
                .and()
                .resideOutsideOfPackages("..jdbc..", "..memory..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.communitykit..memory..", "io.communitykit..jdbc..")
                .check(LIBRARIES);
        noClasses()
                .that()
                .resideInAPackage("..memory..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..jdbc..")
                .check(LIBRARIES);
        noClasses()
                .that()
                .resideInAPackage("..membership..jdbc..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..memory..")
                .check(LIBRARIES);
    }

    @Test
    @DisplayName("java.sql stays in the jdbc rooms")
    void sql() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..jdbc..", "io.communitykit.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(LIBRARIES);
    }

    @Test
    @DisplayName("adapters and domains stay out of the internal packages of other modules")
    void internal() {
        for (String module : Libraries.descriptors().keySet()) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(module + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage(module + "..internal.."))
                    .allowEmptyShould(true)
                    .check(LIBRARIES);
        }
    }

    @Test
    @DisplayName("no type of Jackson, Guava, Caffeine, Hibernate or java.sql in an exported signature outside .jdbc")
    void exported_signatures() {
        Set<String> exported = Libraries.exported();
        List<String> faults = LIBRARIES.stream()
                .filter(type -> exported.contains(type.getPackageName())
                        && !type.getPackageName().contains("jdbc"))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(HouseRulesTest::signatureTypes)
                .filter(line -> GUTS.stream().anyMatch(guts -> line.contains(" " + guts)))
                .filter(line -> !line.startsWith("io.communitykit.testkit.points.JdbcPointsStoreContract"))
                .filter(line -> !line.startsWith("io.communitykit.testkit.book.JdbcBookStoreContract"))
                .filter(line -> !line.startsWith("io.communitykit.testkit.segment.JdbcProfileStoreContract"))
                .filter(line -> !line.startsWith("io.communitykit.testkit.word.JdbcWordSourceContract"))
                .filter(line -> !line.startsWith("io.communitykit.testkit.signal.JdbcSignalStoreContract"))
                .filter(line -> !line.startsWith("io.communitykit.testkit.code.JdbcCodeStoreContract"))
                .filter(line -> !line.startsWith("io.communitykit.testkit.abuse.JdbcAbuseStoreContract"))
                .toList();

        assertThat(faults).isEmpty();
        assertThat(exported).contains("io.communitykit.core.event", "io.communitykit.membership.points.spi");
    }

    private static Stream<String> signatureTypes(JavaClass type) {
        Stream<JavaMember> members = type.getMembers().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED));
        Stream<String> inMembers = members.flatMap(member -> (member instanceof JavaCodeUnit unit
                        ? Stream.concat(
                                Stream.concat(
                                        unit.getParameterTypes().stream()
                                                .flatMap(each -> each.getAllInvolvedRawTypes().stream()),
                                        unit.getReturnType().getAllInvolvedRawTypes().stream()),
                                unit.getExceptionTypes().stream())
                        : ((JavaField) member).getType().getAllInvolvedRawTypes().stream())
                .map(each -> member.getFullName() + ": " + each.getName()));
        Stream<String> above = Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
                .map(each -> type.getName() + " is: " + each.getName());
        return Stream.concat(inMembers, above);
    }

    @Test
    @DisplayName("no name ends in Impl, Util, Utils, Helper, Manager or Base")
    void names() {
        classes()
                .should()
                .haveNameNotMatching(".*(Impl|Util|Utils|Helper|Helpers|Manager|Base)$")
                .check(LIBRARIES);
    }

    @Test
    @DisplayName("no ambient time, zone, locale or randomness")
    void ambient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.communitykit.testkit..")
                .and()
                .doNotHaveFullyQualifiedName("io.communitykit.core.jdbc.OwnTransactions") // jitter between retries
                .should()
                .callMethodWhere(describe(
                        "asks the surroundings",
                        call -> isAmbient(
                                call.getTarget().getOwner().getName(),
                                call.getTarget().getName(),
                                call.getTarget().getRawParameterTypes().size())))
                .orShould()
                .callConstructor(java.util.Random.class)
                .orShould()
                .callConstructor(java.util.Date.class)
                .check(LIBRARIES);
    }

    /** A facade's default clock, {@code Clock.systemUTC()}, is the host's to replace. */
    private static boolean isAmbient(String owner, String method, int parameters) {
        return switch (owner) {
            case "java.lang.System" -> method.equals("currentTimeMillis") || method.equals("nanoTime");
            case "java.lang.Math", "java.lang.StrictMath" -> method.equals("random");
            case "java.util.UUID" -> method.equals("randomUUID");
            case "java.util.concurrent.ThreadLocalRandom" -> method.equals("current");
            case "java.util.Locale", "java.util.TimeZone" -> method.equals("getDefault");
            case "java.time.ZoneId" -> method.equals("systemDefault");
            case "java.time.Clock" -> method.equals("systemDefaultZone");
            case "java.lang.String" ->
                switch (method) {
                    case "formatted" -> true;
                    case "toLowerCase", "toUpperCase" -> parameters == 0;
                    case "format" -> parameters == 2;
                    default -> false;
                };
            default -> owner.startsWith("java.time.") && method.equals("now") && parameters == 0;
        };
    }

    @Test
    @DisplayName("no static state that changes")
    void static_state() {
        fields().that().areStatic().should().beFinal().check(LIBRARIES);
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("io.communitykit.testkit..")
                .should()
                .notHaveRawType(describe(
                        "a store of state",
                        type -> type.isAssignableTo(java.util.concurrent.ConcurrentMap.class)
                                || type.isAssignableTo(ThreadLocal.class)
                                || type.getName().startsWith("java.util.concurrent.atomic.")))
                .check(LIBRARIES);
    }

    @Test
    @DisplayName("no double or float near money and points")
    void exact() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage("io.communitykit.membership..", "io.communitykit.core.money..")
                .should()
                .notHaveRawReturnType(describe("double or float", HouseRulesTest::isFloating))
                .check(LIBRARIES);
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage("io.communitykit.membership..", "io.communitykit.core.money..")
                .should()
                .notHaveRawType(describe("double or float", HouseRulesTest::isFloating))
                .check(LIBRARIES);
    }

    private static boolean isFloating(JavaClass type) {
        return Set.of("double", "float", "java.lang.Double", "java.lang.Float").contains(type.getName());
    }

    @Test
    @DisplayName("every package is @NullMarked")
    void null_marked() throws ClassNotFoundException {
        Set<String> packages = new TreeSet<>();
        LIBRARIES.stream().map(JavaClass::getPackage).map(JavaPackage::getName).forEach(packages::add);
        for (String name : packages) {
            Class<?> info = Class.forName(name + ".package-info");
            assertThat(info.isAnnotationPresent(NullMarked.class)).as(name).isTrue();
        }
        assertThat(packages).hasSizeGreaterThan(10);
    }

    @Test
    @DisplayName("every public exception is a CommunityException")
    void exceptions() {
        classes()
                .that()
                .areAssignableTo(Exception.class)
                .and()
                .arePublic()
                .should()
                .beAssignableTo(CommunityException.class)
                .check(LIBRARIES);
    }

    @Test
    @DisplayName("a port has at most five methods and is not sealed")
    void ports() {
        assertThat(PointsStore.class.getMethods()).hasSizeLessThanOrEqualTo(5);
        assertThat(PointsStore.class.isSealed()).isFalse();
    }

    @Test
    @DisplayName("internal packages are not exported, all others are")
    void exports() {
        Libraries.descriptors().values().forEach(descriptor -> {
            Set<String> unqualified = new TreeSet<>();
            descriptor.exports().stream()
                    .filter(each -> !each.isQualified())
                    .forEach(each -> unqualified.add(each.source()));
            assertThat(unqualified).as(descriptor.name()).noneMatch(name -> name.contains(".internal"));
        });
    }
}
