package io.communitykit.risk.abuse;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.id.PolicyVersion;
import io.communitykit.risk.abuse.internal.Ranges;
import java.util.List;
import java.util.function.Function;

/** What the screen says of a referral, by which policy and why. The reasons come strongest first. */
public sealed interface Verdict {

    /**
     * Of which referral.
     *
     * @return referrer, friend, score and reasons
     */
    Judged judged();

    /**
     * The score.
     *
     * @return 0 to 10,000 basis points
     */
    default int score() {
        return judged().score();
    }

    /**
     * Why.
     *
     * @return the signals that spoke, the strongest first
     */
    default List<SignalReason> reasons() {
        return judged().reasons();
    }

    /**
     * Handles each case.
     *
     * @param pass below the threshold of a review
     * @param review at or above it, below that of a block
     * @param block at or above the threshold of a block
     * @param <R> what comes of it
     * @return what the case's function gives
     */
    <R> R fold(Function<Pass, R> pass, Function<Review, R> review, Function<Block, R> block);

    /**
     * The verdict in words, one line for each reason.
     *
     * @return lines that end in a line feed
     */
    default String explain() {
        StringBuilder text = new StringBuilder(fold(pass -> "pass", review -> "review", block -> "block"));
        Judged of = judged();
        text.append(" of ").append(of.referrer()).append(" -> ").append(of.friend());
        text.append(": ").append(BasisPoints.text(of.score())).append(" by policy ");
        text.append(of.policy()).append('\n');
        for (SignalReason reason : of.reasons()) {
            text.append("  ").append(reason.text()).append('\n');
        }
        return text.toString();
    }

    /**
     * A referral with its score.
     *
     * @param referrer who brought
     * @param friend who came
     * @param policy the edition that judged
     * @param score 0 to 10,000 basis points
     * @param reasons the signals that spoke, the strongest first
     */
    record Judged(MemberId referrer, MemberId friend, PolicyVersion policy, int score, List<SignalReason> reasons) {

        /**
         * Checks the score and copies the reasons.
         *
         * @param referrer who brought
         * @param friend who came
         * @param policy the edition that judged
         * @param score 0 to 10,000 basis points
         * @param reasons the signals that spoke
         */
        public Judged {
            Ranges.within("score", score, 0, Ranges.BASIS);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Nothing need be done.
     *
     * @param judged the referral with its score
     */
    record Pass(Judged judged) implements Verdict {

        @Override
        public <R> R fold(Function<Pass, R> pass, Function<Review, R> review, Function<Block, R> block) {
            return pass.apply(this);
        }
    }

    /**
     * A human should look at it before a reward is paid.
     *
     * @param judged the referral with its score
     */
    record Review(Judged judged) implements Verdict {

        @Override
        public <R> R fold(Function<Pass, R> pass, Function<Review, R> review, Function<Block, R> block) {
            return review.apply(this);
        }
    }

    /**
     * No reward should be paid.
     *
     * @param judged the referral with its score
     */
    record Block(Judged judged) implements Verdict {

        @Override
        public <R> R fold(Function<Pass, R> pass, Function<Review, R> review, Function<Block, R> block) {
            return block.apply(this);
        }
    }
}
