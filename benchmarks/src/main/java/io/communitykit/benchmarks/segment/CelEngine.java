package io.communitykit.benchmarks.segment;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * CEL, type-checked, with the tags as the keys of a map, since it has no sets. On the runtime that its standard factory gave until it
 * was renamed legacy: the newer one, which plans first, took 2 to 3 times as long here.
 */
final class CelEngine extends ExpressionEngine<CelRuntime.Program> {

    CelEngine(SegmentWorld world) {
        this(world, compiler(), CelRuntimeFactory.legacyCelRuntimeBuilder().build());
    }

    private CelEngine(SegmentWorld world, CelCompiler compiler, CelRuntime runtime) {
        super(world, Wording.CEL, text -> program(compiler, runtime, text), CelEngine::keys);
    }

    private static CelCompiler compiler() {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .addVar("tier", SimpleType.STRING)
                .addVar("city", SimpleType.STRING)
                .addVar("spend", SimpleType.INT)
                .addVar("orders", SimpleType.INT)
                .addVar("points", SimpleType.INT)
                .addVar("lastLogin", SimpleType.INT)
                .addVar("lastPurchase", SimpleType.INT)
                .addVar("now", SimpleType.INT)
                .addVar("tags", MapType.create(SimpleType.STRING, SimpleType.BOOL))
                .setResultType(SimpleType.BOOL)
                .build();
    }

    private static CelRuntime.Program program(CelCompiler compiler, CelRuntime runtime, String text) {
        try {
            return runtime.createProgram(compiler.compile(text).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private static Map<String, Boolean> keys(Set<String> tags) {
        return tags.stream().collect(Collectors.toMap(tag -> tag, tag -> true));
    }

    @Override
    boolean evaluate(CelRuntime.Program segment, Map<String, Object> context) {
        try {
            return (Boolean) segment.eval(context);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }
}
