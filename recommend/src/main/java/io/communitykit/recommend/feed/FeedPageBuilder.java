package io.communitykit.recommend.feed;

import io.communitykit.core.id.RuleId;
import io.communitykit.recommend.diversity.AuthorDiscount;
import io.communitykit.recommend.diversity.DroppedPlacement;
import io.communitykit.recommend.diversity.FilledPage;
import io.communitykit.recommend.diversity.GroupKey;
import io.communitykit.recommend.diversity.Groups;
import io.communitykit.recommend.diversity.PageFill;
import io.communitykit.recommend.diversity.PageMove;
import io.communitykit.recommend.diversity.Placement;
import io.communitykit.recommend.diversity.Quota;
import io.communitykit.recommend.diversity.Shortfall;
import io.communitykit.recommend.feed.internal.Columns;
import io.communitykit.recommend.feed.internal.PageWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes a page of scored candidates: authors' further content is discounted, the head is varied, some content buried, and places are filled under
 * pins, slots and quotas. Candidates are named by their index in the run. Used once.
 */
final class FeedPageBuilder {

    /** What the rules of pins begin with. */
    static final String PIN = "pin:";
    /** What the rules of exploring places begin with. */
    static final String EXPLORE = "explore:";

    private final FeedRun run;
    private final FeedPolicy policy;
    private final FeedRequest request;
    private final Columns columns;
    private final long[] scores;
    private final long[] discounts;
    private final Map<Integer, List<FeedMove>> moves = new HashMap<>();
    private final List<FeedShortfall> shortfalls = new ArrayList<>();
    private final Optional<Explorer> explorer;
    private final Set<Integer> undrawn = new HashSet<>();
    private int[] ranked = {};
    private List<Integer> placed = List.of();

    FeedPageBuilder(FeedRun run) {
        this.run = run;
        this.policy = run.snapshot().policy();
        this.request = run.request();
        this.columns = run.snapshot().columns();
        scores = new long[run.size()];
        discounts = new long[run.size()];
        explorer = policy.exploration().map(rule -> new Explorer(rule, run));
    }

    FeedPage build() {
        for (int i = 0; i < scores.length; i++) {
            scores[i] = run.score(i);
        }
        policy.authors().ifPresent(this::discount);
        ranked = ranked();
        int front = bury();
        move("variety", new Variation(policy, columns, this::row, scores).order(ranked, front, request.size()));
        FilledPage page = fill(placements());
        for (PageMove move : page.moves()) {
            note(move.candidate(), name(move.by()), move.from(), move.to());
        }
        page.dropped().forEach(this::report);
        page.shortfalls().forEach(this::report);
        placed = page.candidates();
        return new FeedPage(
                policy.version(), run.snapshot().at(), request.seed(), entries(placed), shortfalls, run.excluded());
    }

    /** The draws of the page that was built, of those places only whose propensity is known. */
    List<FeedDecision> decisions() {
        List<FeedDecision> decisions = new ArrayList<>();
        for (int place = 0; place < placed.size(); place++) {
            int candidate = placed.get(place);
            if (propensity(candidate, place).isPresent()) {
                explorer.ifPresent(draws -> decisions.add(draws.decision(candidate)));
            }
        }
        return decisions;
    }

    private int row(int candidate) {
        return run.row(candidate);
    }

    private void discount(AuthorDecay authors) {
        int[] codes = new int[scores.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = columns.groups(GroupKey.AUTHOR).codes[row(i)];
        }
        new AuthorDiscount(authors.decay() / 1e4, authors.floor() / 1e4).apply(codes.length, scores, codes, discounts);
    }

    private int[] ranked() {
        // Where nothing is moved, only the page's own places need an order.
        int needed = isByScoreAlone() ? Math.min(request.size(), scores.length) : scores.length;
        if (needed == 0) {
            return new int[0];
        }
        RankedRows best = new RankedRows(needed);
        for (int i = 0; i < scores.length; i++) {
            best.offer(i, scores[i]);
        }
        best.sort();
        return IntStream.range(0, needed).map(best::row).toArray();
    }

    private boolean isByScoreAlone() {
        return policy.variety() instanceof Variety.None
                && policy.buries().isEmpty()
                && policy.slots().isEmpty()
                && policy.quotas().isEmpty()
                && policy.exploration().isEmpty()
                && request.pins().isEmpty();
    }

    private void move(String by, int[] order) {
        int[] before = new int[scores.length];
        for (int i = 0; i < order.length; i++) {
            before[ranked[i]] = i;
        }
        for (int i = 0; i < order.length; i++) {
            if (before[order[i]] != i) {
                note(order[i], by, before[order[i]], i);
            }
        }
        ranked = order;
    }

    private void note(int candidate, String by, int from, int to) {
        moves.computeIfAbsent(candidate, absent -> new ArrayList<>()).add(new FeedMove(by, from + 1, to + 1));
    }

    // Answers with how many are not buried.
    private int bury() {
        int[] order = new int[ranked.length];
        int at = 0;
        int last = 0;
        for (int rank = 0; rank < ranked.length; rank++) {
            int rule = columns.buried[row(ranked[rank])];
            if (rule > 0) {
                last = rule;
            } else {
                // What comes up was moved by the rule that buried what stood before it.
                if (rank != at) {
                    note(ranked[rank], "bury:" + policy.buries().get(last - 1).id(), rank, at);
                }
                order[at++] = ranked[rank];
            }
        }
        int front = at;
        for (int rank = 0; rank < ranked.length; rank++) {
            int rule = columns.buried[row(ranked[rank])];
            if (rule > 0) {
                if (rank != at) {
                    note(ranked[rank], "bury:" + policy.buries().get(rule - 1).id(), rank, at);
                }
                order[at++] = ranked[rank];
            }
        }
        ranked = order;
        return front;
    }

