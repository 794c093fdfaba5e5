package io.communitykit.examples.bargain;

import io.communitykit.core.InvalidValueException;
import io.communitykit.core.money.Money;
import io.communitykit.examples.cli.Console;
import io.communitykit.examples.cli.ExitCode;
import io.communitykit.examples.cli.TextTable;
import io.communitykit.examples.cli.Usage;
import io.communitykit.examples.fact.ToldCounts;
import io.communitykit.examples.referral.ReferralJson;
import io.communitykit.referral.bargain.CutPlan;
import io.communitykit.referral.bargain.CutTerms;
import io.communitykit.referral.bargain.Split;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Shows how what is to be cut is shared out. */
@Command(
        name = "split",
        description = {
            "Shows what each friend would cut, and checks that all cuts together lead to the floor, to the smallest coin.",
            "The same options give the same cuts."
        },
        footer = {
            "",
            "--json prints one object: price, floor, total, minimum (in minor units), split, seed, cuts (friend, as, cut, price), sum."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BargainSplitCommand implements Callable<Integer> {

    private static final int EVERYBODY_ALIKE = 10_000;
    private static final int USUAL_DECAY = 8_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--price", paramLabel = "AMOUNT", required = true, description = "Before anybody helped.")
    private BigDecimal price;

    @Option(names = "--floor", paramLabel = "AMOUNT", required = true, description = "After everybody did.")
    private BigDecimal floor;

    @Option(names = "--helpers", paramLabel = "N", required = true, description = "How many help, 1 to 1000.")
    private int helpers;

    @Option(
            names = "--minimum",
            paramLabel = "AMOUNT",
            description = "The least cut (default: the currency's smallest coin).")
    private @Nullable BigDecimal minimum;

    @Option(
            names = "--split",
            paramLabel = "NAME",
            defaultValue = "uniform-cuts",
            converter = SplitConverter.class,
            description = "uniform-cuts, double-mean, decay or weighted (default: ${DEFAULT-VALUE}).")
    private Split split;

    @Option(
            names = "--decay",
            paramLabel = "BASIS-POINTS",
            description = "Each cut's share of the one before, 1 to 9999; only with decay (default: 8000).")
    private @Nullable Integer decay;

    @Option(
            names = "--newcomer-weight",
            paramLabel = "BASIS-POINTS",
            description =
                    "A newcomer's mean in relation to others', 10000 to 100000; only with weighted (default: 10000).")
    private @Nullable Integer weight;

    @Option(
            names = "--newcomers",
            paramLabel = "N,...",
            split = ",",
            description = "Which friends are newcomers, from 1; only with weighted.")
    private List<Integer> newcomers = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What all chance follows (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            defaultValue = "CNY",
            description = "Of all amounts (default: ${DEFAULT-VALUE}).")
    private Currency currency;

    @Option(names = "--json", description = "Prints one JSON object in place of a table.")
    private boolean json;

    /** Reads the name of a split. */
    static final class SplitConverter implements ITypeConverter<Split> {
        @Override
        public Split convert(String text) {
            for (Split each : Split.values()) {
                if (ToldCounts.word(each).equals(text.toLowerCase(Locale.ROOT).replace('_', '-'))) {
                    return each;
                }
            }
            throw new TypeConversionException("must be uniform-cuts, double-mean, decay or weighted, got " + text);
        }
    }

    /** What one friend cuts. */
    private record Share(int friend, CutPlan.Weight as, long cut, long price) {}

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        CutPlan plan = new CutPlan(Usage.checked(this::terms), seed);
        List<Share> shares = shares(plan);
        long sum = shares.stream().mapToLong(Share::cut).sum();
        require(plan.terms(), shares, sum);
        if (json) {
            console.out().println(ReferralJson.write(fields(plan.terms(), shares, sum)));
        } else {
            print(plan.terms(), shares, sum, console);
        }
        console.out().flush();
        return ExitCode.DONE.number();
    }

    private CutTerms terms() {
        newcomers.forEach(it -> {
            if (it < 1 || it > helpers) {
                throw InvalidValueException.of("--newcomers", "1 to the " + helpers + " helpers", it);
            }
        });
        only("--decay", Split.DECAY, decay != null);
        only("--newcomer-weight", Split.WEIGHTED, weight != null);
        only("--newcomers", Split.WEIGHTED, !newcomers.isEmpty());
        return new CutTerms(
                minor(price),
                minor(floor),
                helpers,
                minimum == null ? 1 : minor(minimum),
                split,
                switch (split) {
                    case DECAY -> decay == null ? USUAL_DECAY : decay;
                    case WEIGHTED -> weight == null ? EVERYBODY_ALIKE : weight;
                    case UNIFORM_CUTS, DOUBLE_MEAN -> 0;
                });
    }

    private void only(String option, Split with, boolean given) {
        if (given && split != with) {
            throw InvalidValueException.of(
                    option, "absent unless --split is " + ToldCounts.word(with), "--split " + ToldCounts.word(split));
        }
    }

    private long minor(BigDecimal amount) {
        return Money.of(amount, currency).minor();
    }

    private List<Share> shares(CutPlan plan) {
        List<Share> shares = new ArrayList<>();
        long cut = 0;
        for (int i = 0; i < helpers; i++) {
            CutPlan.Weight as = newcomers.contains(i + 1) ? CutPlan.Weight.NEWCOMER : CutPlan.Weight.PLAIN;
            long next = plan.next(i, cut, as);
            cut = Math.addExact(cut, next);
            shares.add(new Share(i + 1, as, next, plan.terms().price() - cut));
        }
        return shares;
    }

    private static void require(CutTerms terms, List<Share> shares, long sum) {
        if (sum != terms.total() || shares.stream().anyMatch(it -> it.cut() < terms.minimum())) {
            throw new IllegalStateException(
                    "cuts must come to " + terms.total() + ", each " + terms.minimum() + " or more, got " + shares);
        }
    }

    private Map<String, Object> fields(CutTerms terms, List<Share> shares, long sum) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("price", terms.price());
        fields.put("floor", terms.floor());
        fields.put("total", terms.total());
        fields.put("minimum", terms.minimum());
        fields.put("split", ToldCounts.word(terms.split()));
        fields.put("seed", seed);
        List<Map<String, Object>> cuts = new ArrayList<>();
        for (Share share : shares) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("friend", share.friend());
            one.put("as", ToldCounts.word(share.as()));
            one.put("cut", share.cut());
            one.put("price", share.price());
            cuts.add(one);
        }
        fields.put("cuts", cuts);
        fields.put("sum", sum);
        return fields;
    }

    private void print(CutTerms terms, List<Share> shares, long sum, Console console) {
        TextTable table = TextTable.of(">friend", "as", ">cut", ">price");
        shares.forEach(it -> table.row(it.friend(), ToldCounts.word(it.as()), money(it.cut()), money(it.price())));
        console.out().print(table);
        console.out()
                .println("Sum of " + shares.size() + " cuts: " + money(sum) + " = " + money(terms.price()) + " - "
                        + money(terms.floor()) + "; the least is " + money(extreme(shares, terms.total(), Math::min))
                        + ", the largest " + money(extreme(shares, 0, Math::max)) + " ("
                        + ToldCounts.word(terms.split())
                        + ", seed " + seed + ")");
    }

    private static long extreme(List<Share> shares, long from, LongBinaryOperator which) {
        return shares.stream().mapToLong(Share::cut).reduce(from, which);
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }
}
