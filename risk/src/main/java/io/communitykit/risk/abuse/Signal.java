package io.communitykit.risk.abuse;

import java.util.List;
import java.util.Locale;

/** What may speak against a referral. The order is that in which the score is multiplied. */
public enum Signal {
    /** Referrer and friend are one member, or one person by hard keys. */
    SELF("referrer and friend are one person, of {} accounts joined by hard keys"),
    /** Referrer and friend share soft keys. */
    SHARED("they share {} soft keys; the rarest is shared by {} persons"),
    /** The friend shares soft keys with other friends of the same referrer. */
    SIBLINGS(
            "the friend shares soft keys with {} other friends of the referrer, of all of whom {} of 10000 came to nothing (unknown ones are halves)"),
    /** Referrer and friend are in a circle of persons who brought each other. */
    CYCLE("both stand in a circle of {} persons who brought each other"),
    /** The referrer has many friends, and most came to nothing. */
    STAR("the referrer brought {}, of whom {} of 10000 came to nothing (unknown ones are halves)"),
    /** Far more friends came at once than usual, and most came to nothing. */
    BURST("{} friends came within {} s, where {} thousandths were usual"),
    /** The friend registered faster than a human could. */
    SPEED("registered {} ms after the click, as fast as {} of 10000 of the friends"),
    /** Friends came at even intervals. */
    REGULAR("{} friends around this one came at intervals that vary by {} of 10000"),
    /** Devices, networks and hours of the friends are less mixed than chance allows. */
    ENTROPY("{} friends whose devices, networks and hours are alike by {} of 10000"),
    /** Many members were first seen with one of the friend's soft keys at about the same time. */
    VELOCITY("{} members were first seen with one key of the friend within {} s"),
    /** The friend's mailbox is a disposable one. */
    DISPOSABLE("the friend has a disposable mailbox");

    private final String sentence;

    Signal(String sentence) {
        this.sentence = sentence;
    }

    /**
     * The signal's name in documents.
     *
     * @return its name in lower case
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String sentence(List<Long> numbers) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Long number : numbers) {
            int at = sentence.indexOf("{}", from);
            text.append(sentence, from, at).append(number);
            from = at + 2;
        }
        return text.append(sentence.substring(from)).toString();
    }

    int numbers() {
        return sentence.split("\\{}", -1).length - 1;
    }
}
