package io.communitykit.testkit.points;

import io.communitykit.core.event.CommunityEvent;
import io.communitykit.core.jdbc.ConnectionSource;
import io.communitykit.membership.points.Points;
import io.communitykit.membership.points.jdbc.JdbcPointsStore;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;

/** A process to be killed: tells facts in calls of some tens, and says after each how many are stored. */
final class PostingProcess {

    static final int FACTS = 20_000;
    static final int FACTS_PER_CALL = 40;

    private PostingProcess() {}

    public static void main(String[] args) {
        Points points = points(args[0]);
        List<CommunityEvent> facts = ForumFacts.facts(FACTS);
        for (int from = 0; from < FACTS; from += FACTS_PER_CALL) {
            points.applyAll(facts.subList(from, from + FACTS_PER_CALL));
            System.out.println(from + FACTS_PER_CALL);
        }
    }

    static Points points(String url) {
        return ForumFacts.points(JdbcPointsStore.builder(ConnectionSource.own(dataSource(url)), ForumFacts.KEY)
                .build());
    }

    static JdbcDataSource dataSource(String url) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl(url);
        dataSource.setUser("sa");
        return dataSource;
    }
}
