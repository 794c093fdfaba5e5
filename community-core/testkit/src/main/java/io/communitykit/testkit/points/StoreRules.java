package io.communitykit.testkit.points;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.ProgramId;
import io.communitykit.membership.points.AccountId;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.spi.PointsStore;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What every chapter of the contract starts with: a store, and names that no earlier test has used. */
abstract class StoreRules {

    static final CapWindow DAY = new CapWindow(new CapId("daily"), CapPeriod.DAY, LocalDate.of(2026, 3, 1));
    static final CapWindow WEEK = new CapWindow(new CapId("weekly"), CapPeriod.WEEK, LocalDate.of(2026, 2, 23));

    final ProgramId program = new ProgramId("program-" + UUID.randomUUID());
    StoreProbe probe;

    abstract PointsStore createStore();

    @BeforeEach
    void openStore() {
        probe = new StoreProbe(createStore());
    }

    final AccountId account(String name) {
        return account(program, name);
    }

    static AccountId account(ProgramId program, String name) {
        return new AccountId(program, new MemberId(name));
    }

    /** A member whom no earlier test has named, in any program. */
    final AccountId fresh() {
        return account("member-" + UUID.randomUUID());
    }
}
