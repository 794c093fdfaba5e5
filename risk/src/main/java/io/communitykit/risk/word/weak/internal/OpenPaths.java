package io.communitykit.risk.word.weak.internal;

import java.util.Arrays;

/** The paths through a text and a trie that are still to be followed, the latest first. Used by one thread. */
final class OpenPaths {

    private int[] nodes = new int[64];
    private int[] begins = new int[64];
    private int[] behinds = new int[64];
    private int[] depths = new int[64];
    private int open;

    /** Where the path that was taken last is in the trie. */
    int node;
    /** Where its last edge begins. */
    int begin;
    /** Behind its last edge. */
    int behind;
    /** What was counted on the way. */
    int depth;

    void clear() {
        open = 0;
    }

    /** Adds a path, unless its node is {@link WeakTrie#NONE}. */
    void push(int newNode, int newBegin, int newBehind, int newDepth) {
        if (newNode == WeakTrie.NONE) {
            return;
        }
        if (open == nodes.length) {
            nodes = Arrays.copyOf(nodes, open * 2);
            begins = Arrays.copyOf(begins, open * 2);
            behinds = Arrays.copyOf(behinds, open * 2);
            depths = Arrays.copyOf(depths, open * 2);
        }
        nodes[open] = newNode;
        begins[open] = newBegin;
        behinds[open] = newBehind;
        depths[open++] = newDepth;
    }

    /**
     * Takes the latest path.
     *
     * @return whether there was one
     */
    boolean pop() {
        if (open == 0) {
            return false;
        }
        open--;
        node = nodes[open];
        begin = begins[open];
        behind = behinds[open];
        depth = depths[open];
        return true;
    }
}
