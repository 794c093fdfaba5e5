package io.communitykit.examples.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.communitykit.examples.summary.AbuseSummary;
import io.communitykit.examples.summary.CandidateSummary;
import io.communitykit.examples.summary.FeedSummary;
import io.communitykit.examples.summary.GroupBuySummary;
import io.communitykit.examples.summary.ReferralSummary;
import io.communitykit.examples.summary.SegmentSummary;
import io.communitykit.examples.summary.WordSummary;
import io.communitykit.membership.points.PointsProgram;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --json} prints. Names are promised: fields are only ever added.
 *
 * @param events what became of the lines that were read
 * @param members how many members have an account in the program afterwards
 * @param seconds from opening the input to the last commit
 * @param program what judged
 * @param store {@code memory} or {@code jdbc}
 * @param segments who is in which segment at the end; absent where none were judged
 * @param words what was found in the texts that members wrote; absent where they were not judged
 * @param feed what the feed shows at the end; absent where none was made
 * @param candidates what may be shown to whom at the end; absent where that was not sought
 * @param referrals how far friends came; absent where that was not judged
 * @param screened which referrals are farmed; absent where that was not judged
 * @param groupBuys what became of teams and bargains; absent where there were none
 * @param published how the balances that the community published agree; absent where it published none
 * @param files what was written, by kind: {@code events}, {@code report}, {@code balances}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunSummary(
        EventCounts events,
        long members,
        BigDecimal seconds,
        Program program,
        String store,
        @Nullable SegmentSizes segments,
        @Nullable WordCounts words,
        @Nullable FeedPlaces feed,
        @Nullable CandidateLists candidates,
        @Nullable Referrals referrals,
        @Nullable Screened screened,
        @Nullable GroupBuys groupBuys,
        @Nullable Agreement published,
        Map<String, String> files) {

    /**
     * How many members are in each segment.
     *
     * @param version the edition of the segments
     * @param members how many members something was counted of
     * @param refused events that a counter refused
     * @param sizes by segment, as declared
     */
    public record SegmentSizes(String version, long members, long refused, Map<String, Long> sizes) {

        static @Nullable SegmentSizes of(SegmentSummary summary) {
            if (summary.equals(SegmentSummary.NONE)) {
                return null;
            }
            Map<String, Long> sizes = new LinkedHashMap<>();
            summary.segments().forEach(it -> sizes.put(it.segment(), it.members()));
            return new SegmentSizes(summary.version(), summary.members(), summary.refused(), sizes);
        }
    }

    /**
     * How the texts were judged that members wrote.
     *
     * @param texts how many there are
     * @param pass how many may be shown
     * @param review how many somebody looks at first
     * @param block how many are not shown
     * @param planted how many are disguised advertisements
     * @param found how many of those do not pass
     */
    public record WordCounts(long texts, long pass, long review, long block, long planted, long found) {

        static @Nullable WordCounts of(WordSummary words) {
            return words.equals(WordSummary.NONE)
                    ? null
                    : new WordCounts(
                            words.texts(), words.pass(), words.review(), words.block(), words.planted(), words.found());
        }
    }

    /**
     * What the feed shows at the end.
     *
     * @param policy the edition of its policy
     * @param at as of when
     * @param contents how much content there is
     * @param digest of the page
     * @param page the content in its places
     * @param newest what newest-first would show
     * @param key key opinion consumers, best first, with their scores
     */
    public record FeedPlaces(
            String policy,
            String at,
            long contents,
            String digest,
            List<String> page,
            List<String> newest,
            Map<String, Long> key) {

        static @Nullable FeedPlaces of(FeedSummary feed) {
            if (feed.equals(FeedSummary.NONE)) {
                return null;
            }
            Map<String, Long> key = new LinkedHashMap<>();
            feed.key().forEach(it -> key.put(it.member(), it.score()));
            return new FeedPlaces(
                    feed.policy(),
                    feed.at(),
                    feed.contents(),
                    feed.digest(),
                    feed.entries().stream().map(FeedSummary.Entry::content).toList(),
                    feed.newest().stream().map(FeedSummary.Newest::content).toList(),
                    key);
        }
    }

    /**
     * What may be shown to whom at the end.
     *
     * @param at as of when
     * @param questions those like the most voted; absent where nobody asked
     * @param people whom members might follow; absent where nobody answered
     * @param found what was found for members of a shop; absent elsewhere
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record CandidateLists(
            String at,
            @Nullable Lists questions,
            @Nullable Lists people,
            @Nullable Lists found) {

        static @Nullable CandidateLists of(CandidateSummary candidates) {
            return candidates.equals(CandidateSummary.NONE)
                    ? null
                    : new CandidateLists(
                            candidates.at(),
                            Lists.of(candidates.questions()),
                            Lists.of(candidates.people()),
                            Lists.of(candidates.found()));
        }

        /**
         * Candidates of one kind.
         *
         * @param policy the edition of their policy
         * @param of how many there were to choose from
         * @param lists their ids, best first, by the id of what or whom they are for
         */
        public record Lists(String policy, long of, Map<String, List<String>> lists) {

            static @Nullable Lists of(CandidateSummary.Group group) {
                if (group.lists().isEmpty()) {
                    return null;
                }
                Map<String, List<String>> lists = new LinkedHashMap<>();
                group.lists()
                        .forEach(choice -> lists.put(
                                choice.id(),
                                choice.candidates().stream()
                                        .map(CandidateSummary.Candidate::id)
                                        .toList()));
                return new Lists(group.policy(), group.of(), lists);
            }
        }
    }

    /**
     * How far friends came, and who was paid a commission.
     *
     * @param program the program, with its edition
     * @param brought how many friends somebody brought
     * @param qualified how many of them qualified
     * @param held of how many the reward waits
     * @param paid of how many it is paid
     * @param ended how many came to nothing
     * @param partners how many partners an order was credited to
     */
    public record Referrals(
            String program, long brought, long qualified, long held, long paid, long ended, long partners) {

        static @Nullable Referrals of(ReferralSummary summary) {
            ReferralSummary.Funnel funnel = summary.funnel();
            return summary.equals(ReferralSummary.NONE)
                    ? null
                    : new Referrals(
                            summary.program(),
                            funnel.brought(),
                            funnel.qualified(),
                            funnel.held(),
                            funnel.paid(),
                            funnel.ended(),
                            summary.partners().size());
        }
    }

    /**
     * Which referrals are farmed.
     *
     * @param policy the edition of the policy that judged
     * @param referrals how many were judged
     * @param pass how many of them pass
     * @param review how many a human should look at
     * @param block how many are to earn nothing
     * @param clusters how many groups the suspicious ones make
     */
    public record Screened(String policy, long referrals, long pass, long review, long block, long clusters) {

        static @Nullable Screened of(AbuseSummary summary) {
            return summary.equals(AbuseSummary.NONE)
                    ? null
                    : new Screened(
                            summary.policy(),
                            summary.referrals(),
                            summary.pass(),
                            summary.review(),
                            summary.block(),
                            summary.clusters().size());
        }
    }

    /**
     * What became of teams and bargains.
     *
     * @param policy the teams' policy, with its edition
     * @param teams how many teams there were
     * @param succeeded how many of them are complete
     * @param expired how many were over before
     * @param refunds how many orders were paid back
     * @param refunded how much that was
     * @param bargains how many bargains there were
     * @param bought how many of them were bought
     */
    public record GroupBuys(
            String policy,
            long teams,
            long succeeded,
            long expired,
            long refunds,
            String refunded,
            long bargains,
            long bought) {

        static @Nullable GroupBuys of(GroupBuySummary summary) {
            return summary.equals(GroupBuySummary.NONE)
                    ? null
                    : new GroupBuys(
                            summary.teams().policy(),
                            summary.teams().teams().size(),
                            summary.teams().count("succeeded"),
                            summary.teams().count("expired"),
                            summary.teams().refunds().size(),
                            summary.teams().refunded(),
                            summary.bargains().bargains().size(),
                            summary.bargains().count("bought"));
        }
    }

    /**
     * Which edition of which program.
     *
     * @param id the program
     * @param version its edition
     */
    public record Program(String id, String version) {

        static Program of(PointsProgram program) {
            return new Program(program.id().value(), program.version().value());
        }
    }
}
