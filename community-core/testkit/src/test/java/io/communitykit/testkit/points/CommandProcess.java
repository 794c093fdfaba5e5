package io.communitykit.testkit.points;

import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.membership.points.AccountResult;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.jdbc.JdbcPointsStore;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A process to be killed: carries out commands from a number on, and says each number once it is answered. */
final class CommandProcess {

    /** So many that no run ends by itself. */
    static final int COMMANDS = 60_000;

    private CommandProcess() {}

    public static void main(String[] args) {
        Points points = points(args[0]);
        for (int number = Integer.parseInt(args[1]); number < COMMANDS; number++) {
            if (points.execute(CoinCommands.command(number)) instanceof AccountResult.Rejected rejected) {
                throw new IllegalStateException("no command is refused here: " + rejected);
            }
            System.out.println(number);
        }
    }

    static Points points(String url) {
        return CoinCommands.points(JdbcPointsStore.builder(ConnectionSource.own(dataSource(url)), CoinCommands.KEY)
                .build());
    }

    static DataSource dataSource(String url) {
        if (url.startsWith("jdbc:h2:")) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setUrl(url);
            h2.setUser("sa");
            return h2;
        }
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setUrl(url);
        return postgres;
    }
}