    private List<Placement> placements() {
        List<Placement> placements = new ArrayList<>();
        boolean[] placed = new boolean[scores.length];
        for (Pin pin : request.pins()) {
            int row = columns.row(pin.content());
            int candidate = row < 0 ? -1 : run.candidate(row);
            if (candidate < 0) {
                shortfalls.add(new FeedShortfall(PIN + pin.position(), 1, 0, "it is no candidate, or is not shown"));
            } else {
                placed[candidate] = true;
                placements.add(new Placement(candidate, pin.position() - 1, new RuleId(PIN + pin.position())));
            }
        }
        for (int slot = 0; slot < policy.slots().size(); slot++) {
            SlotRule rule = policy.slots().get(slot);
            int candidate = best(slot, placed);
            if (rule.position() > request.size()) {
                continue;
            }
            if (candidate < 0) {
                shortfalls.add(new FeedShortfall("slot:" + rule.id(), 1, 0, "no candidate is of its kind"));
            } else {
                placed[candidate] = true;
                placements.add(new Placement(candidate, rule.position() - 1, rule.id()));
            }
        }
        explorer.ifPresent(draws -> placements.addAll(drawn(draws, placements, placed)));
        return placements;
    }

    // What would stand without draws says which places are open, and which content would only lose by a draw.
    private List<Placement> drawn(Explorer draws, List<Placement> placements, boolean[] placed) {
        List<Integer> plain = fill(placements).candidates();
        List<Placement> held = placements.stream()
                .filter(each -> each.place() < plain.size() && plain.get(each.place()) == each.candidate())
                .toList();
        int[] open = IntStream.range(0, request.size())
                .filter(place -> held.stream().noneMatch(each -> each.place() == place))
                .toArray();
        Set<Integer> ranking = new HashSet<>(plain);
        held.forEach(each -> ranking.remove(each.candidate()));
        boolean[] closed = placed.clone();
        int safe = open.length - draws.most(open.length, placed);
        for (int candidate : ranked) {
            closed[candidate] |= columns.buried[row(candidate)] > 0;
            if (ranking.contains(candidate) && safe-- > 0) {
                closed[candidate] = true;
            }
        }
        List<Placement> drawn = draws.placements(closed, open);
        if (drawn.size() < draws.wanted()) {
            shortfalls.add(new FeedShortfall(
                    "explore", draws.wanted(), drawn.size(), "there is too little new content beyond the page"));
        }
        return drawn;
    }

    private FilledPage fill(List<Placement> placements) {
        return new PageFill(policy.quotas()).fill(request.size(), ranked, new Grouping(), placements);
    }

    private int best(int slot, boolean[] placed) {
        for (int candidate : ranked) {
            if (!placed[candidate] && columns.slots.get(slot).get(row(candidate))) {
                return candidate;
            }
        }
        return -1;
    }

    private String name(RuleId rule) {
        if (policy.quotas().stream().map(Quota::id).anyMatch(rule::equals)) {
            return "quota:" + rule;
        }
        return policy.slots().stream().map(SlotRule::id).anyMatch(rule::equals) ? "slot:" + rule : rule.value();
    }

    private void report(DroppedPlacement dropped) {
        // Content drawn for a place that it does not get may stand elsewhere, but not by the draw.
        if (dropped.placement().rule().value().startsWith(EXPLORE)) {
            undrawn.add(dropped.placement().candidate());
        }
        shortfalls.add(
                new FeedShortfall(name(dropped.placement().rule()), 1, 0, PageWords.of(dropped.reason(), this::name)));
    }

    private void report(Shortfall shortfall) {
        shortfalls.add(new FeedShortfall(
                shortfall.quota().map(this::name).orElse("page"),
                shortfall.wanted(),
                shortfall.got(),
                PageWords.of(shortfall.reason())));
    }

    private List<FeedEntry> entries(List<Integer> candidates) {
        List<FeedEntry> entries = new ArrayList<>();
        for (int candidate : candidates) {
            List<ScoreTerm> terms = run.terms(candidate);
            if (discounts[candidate] != 0) {
                terms.add(new ScoreTerm("author", discounts[candidate]));
            }
            entries.add(new FeedEntry(
                    entries.size() + 1,
                    columns.ids[row(candidate)],
                    scores[candidate],
                    terms,
                    moves.getOrDefault(candidate, List.of()),
                    propensity(candidate, entries.size())));
        }
        return entries;
    }

    private OptionalDouble propensity(int candidate, int place) {
        // Whether a maximum lets a drawn one stand depends on the other draws.
        boolean uncertain =
                policy.quotas().stream().anyMatch(quota -> quota.max().isPresent());
        // Where the page is short, a draw keeps its place only as far as others were drawn.
        boolean isShort = this.placed.size() < request.size();
        return explorer.isEmpty() || uncertain || isShort || undrawn.contains(candidate)
                ? OptionalDouble.empty()
                : explorer.get().propensity(candidate, place);
    }

    private final class Grouping implements Groups {
        @Override
        public int group(GroupKey key, int candidate) {
            return columns.groups(key).codes[row(candidate)];
        }

        @Override
        public int code(GroupKey key, String of) {
            return columns.groups(key).code(of);
        }
    }
}
