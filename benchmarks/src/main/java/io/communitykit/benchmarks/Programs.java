package io.communitykit.benchmarks;

import io.communitykit.core.id.PseudonymKey;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.PointsProgram;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The one program that all benchmarks run: {@code program.json}, four rules and a daily cap. */
final class Programs {

    /** Loose. */
    static final CurrencyId POINTS = new CurrencyId("points");

    /** In lots that live for twelve months. */
    static final CurrencyId COINS = new CurrencyId("coins");

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

    static PseudonymKey pseudonymKey() {
        return PseudonymKey.of("a key of the benchmarks, no secret".getBytes(StandardCharsets.UTF_8));
    }
}
