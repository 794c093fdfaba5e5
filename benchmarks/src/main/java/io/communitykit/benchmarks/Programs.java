package io.communitykit.benchmarks;

import io.communitykit.core.id.PolicyVersion;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsProgram;
import io.communitykit.membership.tier.Climb;
import io.communitykit.membership.tier.Downgrade;
import io.communitykit.membership.tier.LadderId;
import io.communitykit.membership.tier.Measure;
import io.communitykit.membership.tier.Tier;
import io.communitykit.membership.tier.TierId;
import io.communitykit.membership.tier.TierLadder;
import io.communitykit.membership.tier.TierProgram;
import io.communitykit.membership.tier.Validity;
import io.communitykit.membership.tier.Window;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** The one program that all benchmarks run: {@code program.json}, four rules and a daily cap. */
final class Programs {

    /** Loose. */
    static final CurrencyId POINTS = new CurrencyId("points");

    /** In lots that live for twelve months. */
    static final CurrencyId COINS = new CurrencyId("coins");

    /** Climbed by {@link #POINTS}. */
    static final LadderId LADDER = new LadderId("level");

    private Programs() {}

    static PointsProgram benchmark() {
        try (InputStream json = Programs.class.getResourceAsStream("program.json")) {
            if (json == null) {
                throw new IllegalStateException("the jar must carry program.json");
            }
            return PointsProgram.KIND.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same program with a ladder: growth over a rolling year, kept as long as it is enough, with a grace. */
    static PointsProgram withLadder(PolicyVersion version, long silver, long gold) {
        Climb climb = new Climb(
                new Measure.Earned(POINTS),
                new Window.Rolling(Period.ofDays(365)),
                Climb.Upgrade.AT_ONCE,
                Validity.Continuous.INSTANCE,
                new Downgrade(Downgrade.Step.FULL, Period.ofDays(30)),
                Optional.empty());
        List<Tier> tiers = List.of(
                new Tier(new TierId("plain"), 0),
                new Tier(new TierId("silver"), silver, silver * 4 / 5),
                new Tier(new TierId("gold"), gold, gold * 4 / 5));
        TierLadder ladder = new TierLadder(LADDER, tiers, Optional.of(climb));
        return benchmark().with(new TierProgram(version, List.of(ladder)));
    }

    static PseudonymKey pseudonymKey() {
        return PseudonymKey.of("a key of the benchmarks, no secret".getBytes(StandardCharsets.UTF_8));
    }
}
