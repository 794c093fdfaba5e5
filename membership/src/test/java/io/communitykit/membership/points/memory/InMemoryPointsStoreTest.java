package io.communitykit.membership.points.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.membership.points.PointsCommand;
import io.communitykit.membership.points.ledger.Till;
import io.communitykit.membership.points.lot.LotPolicy;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The store on the heap")
class InMemoryPointsStoreTest {

    private final InMemoryPointsStore store =
            new InMemoryPointsStore(PseudonymKey.of("a secret of the tests".getBytes(StandardCharsets.UTF_8)));

    private final Till till = Till.of(Till.program("UTC", LotPolicy.DEFAULT), store);

    @Test
    @DisplayName("keeps nothing of a member of whom nothing was posted")
    void no_shell() throws ReflectiveOperationException {
        Till.rejection(till.take("s", 1));
        Till.rejection(till.send("t", Till.BOB, 1).sent());

        assertThat(accounts()).isEmpty();
        till.give("a", 1);
        assertThat(accounts()).hasSize(1);
        store.erase(Till.ANN);
        assertThat(accounts()).isEmpty();
    }

    private Map<?, ?> accounts() throws ReflectiveOperationException {
        Field field = InMemoryPointsStore.class.getDeclaredField("accounts");
        field.setAccessible(true);
        return (Map<?, ?>) field.get(store);
    }

    @Test
    @DisplayName("loses no grant to a member whose first commands are refused at the same time")
    void refused_beside_first() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 2_000; round++) {
                MemberId member = new MemberId("member " + round);
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    PointsCommand refused = new PointsCommand.Spend(
                            Till.key("s" + i), member, Till.POINTS, 100, Till.reason(), till.now());
                    all.add(threads.submit(() -> till.points().execute(refused)));
                }
                PointsCommand given =
                        new PointsCommand.Grant(Till.key("g"), member, Till.POINTS, 5, Till.reason(), till.now());
                all.add(threads.submit(() -> till.points().execute(given)));
                for (Future<?> each : all) {
                    each.get();
                }
                assertThat(till.points().balance(member, Till.POINTS)).isEqualTo(5);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
