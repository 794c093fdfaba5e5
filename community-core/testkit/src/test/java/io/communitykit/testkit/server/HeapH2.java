package io.communitykit.testkit.server;

/** H2 in memory; a database lives until the JVM ends. */
final class HeapH2 implements EmbeddedDatabase.Server {

    @Override
    public String create(String database) {
        return "jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0;USER=sa";
    }
}
