package io.communitykit.benchmarks.segment;

import com.googlecode.aviator.AviatorEvaluator;
import com.googlecode.aviator.AviatorEvaluatorInstance;
import com.googlecode.aviator.Expression;
import java.util.Map;

/** Aviator, compiled to byte code, with its default options, which prefer the speed of evaluation. */
final class AviatorEngine extends ExpressionEngine<Expression> {

    AviatorEngine(SegmentWorld world) {
        this(world, AviatorEvaluator.newInstance());
    }

    private AviatorEngine(SegmentWorld world, AviatorEvaluatorInstance aviator) {
        super(world, Wording.AVIATOR, aviator::compile, tags -> tags);
    }

    @Override
    boolean evaluate(Expression segment, Map<String, Object> context) {
        return (Boolean) segment.execute(context);
    }
}
