package io.communitykit.recommend.candidate.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Forecasts of the units of a public data set, where it is at hand: {@code CDNOW_master.txt} in {@code -Dcommunitykit.cdnow}. */
class CdnowDemandTest {

    private static final LocalDate START = LocalDate.of(1997, 1, 1);
    private static final int DAYS = 546;

    private record Line(String customer, int day, int units) {}

    @Test
    @DisplayName("units of CDNOW by day, week and month, of all customers and of each cohort, against seasonal naive")
    void units() throws IOException {
        String directory = System.getProperty("communitykit.cdnow");
        assumeTrue(directory != null, "-Dcommunitykit.cdnow names no directory");
        List<Line> lines = lines(Path.of(directory, "CDNOW_master.txt"));
        assertThat(lines.stream().mapToInt(Line::units).sum())
                .as("counted by awk")
                .isEqualTo(167_881);
        Map<String, Integer> firstDay = new HashMap<>();
        lines.forEach(line -> firstDay.merge(line.customer, line.day, Math::min));

        Map<String, Backtest.Comparison> all = new HashMap<>();
        long[] days = series(lines, DAYS, 1);
        show(all, "days", new Backtest(91, 7, 7).compare(days, ScoredForecast.ofHistory(7), new SeasonalNaive(7)));
        show(all, "weeks", weeks(series(lines, 78, 7)));
        show(all, "months", months(lines));
        for (Month month : List.of(Month.JANUARY, Month.FEBRUARY, Month.MARCH)) {
            List<Line> theirs = lines.stream()
                    .filter(line -> month(firstDay.getOrDefault(line.customer, 0)) == month)
                    .toList();
            show(all, "weeks of " + month, weeks(series(theirs, 78, 7)));
        }
        assertThat(all)
                .hasSize(6)
                .allSatisfy((name, both) -> assertThat(both.naive().actual())
                        .as(name)
                        .isPositive()
                        .isEqualTo(both.forecast().actual()));
    }

    /** From a quarter on, four weeks ahead, each four weeks. */
    private static Backtest.Comparison weeks(long[] series) {
        return new Backtest(13, 4, 4).compare(series, ScoredForecast.ofHistory(4), new SeasonalNaive(4));
    }

    /** From a year on, a month ahead. */
    private static Backtest.Comparison months(List<Line> lines) {
        long[] series = new long[18];
        for (Line line : lines) {
            series[(int) ChronoUnit.MONTHS.between(START, START.plusDays(line.day))] += line.units;
        }
        return new Backtest(12, 1, 1).compare(series, ScoredForecast.ofHistory(12), new SeasonalNaive(12));
    }

    private static void show(Map<String, Backtest.Comparison> all, String name, Backtest.Comparison both) {
        all.put(name, both);
        System.out.println("CDNOW " + name + ": WAPE "
                + both.forecast().ratio(4, RoundingMode.HALF_UP).orElseThrow() + ", seasonal naive "
                + both.naive().ratio(4, RoundingMode.HALF_UP).orElseThrow());
    }

    private static Month month(int day) {
        return START.plusDays(day).getMonth();
    }

    private static long[] series(List<Line> lines, int periods, int days) {
        long[] series = new long[periods];
        for (Line line : lines) {
            series[line.day / days] += line.units;
        }
        return series;
    }

    private static List<Line> lines(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.strip().split(" +", -1);
            if (fields[0].matches("\\d+")) {
                LocalDate date = LocalDate.parse(fields[1], DateTimeFormatter.BASIC_ISO_DATE);
                lines.add(new Line(fields[0], (int) ChronoUnit.DAYS.between(START, date), Integer.parseInt(fields[2])));
            }
        }
        return lines;
    }
}
