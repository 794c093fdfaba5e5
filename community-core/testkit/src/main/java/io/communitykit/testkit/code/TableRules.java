package io.communitykit.testkit.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.communitykit.core.ErrorCode;
import io.communitykit.core.StorageException;
import io.communitykit.core.id.MemberId;
import io.communitykit.referral.code.InviteCode;
import io.communitykit.referral.code.VanityCode;
import io.communitykit.referral.code.spi.CodeStore;
import io.communitykit.referral.code.spi.CodeStore.Claim;
import io.communitykit.testkit.internal.StoreOpening;
import io.communitykit.testkit.internal.TableSearch;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is in the tables, and what is left there. */
abstract class TableRules extends StoreRules {

    abstract StoreOpening<CodeStore> opening();

    @Override
    CodeStore createStore() {
        return opening().open();
    }

    private List<String> columnsHolding(String text) throws SQLException {
        return new TableSearch(opening().dataSource()).columnsHolding(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName(
            "after an erasure no table holds the id, nor a code of the member, which may be a name or lead to a number")
    void no_trace() throws SQLException {
        String unique = UUID.randomUUID().toString();
        MemberId member = new MemberId("member \u4f1a\u5458 " + unique);
        InviteCode checked = freshCode();
        VanityCode vanity = freshVanity();
        claim(store, member, checked);
        claim(store, member, vanity);
        count(store, checked.key(), unique);
        for (String each : List.of(unique, checked.text(), vanity.text())) {
            assertThat(columnsHolding(each)).as("found before").isNotEmpty();
        }

        store.erase(member);
        claim(store, member, freshCode());
        count(store, checked.key(), "another");

        for (String each : List.of(unique, checked.text(), vanity.text(), member.value())) {
            assertThat(columnsHolding(each)).as("found after").isEmpty();
        }
    }

    @Test
    @DisplayName("no table ever holds the id of a use, in which a host may have written that of a member")
    void no_use_ids() throws SQLException {
        // Short enough to be whole in a column of 16 bytes.
        String unique = UUID.randomUUID().toString().substring(0, 13);
        InviteCode code = freshCode();
        claim(store, freshMember(), code);

        count(store, code.key(), unique);

        assertThat(columnsHolding(unique)).isEmpty();
    }

    @Test
    @DisplayName("of a member never seen who was erased, refused, asked for or thrown at no table holds the id")
    void no_trace_of_strangers() throws SQLException {
        MemberId erased = freshMember();
        MemberId thrownAt = freshMember();
        MemberId left = freshMember();

        store.erase(erased);
        claim(store, erased, freshCode());
        store.codes(left);
        store.claim(left, List.of(), holdings -> new Claim<>(Optional.empty(), Optional.empty(), "left"));
        assertThatThrownBy(() -> store.claim(thrownAt, List.of(), holdings -> {
                    throw new UnsupportedOperationException("of the function");
                }))
                .isInstanceOf(UnsupportedOperationException.class);

        for (MemberId each : List.of(erased, thrownAt, left)) {
            assertThat(columnsHolding(each.value())).isEmpty();
        }
    }

    @Test
    @DisplayName("another store on the same database, such as one opened after a restart, sees the same")
    void second_store() {
        MemberId ann = freshMember();
        MemberId erased = freshMember();
        InviteCode code = freshCode();
        InviteCode gone = freshCode();
        claim(store, ann, code);
        claim(store, erased, gone);
        count(store, code.key(), "a");
        store.erase(erased);

        CodeStore other = createStore();

        assertThat(other.codes(ann)).containsExactly(code(ann, code).used());
        assertThat(count(other, code.key(), "a")).isEqualTo("replayed");
        assertThat(claim(other, ann, gone)).isEqualTo("taken");
        assertThat(claim(other, erased, freshCode())).isEqualTo("erased");
    }

    @Test
    @DisplayName("a store that is opened with another pseudonym key refuses everything")
    void foreign_key() {
        MemberId ann = freshMember();
        InviteCode code = freshCode();
        claim(store, ann, code);
        CodeStore foreign = opening().openForeign();
        List<Runnable> calls = List.of(
                () -> claim(foreign, ann, freshCode()),
                () -> foreign.find(code.key()),
                () -> foreign.codes(ann),
                () -> count(foreign, code.key(), "a"),
                () -> foreign.erase(ann));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                StorageException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FOREIGN)));
        assertThat(store.find(code.key())).contains(code(ann, code));
    }
}
