package io.communitykit.testkit.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.risk.abuse.AbusePolicy;
import io.communitykit.risk.abuse.AbuseScreen;
import io.communitykit.risk.abuse.Told;
import io.communitykit.risk.abuse.Verdict;
import io.communitykit.risk.abuse.fact.AbuseFact;
import io.communitykit.risk.abuse.fact.KeyDigest;
import io.communitykit.risk.abuse.fact.KeyNote;
import io.communitykit.risk.abuse.fact.Linked;
import io.communitykit.testkit.internal.ManyThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Screens over the store. */
abstract class FacadeRules extends StoreRules {

    private final MemberId alice = fresh();
    private final MemberId bob = fresh();
    private final KeyDigest phone = new KeyDigest(UUID.randomUUID().getMostSignificantBits(), 7);

    private Linked has(MemberId member) {
        return new Linked(key(), MAY, member, PHONE, phone, KeyNote.PLAIN);
    }

    @Test
    @DisplayName("a screen that is built anew says what the first says, and knows what it was told")
    void restart() {
        AbuseScreen screen = AbuseScreen.over(AbusePolicy.USUAL, store);
        AbuseFact link = has(alice);
        for (AbuseFact fact : List.of(link, has(bob), brought(alice, bob))) {
            assertThat(screen.tell(fact)).isEqualTo(new Told.Taken(fact));
        }

        AbuseScreen again = AbuseScreen.over(AbusePolicy.USUAL, store);

        assertThat(again.screenAll()).isEqualTo(screen.screenAll());
        assertThat(again.screen(alice, bob)).isInstanceOf(Verdict.Block.class);
        assertThat(again.tell(link)).isEqualTo(new Told.Replayed(link));
        assertThat(again.export(bob)).hasSize(2);
    }

    @RepeatedTest(10)
    @DisplayName("screens that are told side by side agree to the bit once they have caught up, erasures included")
    void converge() throws InterruptedException, ExecutionException {
        List<AbuseScreen> screens = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            screens.add(AbuseScreen.over(AbusePolicy.USUAL, store));
        }
        List<MemberId> friends = List.of(fresh(), fresh(), fresh(), fresh());

        ManyThreads.run(8, thread -> {
            AbuseScreen screen = screens.get(thread % 4);
            for (int i = 0; i < 4; i++) {
                screen.tell(has(friends.get((thread + i) % 4)));
                screen.tell(brought(alice, friends.get((thread + i) % 4)));
                if (i == 2 && thread < 2) {
                    screen.erase(friends.get(thread));
                } else if (i == thread % 4) {
                    screen.catchUp();
                }
            }
            return true;
        });
        screens.forEach(AbuseScreen::catchUp);

        AbuseScreen fresh = AbuseScreen.over(AbusePolicy.USUAL, store);
        for (AbuseScreen each : screens) {
            assertThat(each.screenAll()).isEqualTo(fresh.screenAll());
            assertThat(each.report()).isEqualTo(fresh.report());
            assertThat(each.screenAll().toString())
                    .doesNotContain(friends.get(0).value());
        }
    }
}
