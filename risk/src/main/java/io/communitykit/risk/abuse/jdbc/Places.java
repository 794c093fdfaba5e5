package io.communitykit.risk.abuse.jdbc;

import io.communitykit.core.jdbc.SqlParameters;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Lists of parameters, a power of two long so that few texts are prepared; the last value fills the rest. */
final class Places {

    private static final int PER_QUERY = 512;

    private Places() {}

    static <T> List<List<T>> pages(Collection<T> values) {
        List<T> all = List.copyOf(values);
        List<List<T>> pages = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PER_QUERY) {
            pages.add(all.subList(from, Math.min(all.size(), from + PER_QUERY)));
        }
        return pages;
    }

    private static int places(int values) {
        return Integer.highestOneBit(2 * values - 1);
    }

    static String marks(int values) {
        return "?" + ", ?".repeat(places(values) - 1);
    }

    static <T> void fill(SqlParameters parameters, List<T> values, Function<T, byte[]> bytes) throws SQLException {
        for (int i = 0; i < places(values.size()); i++) {
            parameters.setBytes(i + 1, bytes.apply(values.get(Math.min(i, values.size() - 1))));
        }
    }
}
