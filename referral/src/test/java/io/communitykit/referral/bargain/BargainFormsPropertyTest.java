package io.communitykit.referral.bargain;

import static org.assertj.core.api.Assertions.assertThat;

import io.communitykit.core.id.OrderId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.referral.bargain.internal.BargainForms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

@Label("What is stored of a bargain")
class BargainFormsPropertyTest {

    private static <T> Optional<T> maybe(Random random, T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), 1_000L * random.nextInt(1_000_000));
    }

    @Property(tries = 500)
    @Label("is read as it was written")
    void roundTrip(@ForAll Split split, @ForAll long seed) {
        Random random = new Random(seed);
        int factor = split == Split.DECAY ? 8_000 : split == Split.WEIGHTED ? 30_000 : 0;
        Bargain bargain = new Bargain(
                new PolicyVersion("版🐼" + random.nextInt(9)),
                Currency.getInstance(random.nextBoolean() ? "CNY" : "KWD"),
                new CutPlan(new CutTerms(1_000 + random.nextInt(9_999), random.nextInt(9), 9, 3, split, factor), seed),
                instant(random),
                instant(random),
                instant(random),
                random.nextInt(9),
                random.nextInt(99),
                maybe(random, new OrderId("订单𠮷")),
                maybe(random, instant(random)));
        assertThat(BargainForms.read(BargainForms.write(bargain))).isEqualTo(bargain);
        Cut cut = new Cut(
                1 + random.nextInt(9),
                1 + random.nextInt(999),
                random.nextBoolean() ? CutPlan.Weight.NEWCOMER : CutPlan.Weight.PLAIN,
                instant(random));
        assertThat(BargainForms.readCut(BargainForms.write(cut))).isEqualTo(cut);
        MemberBargains member = new MemberBargains(
                random.nextInt(3),
                random.nextInt(3),
                maybe(random, LocalDate.ofEpochDay(random.nextInt(40_000))),
                random.nextInt(3));
        assertThat(BargainForms.readMember(BargainForms.write(member))).isEqualTo(member);
    }
}
