package io.communitykit.testkit.points.linearizability;

import io.communitykit.membership.points.PostingKind;
import java.util.HashMap;
import java.util.Map;

/**
 * An account of which one call after the other is asked: a few numbers, and what was posted. Written from what the commands
 * promise, apart from the rules that the ledger decides by.
 *
 * @param available what can be spent
 * @param holds the points of holds that are open, by number
 * @param ended how other holds have ended, by number
 * @param posted what was posted, and how it was answered
 */
record AccountModel(
        long available,
        Map<Integer, Long> holds,
        Map<Integer, Answer.HoldEnded> ended,
        Map<Operation, Answer.Applied> posted) {

    static final AccountModel EMPTY = new AccountModel(0, Map.of(), Map.of(), Map.of());

    /** What an operation is answered, and the account after it. */
    record Outcome(Answer answer, AccountModel next) {}

    Outcome carryOut(Operation operation) {
        Answer.Applied before = posted.get(operation);
        if (before != null) {
            return stay(new Answer.Replayed(before.sequence(), before.balance()));
        } else if (operation instanceof Operation.Grant grant) {
            return post(operation, available + grant.points(), holds, ended);
        } else if (operation instanceof Operation.Spend spend) {
            return spend.points() > available
                    ? insufficient(spend.points())
                    : post(operation, available - spend.points(), holds, ended);
        } else if (operation instanceof Operation.SetAside aside) {
            return aside.points() > available
                    ? insufficient(aside.points())
                    : post(operation, available - aside.points(), with(holds, aside.number(), aside.points()), ended);
        } else if (operation instanceof Operation.Commit commit) {
            return end(operation, commit.hold(), new Answer.HoldEnded(PostingKind.COMMIT, commit.points()));
        } else if (operation instanceof Operation.GiveBack back) {
            return end(operation, back.hold(), new Answer.HoldEnded(PostingKind.VOID, 0));
        } else if (operation instanceof Operation.Look) {
            return stay(new Answer.Seen(available, held()));
        }
        return stay(new Answer.Listed(posted.size(), available + held()));
    }

    private long held() {
        return holds.values().stream().mapToLong(Long::longValue).sum();
    }

    private Outcome insufficient(long asked) {
        return stay(new Answer.Insufficient(available, asked - available));
    }

    private Outcome end(Operation operation, int hold, Answer.HoldEnded how) {
        Answer.HoldEnded before = ended.get(hold);
        Long points = holds.get(hold);
        if (before != null) {
            return stay(before);
        } else if (points == null) {
            return stay(new Answer.UnknownHold());
        }
        Map<Integer, Long> left = new HashMap<>(holds);
        left.remove(hold);
        return post(operation, available + points - how.committed(), left, with(ended, hold, how));
    }

    private Outcome stay(Answer answer) {
        return new Outcome(answer, this);
    }

    private Outcome post(
            Operation operation, long left, Map<Integer, Long> open, Map<Integer, Answer.HoldEnded> allEnded) {
        long balance = left + open.values().stream().mapToLong(Long::longValue).sum();
        Answer.Applied answer = new Answer.Applied(posted.size() + 1L, balance);
        return new Outcome(answer, new AccountModel(left, open, allEnded, with(posted, operation, answer)));
    }

    private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        Map<K, V> more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }
}
