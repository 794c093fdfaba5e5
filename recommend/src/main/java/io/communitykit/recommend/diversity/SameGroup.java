package io.communitykit.recommend.diversity;

/** 1 for two of one group. */
final class SameGroup implements Similarity {

    private final int[] groups;

    SameGroup(int[] groups) {
        this.groups = groups.clone();
    }

    @Override
    public double of(int a, int b) {
        return a == b || (groups[a] == groups[b] && groups[a] >= 0) ? 1 : 0;
    }

    @Override
    public void add(int item, double weight, int n, double[] into) {
        int group = groups[item];
        if (group < 0) {
            return;
        }
        for (int i = 0; i < n; i++) {
            into[i] += groups[i] == group ? weight : 0;
        }
    }
}
