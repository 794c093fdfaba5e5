/**
 * How members bring members. The way in is {@link io.communitykit.referral.code.Codes} for invite codes, {@link
 * io.communitykit.referral.attribution.Attributions} for who is credited, {@link io.communitykit.referral.reward.Referrals} for rewards.
 */
module io.communitykit.referral {
    requires transitive io.communitykit.core;
    requires jakarta.validation;
    requires java.sql;
    requires transitive org.jspecify;
    requires org.slf4j;

    exports io.communitykit.referral.attribution;
    exports io.communitykit.referral.bargain;
    exports io.communitykit.referral.code.generate;
    exports io.communitykit.referral.code.jdbc;
    exports io.communitykit.referral.code.memory;
    exports io.communitykit.referral.code.policy;
    exports io.communitykit.referral.code.spi;
    exports io.communitykit.referral.code;
    exports io.communitykit.referral.commission.plan;
    exports io.communitykit.referral.commission.rate;
    exports io.communitykit.referral.commission.statement;
    exports io.communitykit.referral.commission.tax;
    exports io.communitykit.referral.commission;
    exports io.communitykit.referral.compliance;
    exports io.communitykit.referral.contest.spi;
    exports io.communitykit.referral.contest;
    exports io.communitykit.referral.forecast;
    exports io.communitykit.referral.growth.branching;
    exports io.communitykit.referral.growth.cycle;
    exports io.communitykit.referral.growth.funnel;
    exports io.communitykit.referral.growth.tree;
    exports io.communitykit.referral.growth;
    exports io.communitykit.referral.jdbc;
    exports io.communitykit.referral.lottery;
    exports io.communitykit.referral.memory;
    exports io.communitykit.referral.order;
    exports io.communitykit.referral.program;
    exports io.communitykit.referral.reward.ledger;
    exports io.communitykit.referral.reward;
    exports io.communitykit.referral.spi;
    exports io.communitykit.referral.team.spi;
    exports io.communitykit.referral.team;
    exports io.communitykit.referral;

    // Documents are made and checked by reflection.
    opens io.communitykit.referral.attribution.internal to
            io.communitykit.core,
            org.hibernate.validator;
    opens io.communitykit.referral.bargain.internal to
            io.communitykit.core,
            org.hibernate.validator;
    opens io.communitykit.referral.code.policy.internal to
            io.communitykit.core,
            org.hibernate.validator;
    opens io.communitykit.referral.commission.internal to
            io.communitykit.core,
            org.hibernate.validator;
    opens io.communitykit.referral.contest.internal to
            io.communitykit.core,
            org.hibernate.validator;
    opens io.communitykit.referral.lottery.internal to
            io.communitykit.core,
            org.hibernate.validator;
    opens io.communitykit.referral.program.internal to
            io.communitykit.core,
            org.hibernate.validator;
    opens io.communitykit.referral.team.internal to
            io.communitykit.core,
            org.hibernate.validator;
}
