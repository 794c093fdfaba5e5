package io.communitykit.membership.points.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.communitykit.core.StorageException;
import io.communitykit.core.id.RuleId;
import io.communitykit.membership.points.CapId;
import io.communitykit.membership.points.CapPeriod;
import io.communitykit.membership.points.CapWindow;
import io.communitykit.membership.points.CurrencyId;
import io.communitykit.membership.points.Entry;
import io.communitykit.membership.points.Limit;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EntriesJsonPropertyTest {

    @Property
    void what_is_written_is_read_again(@ForAll("entries") List<Entry> entries) {
        assertThat(EntriesJson.read(EntriesJson.write(entries))).isEqualTo(entries);
    }

    @Example
    void the_form_is_fixed() {
        CapWindow window = new CapWindow(new CapId("daily"), CapPeriod.DAY, LocalDate.of(2018, 3, 12));
        Entry capped = new Entry(
                new CurrencyId("积分😀"),
                Optional.of(new RuleId("up")),
                List.of(new RuleId("double")),
                10,
                4,
                204,
                Optional.of(new Limit.Cap(window, 4)));

        assertThat(EntriesJson.write(List.of(capped)))
                .isEqualTo(
                        "[{\"currency\":\"积分😀\",\"rule\":\"up\",\"multipliers\":[\"double\"],\"applied\":4,\"balance\":204,"
                                + "\"asked\":10,\"cap\":\"daily\",\"per\":\"day\",\"from\":\"2018-03-12\",\"room\":4}]");
    }

    @Example
    void what_cannot_be_read_is_a_failed_store() {
        for (String text : List.of("[{}]", "[{\"currency\":1}]", "[{\"currency\":", "[{\"applied\":{}}]")) {
            assertThatExceptionOfType(StorageException.class)
                    .as(text)
                    .isThrownBy(() -> EntriesJson.read(text))
                    .satisfies(failure -> assertThat(failure.retryable()).isFalse());
        }
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<String> ids = Arbitraries.oneOf(
                Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(20),
                Arbitraries.of("积分", "😀", "𠮷野家", "a\"b\\c\n\t", " ", "é", "{}"));
        Arbitrary<Limit> limits = Arbitraries.oneOf(
                Arbitraries.longs().map(Limit.Floor::new),
                Combinators.combine(
                                ids,
                                Arbitraries.of(CapPeriod.class),
                                Arbitraries.integers().between(0, 40_000))
                        .as((id, period, day) ->
                                new Limit.Cap(new CapWindow(new CapId(id), period, LocalDate.ofEpochDay(day)), day)));
        return Combinators.combine(
                        ids,
                        ids.optional(),
                        ids.map(RuleId::new).list().ofMaxSize(3),
                        Arbitraries.longs(),
                        Arbitraries.longs(),
                        limits.optional())
                .as((currency, rule, multipliers, asked, balance, limit) -> new Entry(
                        new CurrencyId(currency),
                        rule.map(RuleId::new),
                        multipliers,
                        asked,
                        limit.isPresent() && asked != 0 ? asked / 2 : asked,
                        balance,
                        asked == 0 ? Optional.empty() : limit))
                .list()
                .ofMaxSize(5);
    }
}
