package io.communitykit.testkit.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.SchemaInstaller;
import io.communitykit.referral.code.CodeIssue;
import io.communitykit.referral.code.CodeLookup;
import io.communitykit.referral.code.CodeReading;
import io.communitykit.referral.code.CodeRevocation;
import io.communitykit.referral.code.CodeUse;
import io.communitykit.referral.code.Codes;
import io.communitykit.referral.code.InviteCode;
import io.communitykit.referral.code.VanityAnswer;
import io.communitykit.referral.code.jdbc.JdbcCodeStore;
import io.communitykit.referral.code.policy.CodePolicy;
import io.communitykit.referral.code.policy.VanityRules;
import io.communitykit.referral.code.spi.WordCheck;
import io.communitykit.testkit.server.CountedTrips;
import io.communitykit.testkit.server.EmbeddedDatabase;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On a network each round trip costs more than the work of the server. Commits are counted with the rest. */
@DisplayName("Codes on PostgreSQL")
class CodeRoundTripsTest {

    private static final PseudonymKey KEY = PseudonymKey.of("the trips' own secret".getBytes(StandardCharsets.UTF_8));

    private static CountedTrips trips;
    private static HikariDataSource pool;
    private static Codes codes;

    @BeforeAll
    static void open() {
        trips = CountedTrips.to(EmbeddedDatabase.POSTGRESQL.freshUrl());
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(trips.url());
        config.setMaximumPoolSize(1);
        pool = new HikariDataSource(config);
        SchemaInstaller.of(pool).install(JdbcCodeStore.SCHEMA);
        CodePolicy usual = CodePolicy.usual(new PolicyVersion("1"), StoreRules.SHOP);
        CodePolicy policy = new CodePolicy(
                usual.version(),
                usual.program(),
                usual.generator(),
                usual.lookAlikes(),
                usual.limits(),
                usual.validity(),
                Optional.of(new VanityRules(Optional.empty(), 4, 1, List.of())),
                usual.expected());
        codes = Codes.builder(
                        policy,
                        JdbcCodeStore.builder(ConnectionSource.own(pool), KEY).build())
                .clock(InstantSource.fixed(StoreRules.MARCH))
                .words(WordCheck.ANY_WORD)
                .build();
        // The first transaction leaves the check value of the key, the second finds it, and later ones do not look.
        issued(StoreRules.freshMember());
        issued(StoreRules.freshMember());
    }

    @AfterAll
    static void close() {
        pool.close();
        trips.close();
    }

    private static String issued(MemberId member) {
        return codes.issue(member).held().orElseThrow().code().text();
    }

    /** With times enough for the driver to let the server prepare the statements, which changes how they are sent. */
    private static <T> void assertTrips(int expected, Supplier<T> before, Consumer<T> work) {
        List<Integer> counted = IntStream.range(0, 12)
                .mapToObj(time -> {
                    T given = before.get();
                    int start = trips.count();
                    work.accept(given);
                    return trips.count() - start;
                })
                .toList();
        assertThat(counted).containsOnly(expected);
    }

    @Test
    @DisplayName("a first code takes three round trips: read, write, commit; told again two")
    void issue() {
        assertTrips(
                3,
                StoreRules::freshMember,
                member -> assertThat(codes.issue(member)).isInstanceOf(CodeIssue.Issued.class));
        MemberId ann = StoreRules.freshMember();
        issued(ann);
        assertTrips(2, () -> ann, member -> assertThat(codes.issue(member)).isInstanceOf(CodeIssue.Existing.class));
    }

    @Test
    @DisplayName("a rotation takes three, and a vanity code as well; one that is taken two")
    void claims() {
        MemberId ann = StoreRules.freshMember();
        assertTrips(
                3, () -> issued(ann), old -> assertThat(codes.rotate(ann, old)).isInstanceOf(CodeIssue.Issued.class));
        String taken = StoreRules.freshVanity().text();
        codes.requestVanity(ann, taken);
        assertTrips(
                3,
                StoreRules::freshVanity,
                wanted -> assertThat(codes.requestVanity(StoreRules.freshMember(), wanted.text()))
                        .isInstanceOf(VanityAnswer.Granted.class));
        assertTrips(
                2,
                StoreRules::freshMember,
                member -> assertThat(codes.requestVanity(member, taken)).isInstanceOf(VanityAnswer.Refused.class));
    }

    @Test
    @DisplayName("a lookup takes two, and none where the text is no code")
    void resolve() {
        String code = issued(StoreRules.freshMember());
        assertTrips(2, () -> code, text -> assertThat(codes.resolve(text)).isInstanceOf(CodeLookup.Found.class));
        assertTrips(
                2,
                StoreRules::freshCode,
                text -> assertThat(codes.resolve(text.text())).isInstanceOf(CodeLookup.NotFound.class));
        char wrong = code.endsWith("2") ? '3' : '2';
        String slip = code.substring(0, code.length() - 1) + wrong;
        assertThat(CodeReading.of(slip)).isInstanceOf(CodeReading.Malformed.class);
        assertTrips(0, () -> slip, text -> assertThat(codes.resolve(text)).isInstanceOf(CodeLookup.Malformed.class));
    }

    @Test
    @DisplayName("a use takes three, told again two; a revocation three")
    void updates() {
        String code = issued(StoreRules.freshMember());
        assertTrips(
                3,
                StoreRules::freshCode,
                key -> assertThat(codes.use(code, StoreRules.use(key.text()))).isInstanceOf(CodeUse.Counted.class));
        codes.use(code, StoreRules.use("same"));
        assertTrips(
                2,
                () -> code,
                text -> assertThat(codes.use(text, StoreRules.use("same"))).isInstanceOf(CodeUse.Replayed.class));
        assertTrips(
                3,
                () -> issued(StoreRules.freshMember()),
                text -> assertThat(codes.revoke(text)).isInstanceOf(CodeRevocation.Revoked.class));
        InviteCode nobodys = StoreRules.freshCode();
        assertTrips(
                2,
                () -> nobodys,
                text -> assertThat(codes.revoke(text.text())).isInstanceOf(CodeRevocation.Refused.class));
    }

    @Test
    @DisplayName("an export takes two, an erasure three")
    void member() {
        MemberId ann = StoreRules.freshMember();
        issued(ann);
        assertTrips(2, () -> ann, member -> assertThat(codes.export(member)).hasSize(1));
        assertTrips(
                3,
                () -> {
                    MemberId member = StoreRules.freshMember();
                    codes.use(issued(member), StoreRules.use("a"));
                    return member;
                },
                member -> assertThat(codes.erase(member)).isTrue());
    }
}
