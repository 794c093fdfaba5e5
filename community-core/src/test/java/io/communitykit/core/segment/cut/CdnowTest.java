package io.communitykit.core.segment.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The RFM grid of a public data set, where it is at hand: {@code CDNOW_master.txt} in {@code -Dcommunitykit.cdnow}. */
class CdnowTest {

    private static final Currency USD = Currency.getInstance("USD");

    @Test
    @DisplayName("the 23,570 customers of CDNOW fall into the groups that a script of its own counted")
    void groups() throws IOException {
        String directory = System.getProperty("communitykit.cdnow");
        assumeTrue(directory != null, "-Dcommunitykit.cdnow names no directory");
        Map<MemberId, RfmFacts> customers = customers(Path.of(directory, "CDNOW_master.txt"));
        RfmTally tally = RfmTally.of(USD);
        customers.forEach(tally::add);
        RfmGrid grid = tally.cut(Instant.parse("1998-07-01T00:00:00Z"));
        Map<String, Integer> groups = new TreeMap<>();
        customers.forEach((customer, facts) -> grid.cellOf(customer, facts)
                .ifPresent(cell -> groups.merge(cell.group().jsonName(), 1, Integer::sum)));

        // Counted in Python by bisection of sorted lists and the map as regular expressions.
        assertThat(customers).hasSize(23_570);
        assertThat(groups)
                .hasToString("{aboutToSleep=3034, atRisk=1667, cannotLose=44, champions=4344, hibernating=7736,"
                        + " loyal=4370, needAttention=914, potentialLoyalists=1461}");
        assertThat(grid.frequency().size(1)).as("who bought once").isEqualTo(11_908);
        assertThat(grid.frequency().threshold(4)).hasValue(3);
        assertThat(grid.monetary().threshold(5)).hasValue(13_396);
    }

    private static Map<MemberId, RfmFacts> customers(Path file) throws IOException {
        Map<MemberId, RfmFacts> customers = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.strip().split(" +", -1);
            if (fields[0].matches("\\d+")) {
                Instant day = LocalDate.parse(fields[1], DateTimeFormatter.BASIC_ISO_DATE)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
                RfmFacts order = new RfmFacts(day, 1, Money.of(new BigDecimal(fields[3]), USD));
                customers.merge(new MemberId(fields[0]), order, CdnowTest::both);
            }
        }
        return customers;
    }

    private static RfmFacts both(RfmFacts a, RfmFacts b) {
        Instant last = a.lastPurchase().isAfter(b.lastPurchase()) ? a.lastPurchase() : b.lastPurchase();
        return new RfmFacts(last, a.orders() + b.orders(), a.spend().plus(b.spend()));
    }
}
