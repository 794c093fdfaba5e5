package io.communitykit.testkit.campaign;

import static io.communitykit.testkit.campaign.Broken.require;
import static io.communitykit.testkit.campaign.Broken.same;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PseudonymKey;
import io.communitykit.core.money.Money;
import io.communitykit.referral.bargain.Bargain;
import io.communitykit.referral.bargain.BargainId;
import io.communitykit.referral.bargain.BargainPolicy;
import io.communitykit.referral.bargain.BargainResult;
import io.communitykit.referral.bargain.BargainRules.Outcome;
import io.communitykit.referral.bargain.Bargains;
import io.communitykit.referral.bargain.Cut;
import io.communitykit.referral.bargain.CutPlan.Weight;
import io.communitykit.testkit.campaign.PlainBargains.Deal;
import io.communitykit.testkit.campaign.PlainBargains.Help;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Bargains in a history: told of the facade and kept on paper. For one thread. */
final class ToldBargains implements Teller {

    private static final PseudonymKey SECRET = PseudonymKey.of(new byte[32]);

    private final Stage stage;
    private final boolean anyPrice;
    private final PlainBargains paper;
    private final List<String> ids = new ArrayList<>();
    private int version;
    private Bargains bargains;

    ToldBargains(Stage stage) {
        this.stage = stage;
        this.anyPrice = stage.flips();
        this.paper = new PlainBargains(rules("CNY"), stage.instant());
        this.bargains = facade();
        for (int i = 0; i < 4; i++) {
            ids.add(stage.named("砍" + i));
        }
    }

    private PlainBargains.Rules rules(String currency) {
        int helpers = 1 + stage.below(6);
        long minimum = 1L + stage.below(5);
        long floor = stage.below(3) == 0 ? 0 : stage.below(500);
        String split = stage.one(List.of("uniform-cuts", "double-mean", "decay", "weighted"));
        int factor = split.equals("decay")
                ? 1 + stage.below(9_999)
                : split.equals("weighted") ? 10_000 + stage.below(90_001) : 0;
        return new PlainBargains.Rules(
                currency,
                floor + helpers * minimum + (stage.below(4) == 0 ? 0 : stage.below(400)),
                floor,
                helpers,
                minimum,
                split,
                factor,
                Duration.ofMinutes(5L * (4 + stage.below(120))),
                Duration.ofMinutes(5L * stage.below(24)),
                stage.below(3) == 0 ? 1 : 0,
                stage.flips() ? 1 : 0,
                stage.below(4) == 0 ? 2 : 0);
    }

    private static String decimal(long minor, String currency) {
        return new Money(minor, Currency.getInstance(currency)).amount().toPlainString();
    }

    private static String field(String name, long value) {
        return value == 0 ? "" : ", \"" + name + "\": " + value;
    }

    private Bargains facade() {
        PlainBargains.Rules rules = paper.rules();
        version++;
        String limits = field("bargains", rules.bargains())
                + field("helpsPerDay", rules.perDay())
                + field("helps", rules.inAll());
        String factor = rules.split().equals("decay") ? "decay" : "newcomerWeight";
        String policy = "{\"kind\": \"bargain-policy\", \"version\": \"" + version + "\", \"program\": \""
                + stage.named("砍价") + "\", \"currency\": \"" + rules.currency() + "\", \"zone\": \""
                + PlainBargains.ZONE
                + "\", \"price\": " + decimal(rules.price(), rules.currency()) + ", \"floor\": "
                + decimal(rules.floor(), rules.currency()) + ", \"helpers\": " + rules.helpers() + ", \"minimum\": "
                + decimal(rules.minimum(), rules.currency()) + ", \"split\": \"" + rules.split() + "\""
                + field(factor, rules.factor()) + ", \"lasts\": \"" + rules.lasts() + "\", \"buyWithin\": \""
                + rules.buyWithin() + "\", \"buyAt\": \"" + (anyPrice ? "any-price" : "floor") + "\""
                + (limits.isEmpty() ? "" : ", \"limits\": {" + limits.substring(2) + "}") + "}";
        stage.lines().add(policy);
        return Bargains.builder(BargainPolicy.KIND.read(policy), stage.store(), SECRET)
                .clock(stage)
                .build();
    }

    @Override
    public void edition() {
        paper.edition(rules(stage.below(3) == 0 ? "JPY" : "CNY"));
        bargains = facade();
    }

    private static BargainId id(String bargain) {
        return new BargainId(bargain);
    }

