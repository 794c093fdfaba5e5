package io.communitykit.core.segment.cut;

import java.util.ArrayList;
import java.util.List;

/** Joins ties, told in rising order, to bands of one group each. */
final class BandBuilder {

    private final List<QuantileCut.Band> bands = new ArrayList<>();
    private int group;
    private long least;
    private long leastKey;
    private long size;

    void add(int tieGroup, long value, long key, long members) {
        if (tieGroup != group) {
            close();
            group = tieGroup;
            least = value;
            leastKey = key;
            size = 0;
        }
        size += members;
    }

    List<QuantileCut.Band> finish() {
        close();
        return bands;
    }

    private void close() {
        if (group > 0) {
            bands.add(new QuantileCut.Band(group, least, leastKey, size));
        }
    }
}
