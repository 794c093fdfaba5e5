package io.communitykit.testkit.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.event.AttributeName;
import io.communitykit.core.event.AttributeValue;
import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.core.jdbc.HostTransaction;
import io.communitykit.core.segment.MemberState;
import io.communitykit.core.segment.Profile;
import io.communitykit.core.segment.counter.CounterState;
import io.communitykit.core.segment.jdbc.JdbcProfileStore;
import io.communitykit.core.segment.spi.ProfileStore;
import io.communitykit.core.segment.spi.ProfileStore.Saved;
import io.communitykit.testkit.points.InstalledDatabase;
import io.communitykit.testkit.server.EmbeddedDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What our own store promises beyond the contract. */
@DisplayName("The store of members on a database")
class JdbcProfileStoreTest {

    private static final PseudonymKey KEY =
            PseudonymKey.of("the contract's own secret".getBytes(StandardCharsets.UTF_8));

    private final MemberId member = StoreRules.fresh();

    private static ProfileStore store(EmbeddedDatabase database) {
        DataSource dataSource = InstalledDatabase.of(database);
        ProfileStore store =
                JdbcProfileStore.builder(ConnectionSource.own(dataSource), KEY).build();
        // Leaves the key's check value, for which calls within calls would wait.
        StoreRules.count(store, StoreRules.fresh());
        return store;
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("asks a decider again where another changed the member between reading and locking")
    void decides_again(EmbeddedDatabase database) {
        ProfileStore store = store(database);
        for (long known = 0; known < 2; known++) {
            long before = known;
            List<Long> shown = new ArrayList<>();

            Optional<String> answer = store.update(member, state -> {
                shown.add(SampleState.number(state));
                if (shown.size() == 1) {
                    StoreRules.count(store, member);
                }
                return new Saved<>(
                        Optional.of(SampleState.counted(member, SampleState.number(state) + 10)),
                        "call " + shown.size());
            });

            assertThat(answer).contains("call 2");
            assertThat(shown).containsExactly(before * 11, before * 11 + 1);
            assertThat(store.read(member)).contains(SampleState.counted(member, before * 11 + 11));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("does not ask again, and saves nothing, where the member was erased between reading and locking")
    void erased_between(EmbeddedDatabase database) {
        ProfileStore store = store(database);
        for (MemberId each : List.of(member, StoreRules.fresh())) {
            if (each.equals(member)) {
                StoreRules.count(store, each);
            }
            int[] asked = {0};

            Optional<String> answer = store.update(each, state -> {
                asked[0]++;
                store.erase(each);
                return new Saved<>(Optional.of(SampleState.counted(each, 5)), "saved");
            });

            assertThat(answer).isEmpty();
            assertThat(asked[0]).isEqualTo(1);
            assertThat(store.read(each)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "takes a state of just MAX_BYTES that has to be escaped all over, and says what it takes of a larger one")
    void largest(EmbeddedDatabase database) {
        ProfileStore store = store(database);
        int frame = frame(store);
        MemberState most = text("'".repeat(JdbcProfileStore.MAX_BYTES - frame));
        MemberState more = text("'".repeat(JdbcProfileStore.MAX_BYTES - frame + 1));
        MemberState wide = text("\u751f".repeat(JdbcProfileStore.MAX_BYTES / 3));

        store.update(member, before -> new Saved<>(Optional.of(most), "saved"));

        assertThat(store.read(member).equals(Optional.of(most))).isTrue();
        for (MemberState each : List.of(more, wide)) {
            assertThatThrownBy(() -> store.update(member, before -> new Saved<>(Optional.of(each), "saved")))
                    .isInstanceOf(StorageException.class)
                    .hasMessageStartingWith("a member's state must take at most 8000000 bytes of JSON, got 8000");
        }
        assertThat(store.read(member).equals(Optional.of(most))).isTrue();
    }

    /** How much a state takes beside the text in it, as the store itself says. */
    private int frame(ProfileStore store) {
        MemberState state = text("'".repeat(JdbcProfileStore.MAX_BYTES));
        StorageException refused = catchThrowableOfType(
                StorageException.class, () -> store.update(member, before -> new Saved<>(Optional.of(state), "saved")));
        String message = String.valueOf(refused.getMessage());
        return Integer.parseInt(message.substring(message.lastIndexOf(' ') + 1)) - JdbcProfileStore.MAX_BYTES;
    }

    private MemberState text(String text) {
        Profile profile = Profile.of(member).with(new AttributeName("text"), AttributeValue.of(text));
        return new MemberState(
                profile, CounterState.empty(), SampleState.MARCH, Optional.empty(), Map.of(), Optional.empty());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("refuses what it cannot read, rather than begin anew")
    void unreadable(EmbeddedDatabase database) throws SQLException {
        ProfileStore store = store(database);
        StoreRules.count(store, member);
        overwrite(database, "{\"v\":2}");

        for (Runnable call : List.<Runnable>of(
                () -> store.read(member),
                () -> StoreRules.count(store, member),
                () -> store.members(Optional.empty(), 10_000))) {
            assertThatThrownBy(call::run)
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_UNREADABLE))
                    .hasMessageContaining("format version 1")
                    .hasMessageNotContaining(member.value());
        }
        assertThat(store.erase(member)).isTrue();
    }

    private void overwrite(EmbeddedDatabase database, String state) throws SQLException {
        boolean text = database == EmbeddedDatabase.POSTGRESQL;
        byte[] bytes = member.value().getBytes(StandardCharsets.UTF_8);
        try (HostTransaction host = HostTransaction.begin(InstalledDatabase.of(database));
                PreparedStatement update = host.connection()
                        .prepareStatement("UPDATE communitykit_profile SET state = ? WHERE member = ?")) {
            if (text) {
                update.setString(1, state);
                update.setString(2, member.value());
            } else {
                update.setBytes(1, state.getBytes(StandardCharsets.UTF_8));
                update.setBytes(2, bytes);
            }
            assertThat(update.executeUpdate()).isEqualTo(1);
            host.commit();
        }
    }
}