    @Override
    public void step() {
        String bargain = stage.one(ids);
        String member = stage.member();
        String order = order(bargain);
        boolean newcomer = stage.flips();
        int luck = stage.below(13);
        if (luck < 2 || (luck < 8 && !paper.deals.containsKey(bargain))) {
            stage.remember(() -> start(bargain, member));
        } else if (luck < 9) {
            stage.remember(() -> help(bargain, member, newcomer));
        } else if (luck < 11) {
            stage.remember(() -> told(
                    "order " + order,
                    () -> bargains.ordered(id(bargain), Stage.order(order)),
                    paper.order(bargain, order, anyPrice)));
        } else {
            boolean paid = stage.below(3) == 0;
            stage.remember(() -> told(
                    (paid ? "paid " : "given-up ") + order,
                    () -> bargains.settled(id(bargain), Stage.order(order), paid ? Outcome.PAID : Outcome.GIVEN_UP),
                    paper.settle(bargain, order, paid)));
        }
    }

    /** The one by which it is ordered, or another one. */
    private String order(String bargain) {
        Deal deal = paper.deals.get(bargain);
        if (deal != null && !deal.order.isEmpty() && stage.below(4) > 0) {
            return deal.order;
        }
        return bargain + "单" + stage.below(3);
    }

    private static String words(BargainResult result) {
        return result.fold(it -> "Applied", it -> "Replayed", it -> "Declined " + it.reason(), it -> "Erased");
    }

    private BargainResult told(String what, Supplier<BargainResult> telling, String expected) {
        return stage.tell("bargain:" + what, telling, ToldBargains::words, expected);
    }

    private void start(String bargain, String member) {
        paper.reach(stage.instant());
        BargainResult unused = told(
                "start " + bargain + " " + member,
                () -> bargains.start(id(bargain), Stage.id(member)),
                stage.isErased(member) ? "Erased" : paper.start(bargain, member));
    }

    private void help(String bargain, String member, boolean newcomer) {
        paper.reach(stage.instant());
        String expected = stage.isErased(member) ? "Erased" : paper.help(bargain, member);
        BargainResult result = told(
                "help " + bargain + " " + member,
                () -> bargains.help(id(bargain), Stage.id(member), newcomer ? Weight.NEWCOMER : Weight.PLAIN),
                expected);
        if (expected.equals("Applied")) {
            Cut cut = cut(result).orElseThrow();
            same(newcomer ? Weight.NEWCOMER : Weight.PLAIN, cut.weight(), "weight of a cut");
            paper.helped(bargain, member, newcomer, cut.amount());
        }
    }

    private static Optional<Cut> cut(BargainResult result) {
        return result.fold(
                BargainResult.Applied::cut,
                BargainResult.Replayed::cut,
                it -> Optional.empty(),
                it -> Optional.empty());
    }

    @Override
    public void due() {
        paper.reach(stage.instant());
    }

    @Override
    public void settle(MemberId member) {
        // Nothing is owed to who helps.
    }

    @Override
    public boolean erase(MemberId member) {
        return bargains.erase(member);
    }

    @Override
    public void audit() {
        paper.reach(stage.instant());
        ids.forEach(this::audit);
    }

    private void audit(String name) {
        Deal deal = paper.deals.get(name);
        Optional<Bargain> there = bargains.bargain(id(name));
        same(deal != null, there.isPresent(), "there is bargain " + name);
        if (deal == null) {
            return;
        }
        Bargain kept = there.orElseThrow();
        same(deal.helps.size(), kept.helped(), "who helped with " + name);
        same(deal.cut(), kept.cut(), "what is cut of " + name);
        require(deal.terms.price() - kept.cut() >= deal.terms.floor(), "never below the floor", kept);
        same(
                deal.isReached(),
                deal.terms.price() - kept.cut() == deal.terms.floor(),
                "at the floor with the last and not before");
        same(deal.order, kept.order().map(it -> it.value()).orElse(""), "order of " + name);
        same(deal.bought, kept.boughtAt().isPresent(), "bought " + name);
        same(deal.end, kept.endsAt(), "end of " + name);
        cuts(name, deal, kept);
    }

    private void cuts(String name, Deal deal, Bargain kept) {
        List<Cut> cuts = new ArrayList<>();
        bargains.each(id(name), (party, cut) -> {
            require(
                    party.known().filter(it -> stage.isErased(it.value())).isEmpty(),
                    "who was erased is not told",
                    party);
            cuts.add(cut);
        });
        same(deal.helps.size(), cuts.size(), "cuts of " + name);
        cuts.sort(Comparator.comparingInt(Cut::number));
        long sum = 0;
        for (int i = 0; i < cuts.size(); i++) {
            Help help = deal.helps.get(i);
            same(i + 1, cuts.get(i).number(), "number of a cut");
            same(help.amount(), cuts.get(i).amount(), "cut of " + help.member());
            same(help.amount(), kept.plan().next(i, sum, cuts.get(i).weight()), "the cut again, from the seed");
            sum += help.amount();
        }
    }

    @Override
    public void end() {
        // Bargains end by the clock alone.
    }
}
