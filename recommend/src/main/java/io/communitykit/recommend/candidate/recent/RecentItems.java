package io.communitykit.recommend.candidate.recent;

import io.communitykit.core.id.MemberId;
import io.communitykit.recommend.candidate.internal.IdTable;
import java.util.Arrays;

/**
 * The last items of each member, those of the newest instants, for as many members as have room; the member told of longest ago makes way. Layout: pages of
 * 1,024 members, 24 bytes an item, and a list of members in the order in which they were told of, 8 bytes a member. Not safe for many threads.
 */
final class RecentItems {

    private static final int SHIFT = 10;
    private static final int ON_PAGE = 1 << SHIFT;
    private static final int NONE = -1;

    private final int last;
    private final int room;
    private final IdTable<MemberId> members = new IdTable<>();
    private Page[] pages = new Page[0];
    private int[] before = new int[0];
    private int[] after = new int[0];
    private int first = NONE;
    private int newest = NONE;
    private long forgotten;

    RecentItems(int last, int room) {
        this.last = last;
        this.room = room;
    }

    int members() {
        return members.size();
    }

    /** How many members made way. */
    long forgotten() {
        return forgotten;
    }

    /** The number of a member, who is now the one told of last. */
    int touch(MemberId member) {
        int number = members.find(member);
        if (number == NONE) {
            number = number(member);
        } else if (number == newest) {
            return number;
        } else {
            unlink(number);
        }
        before[number] = newest;
        after[number] = NONE;
        if (newest == NONE) {
            first = number;
        } else {
            after[newest] = number;
        }
        newest = number;
        return number;
    }

    private int number(MemberId member) {
        if (members.size() < room) {
            reach(members.size());
            return members.add(member);
        }
        int oldest = first;
        unlink(oldest);
        members.replace(oldest, member);
        page(oldest).size[oldest & (ON_PAGE - 1)] = 0;
        forgotten++;
        return oldest;
    }

    private void reach(int number) {
        if (number >>> SHIFT >= pages.length) {
            pages = Arrays.copyOf(pages, pages.length + 1);
            pages[pages.length - 1] = new Page(last);
        }
        if (number >= before.length) {
            before = Arrays.copyOf(before, Math.max(ON_PAGE, number * 2));
            after = Arrays.copyOf(after, before.length);
        }
    }

    private void unlink(int number) {
        if (before[number] == NONE) {
            first = after[number];
        } else {
            after[before[number]] = after[number];
        }
        if (after[number] == NONE) {
            newest = before[number];
        } else {
            before[after[number]] = before[number];
        }
    }

    /** Where a member's items are. */
    Page page(int member) {
        return pages[member >>> SHIFT];
    }

    /** The first place of a member on its page. */
    int start(int member) {
        return (member & (ON_PAGE - 1)) * last;
    }

    /** The place after a member's last on its page. */
    int end(int member) {
        return start(member) + page(member).size[member & (ON_PAGE - 1)];
    }

    /** Keeps an item in place of the member's oldest, unless it is older still where there is no room. */
    void keep(int member, int item, long at, float root) {
        Page page = page(member);
        int end = end(member);
        int to = end;
        if (end - start(member) == last) {
            to = page.oldest(start(member), end);
            if (page.at[to] > at) {
                return;
            }
        } else {
            page.size[member & (ON_PAGE - 1)]++;
        }
        page.item[to] = item;
        page.at[to] = at;
        page.since[to] = at;
        page.root[to] = root;
    }

    /** Keeps items whose new number is 0 or more. */
    void renumber(int[] numbers) {
        for (int member = 0; member < members.size(); member++) {
            Page page = page(member);
            int kept = start(member);
            for (int place = start(member); place < end(member); place++) {
                if (numbers[page.item[place]] >= 0) {
                    page.item[kept] = numbers[page.item[place]];
                    page.at[kept] = page.at[place];
                    page.since[kept] = page.since[place];
                    page.root[kept++] = page.root[place];
                }
            }
            page.size[member & (ON_PAGE - 1)] = kept - start(member);
        }
    }

    /** What 1,024 members did last. */
    static final class Page {

        final int[] size = new int[ON_PAGE];
        final int[] item;
        /** When the member was at it last. */
        final long[] at;
        /** When the period began that this belongs to. */
        final long[] since;
        /** The square root of the weight. */
        final float[] root;

        Page(int last) {
            item = new int[last << SHIFT];
            at = new long[last << SHIFT];
            since = new long[last << SHIFT];
            root = new float[last << SHIFT];
        }

        int oldest(int start, int end) {
            int oldest = start;
            for (int place = start + 1; place < end; place++) {
                if (at[place] < at[oldest]) {
                    oldest = place;
                }
            }
            return oldest;
        }
    }
}
