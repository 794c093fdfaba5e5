package io.communitykit.recommend.candidate.model;

import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.Profile;
import java.util.List;

/**
 * What was learnt of items, and ranks them for anybody whose profile is given: members that it was fitted on, and others. Immutable and safe for many
 * threads; the same profile gets the same answer to the byte on every machine.
 */
public interface Model {

    /**
     * What it is called, in files and answers.
     *
     * @return a name such as {@code rp3beta}
     */
    String name();

    /**
     * The items that it knows.
     *
     * @return with the numbers that profiles and rankings use
     */
    Items items();

    /**
     * Ranks items. Those of the profile are left out; what scores 0 or less is too. Equal scores are in the order of item numbers. Makes no garbage to speak of.
     *
     * @param profile what somebody did
     * @param into takes the best, as many as it has room for; what it held is forgotten. Not shared between threads
     * @throws io.communitykit.core.InvalidValueException if the profile is in the numbers of other items
     */
    void rank(Profile profile, Ranking into);

    /**
     * Says why an item scores what it does: how much each item of the profile adds.
     *
     * @param profile what somebody did
     * @param item the number of an item
     * @return by falling share, then item number; together the score, but for rounding. Only shares above 0 or below
     * @throws io.communitykit.core.InvalidValueException if the profile is in the numbers of other items
     */
    List<Contribution> because(Profile profile, int item);

    /**
     * The items most like one.
     *
     * @param item its number
     * @param into takes the best, without the item itself
     */
    default void similar(int item, Ranking into) {
        rank(Profile.ofItem(item), into);
    }

    /**
     * What it is made of, to be stored.
     *
     * @return columns that {@code ModelFile} writes and reads
     */
    ModelColumns columns();
}
