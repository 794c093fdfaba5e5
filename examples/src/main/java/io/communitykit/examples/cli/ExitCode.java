package io.communitykit.examples.cli;

/** How a command ended, as the number that the shell sees. The numbers never change. */
public enum ExitCode {
    /** Everything was done. */
    DONE(0),
    /** A check found faults: {@code policy lint}, {@code referral code check}, {@code points verify}, {@code feed replay}. */
    FAULTS(1),
    /** An option or argument is wrong. */
    USAGE(2),
    /** An input is missing or cannot be read: a file, a folder, a line, a member, a program without accounts. */
    INPUT(3),
    /** A policy file breaks its kind's rules. */
    POLICY(4),
    /** An output cannot be written. */
    OUTPUT(5),
    /** The store failed, cannot be reached, or has no ledger to look into. */
    STORE(6),
    /** A fault of this program. */
    INTERNAL(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /**
     * What the shell sees.
     *
     * @return 0 to 125
     */
    public int number() {
        return number;
    }
}
