package io.communitykit.examples.summary;

import java.util.List;

/**
 * What became of the members who brought others, of those whom they brought, and of partners, at the end of a history.
 *
 * @param program which program, with its edition
 * @param at as of when, as text
 * @param told how many facts of each kind were told
 * @param funnel how far friends came
 * @param statuses how many friends are where, by side
 * @param rules what each rule reserved and paid
 * @param referrers who brought friends, most first
 * @param reasons why something was not credited, or not in full
 * @param budgets what of each unit is taken
 * @param economy what it brought and cost
 * @param partners partners and their statements
 */
public record ReferralSummary(
        String program,
        String at,
        List<Told> told,
        Funnel funnel,
        List<Status> statuses,
        List<RuleLine> rules,
        List<Referrer> referrers,
        List<Why> reasons,
        List<Budget> budgets,
        Economy economy,
        List<Partner> partners) {

    /** Of a history without referrals. */
    public static final ReferralSummary NONE = new ReferralSummary(
            "",
            "",
            List.of(),
            new Funnel(0, 0, 0, 0, 0, 0),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Economy.UNKNOWN,
            List.of());

    /** Copies the lists. */
    public ReferralSummary {
        told = List.copyOf(told);
        statuses = List.copyOf(statuses);
        rules = List.copyOf(rules);
        referrers = List.copyOf(referrers);
        reasons = List.copyOf(reasons);
        budgets = List.copyOf(budgets);
        partners = List.copyOf(partners);
    }

    /**
     * An amount of a unit.
     *
     * @param amount in the unit's smallest part
     * @param text with its unit
     */
    public record Amount(long amount, String text) {

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Facts of one kind.
     *
     * @param fact what
     * @param times how many were told
     * @param known how many of them had been told before
     */
    public record Told(String fact, long times, long known) {}

    /**
     * How far friends came, as the side of those who brought them stands.
     *
     * @param brought somebody brought them
     * @param qualified they fulfilled what the program asks for, whatever came of it later
     * @param waiting they have not qualified yet
     * @param held they count, and the reward waits
     * @param paid all that was to be paid is paid
     * @param ended it came to nothing: too late, refused, or paid back
     */
    public record Funnel(long brought, long qualified, long waiting, long held, long paid, long ended) {}

    /**
     * Friends in one place.
     *
     * @param side whose reward
     * @param status where
     * @param reason why no further; empty text on the way up
     * @param friends how many
     */
    public record Status(String side, String status, String reason, long friends) {}

    /**
     * What a rule came to.
     *
     * @param rule the rule
     * @param members how many got something by it, or wait for it
     * @param reserved granted, not paid
     * @param paid left for the members, less what came back
     * @param waiting waits for room under a limit
     * @param lost lost to limits
     */
    public record RuleLine(String rule, long members, Amount reserved, Amount paid, Amount waiting, Amount lost) {

        /** Whether anything came of it. */
        public boolean any() {
            return reserved.amount() != 0 || paid.amount() != 0 || waiting.amount() != 0 || lost.amount() != 0;
        }
    }

    /**
     * Who brought friends.
     *
     * @param member who
     * @param friends how many count
     * @param next how many more the next step takes; empty text at the top
     * @param rewards by rule
     */
    public record Referrer(String member, long friends, String next, List<RuleLine> rewards) {

        /** Copies the rewards. */
        public Referrer {
            rewards = List.copyOf(rewards);
        }
    }

    /**
     * Why something was not credited.
     *
     * @param what of a touch, an order, a referral, a reward or a commission
     * @param reason the reason
     * @param times how often
     */
    public record Why(String what, String reason, long times) {}

    /**
     * What of a unit is taken.
     *
     * @param unit the unit
     * @param total what may be spent; empty text without a budget
     * @param reserved promised and not paid
     * @param committed paid
     * @param left what may still be promised; empty text without a budget
     */
    public record Budget(String unit, String total, Amount reserved, Amount committed, String left) {}

    /**
     * What the program brought and cost.
     *
     * @param sales qualifying orders
     * @param refunds what of them was paid back
     * @param value what the operator believes that the friends who count are worth
     * @param cost what was promised and paid, in money
     * @param returned what came back for 100 that it cost; empty text where that is not known
     */
    public record Economy(String sales, String refunds, String value, String cost, String returned) {

        /** Nothing is known. */
        public static final Economy UNKNOWN = new Economy("", "", "", "", "");
    }

    /**
     * A partner.
     *
     * @param member who
     * @param orders how many orders were credited
     * @param waiting commission of orders that may still be sent back
     * @param statements by period
     */
    public record Partner(String member, long orders, Amount waiting, List<Statement> statements) {

        /** Copies the statements. */
        public Partner {
            statements = List.copyOf(statements);
        }
    }

    /**
     * A partner's statement.
     *
     * @param period its first day
     * @param status how far it is
     * @param lines how many lines it has
     * @param gross before tax
     * @param tax what is kept
     * @param payable what is paid
     * @param carried what goes to the next one
     */
    public record Statement(
            String period, String status, long lines, Amount gross, Amount tax, Amount payable, Amount carried) {}
}
