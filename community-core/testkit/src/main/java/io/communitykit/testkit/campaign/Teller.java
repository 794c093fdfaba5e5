package io.communitykit.testkit.campaign;

import io.communitykit.core.id.MemberId;

/** One capability in a history: what is told of it, and the paper on which it is kept beside. For one thread. */
interface Teller {

    /** Tells something at random. */
    void step();

    /** Runs what is due. */
    void due();

    /** Another edition of the policy comes. */
    void edition();

    /** Pays what is owed to a member who is about to be erased. */
    void settle(MemberId member);

    /** Forgets a member in all capabilities. */
    boolean erase(MemberId member);

    /** Compares what is kept with the paper, and money with both. */
    void audit();

    /** Looks whether anything is left undone, when nothing is under way any more. */
    void end();
}
