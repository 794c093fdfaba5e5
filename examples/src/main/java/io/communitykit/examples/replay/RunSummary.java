package io.communitykit.examples.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.communitykit.membership.points.PointsProgram;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --json} prints. Names are promised: fields are only ever added.
 *
 * @param events what became of the lines that were read
 * @param members how many members have an account in the program afterwards
 * @param seconds from opening the input to the last commit
 * @param program what judged
 * @param store {@code memory} or {@code jdbc}
 * @param published how the balances that the community published agree; absent where it published none
 * @param files what was written, by kind: {@code events}, {@code report}, {@code balances}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunSummary(
        EventCounts events,
        long members,
        BigDecimal seconds,
        Program program,
        String store,
        @Nullable Agreement published,
        Map<String, String> files) {

    /**
     * Which edition of which program.
     *
     * @param id the program
     * @param version its edition
     */
    public record Program(String id, String version) {

        static Program of(PointsProgram program) {
            return new Program(program.id().value(), program.version().value());
        }
    }
}
