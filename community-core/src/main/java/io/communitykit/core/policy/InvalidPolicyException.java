package io.communitykit.core.policy;

import io.communitykit.core.CommunityException;
import io.communitykit.core.ErrorCode;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A policy document breaks its kind's rules. Carries every fault that could be found; the message lists them, one a line. */
public final class InvalidPolicyException extends CommunityException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** What the document should be. */
    private final String kind;

    /** Lost where the exception is serialized; the message stays. */
    private final transient @Nullable List<Violation> violations;

    /**
     * Creates the exception.
     *
     * @param kind what the document should be, such as {@code points-program}
     * @param violations its faults, at least one
     */
    public InvalidPolicyException(String kind, List<Violation> violations) {
        super(ErrorCode.POLICY_INVALID, message(kind, violations));
        this.kind = kind;
        this.violations = List.copyOf(violations);
    }

    /**
     * What the document should be.
     *
     * @return the name of the policy kind
     */
    public String kind() {
        return kind;
    }

    /**
     * All faults.
     *
     * @return at least one, in the order in which they were found; none only in a copy that came by Java serialization
     */
    public List<Violation> violations() {
        return violations == null ? List.of() : violations;
    }

    private static String message(String kind, List<Violation> violations) {
        String count = violations.size() == 1 ? "1 fault" : violations.size() + " faults";
        return kind + " has " + count + ":"
                + violations.stream().map(fault -> "\n  " + fault).collect(Collectors.joining());
    }
}
