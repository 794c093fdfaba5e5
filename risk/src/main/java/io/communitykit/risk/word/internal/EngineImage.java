package io.communitykit.risk.word.internal;

import io.communitykit.core.CommunityException;
import io.communitykit.risk.word.Evasion;
import io.communitykit.risk.word.Folding;
import io.communitykit.risk.word.Term;
import io.communitykit.risk.word.WordCategory;
import io.communitykit.risk.word.WordImage;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;

/**
 * An engine as bytes, without check sums: texts, folding, terms, the automatons array by array, the patterns table by table. What is read finds
 * what was written finds.
 */
public final class EngineImage {

    private static final int MOST_LAYERS = 2;

    private EngineImage() {}

    /** The image was made with other data of Unicode. */
    public static final class OtherFolds extends CommunityException {

        private static final long serialVersionUID = 1L;

        private OtherFolds(String unicodeVersion) {
            super(
                    WordImage.FOREIGN,
                    "image of words was made with other data of Unicode " + unicodeVersion
                            + ". Maybe another release wrote it; build it again from the lists");
        }
    }

    /**
     * Writes an engine.
     *
     * @param engine the engine
     * @return the bytes; the same for the same dictionary and folding
     */
    public static byte[] write(Engine engine) {
        ImageWriter image = new ImageWriter();
        image.text(FoldTable.get().unicodeVersion());
        image.number(FoldTable.get().check());
        Folding folding = engine.folding();
        image.number(folding.through().size());
        folding.through().forEach(evasion -> image.text(evasion.name()));
        image.number(folding.maxGap());
        TermsImage.write(image, engine.terms(), engine.categories(), engine.allowed());
        image.number(engine.layers().length - 1);
        for (Layer layer : engine.layers()) {
            LayerImage.write(image, layer);
        }
        engine.patterns().write(image);
        return image.finish();
    }

    /**
     * Reads an engine.
     *
     * @param bytes all that {@link #write} gave, and no more
     * @return the engine
     * @throws OtherFolds if it was made with other data of Unicode; the message names them
     * @throws RuntimeException of any other kind if the bytes make no sense
     */
    public static Engine read(ByteBuffer bytes) {
        ImageReader image = new ImageReader(bytes);
        String unicode = image.text();
        if (image.number() != FoldTable.get().check()) {
            throw new OtherFolds(unicode);
        }
        CodePointFolds folds = CodePointFolds.of(folding(image));
        List<WordCategory> categories = TermsImage.categories(image);
        List<Term> terms = TermsImage.terms(image, categories);
        List<String> allowed = TermsImage.allowed(image);
        Layer[] layers = new Layer[image.number(MOST_LAYERS) + 1];
        for (int i = 0; i < layers.length; i++) {
            layers[i] = LayerImage.read(image, i == 0 ? folds : CodePointFolds.of(Folding.NONE));
            check(layers[i], terms.size() + allowed.size());
        }
        PatternSet patterns = PatternSet.read(image, folds);
        image.end();
        return new Engine(terms, categories, allowed, layers, patterns, folds);
    }

    private static void check(Layer layer, int entries) {
        if (layer.entries().size() != entries) {
            throw new IllegalArgumentException(layer.entries().size() + " entries for " + entries);
        }
    }

    private static Folding folding(ImageReader image) {
        EnumSet<Evasion> through = EnumSet.noneOf(Evasion.class);
        for (int left = image.count(Integer.BYTES); left > 0; left--) {
            through.add(evasion(image.text()));
        }
        return new Folding(through, image.number());
    }

    // Evasion.valueOf would look at its class by reflection first.
    private static Evasion evasion(String name) {
        for (Evasion evasion : Evasion.values()) {
            if (evasion.name().equals(name)) {
                return evasion;
            }
        }
        throw new IllegalArgumentException("no evasion " + name);
    }
}
