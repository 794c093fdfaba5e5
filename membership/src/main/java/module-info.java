/**
 * What members of a community earn and become. The way in is {@link io.communitykit.membership.points.Points} for points, {@link
 * io.communitykit.membership.tier.Tiers} for tiers, {@link io.communitykit.membership.benefit.Benefits} for what tiers are worth
 * and {@link io.communitykit.membership.voucher.Vouchers} for vouchers.
 */
module io.communitykit.membership {
    requires com.fasterxml.jackson.core;
    requires transitive io.communitykit.core;
    requires jakarta.validation;
    requires java.sql;
    requires transitive org.jspecify;
    requires org.slf4j;

    exports io.communitykit.membership.benefit;
    exports io.communitykit.membership.points;
    exports io.communitykit.membership.points.books;
    exports io.communitykit.membership.points.jdbc;
    exports io.communitykit.membership.points.lot;
    exports io.communitykit.membership.points.memory;
    exports io.communitykit.membership.points.spi;
    exports io.communitykit.membership.tier;
    exports io.communitykit.membership.tier.cut;
    exports io.communitykit.membership.tier.whatif;
    exports io.communitykit.membership.voucher;

    // Documents are made and checked by reflection.
    opens io.communitykit.membership.benefit.internal to
            io.communitykit.core,
            org.hibernate.validator;
    opens io.communitykit.membership.points.internal to
            io.communitykit.core,
            org.hibernate.validator;
    opens io.communitykit.membership.tier.internal to
            io.communitykit.core,
            org.hibernate.validator;
    opens io.communitykit.membership.voucher.internal to
            io.communitykit.core,
            org.hibernate.validator;
}
