package io.communitykit.benchmarks.segment;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mvel2.MVEL;
import org.mvel2.ParserContext;

/** MVEL, compiled with the types of its variables, which makes it a little faster than without. */
final class MvelEngine extends ExpressionEngine<Serializable> {

    MvelEngine(SegmentWorld world) {
        this(world, variables());
    }

    private MvelEngine(SegmentWorld world, ParserContext variables) {
        super(world, Wording.MVEL, text -> MVEL.compileExpression(text, variables), tags -> tags);
    }

    private static ParserContext variables() {
        ParserContext variables = new ParserContext();
        variables.setStrongTyping(true);
        for (String name : List.of("tier", "city")) {
            variables.addInput(name, String.class);
        }
        for (String name : List.of("spend", "orders", "points", "lastLogin", "lastPurchase", "now")) {
            variables.addInput(name, Long.class);
        }
        variables.addInput("tags", Set.class, new Class<?>[] {String.class});
        return variables;
    }

    @Override
    boolean evaluate(Serializable segment, Map<String, Object> context) {
        return (Boolean) MVEL.executeExpression(segment, context);
    }
}
