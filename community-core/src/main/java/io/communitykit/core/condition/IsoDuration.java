package io.communitykit.core.condition;

import java.math.BigDecimal;
import java.time.Duration;

/** Writes durations as documents do: {@code P7D}, not {@code PT168H}. */
final class IsoDuration {

    private static final int NANO_DIGITS = 9;

    private IsoDuration() {}

    static String of(Duration duration) {
        if (duration.isZero()) {
            return "PT0S";
        }
        StringBuilder text = new StringBuilder("P");
        part(text, duration.toDaysPart(), 'D');
        Duration time = duration.minusDays(duration.toDaysPart());
        if (!time.isZero()) {
            text.append('T');
            part(text, time.toHoursPart(), 'H');
            part(text, time.toMinutesPart(), 'M');
            BigDecimal seconds = BigDecimal.valueOf(time.toSecondsPart())
                    .add(BigDecimal.valueOf(time.toNanosPart(), NANO_DIGITS))
                    .stripTrailingZeros();
            if (seconds.signum() > 0) {
                text.append(seconds.toPlainString()).append('S');
            }
        }
        return text.toString();
    }

    private static void part(StringBuilder text, long number, char unit) {
        if (number > 0) {
            text.append(number).append(unit);
        }
    }
}
