package io.communitykit.examples.recommend;

import io.communitykit.recommend.candidate.model.Model;
import java.util.Map;

/**
 * A model and how it came to be.
 *
 * @param algorithm the name that was asked for
 * @param parameters of the algorithm, those that it chose itself too
 * @param model what came of it
 * @param seconds how long the fit took, and the choice of parameters before it
 */
record FittedModel(String algorithm, ParameterValues parameters, Model model, double seconds) {

    /** Adds the fields that say what it is. */
    void addTo(Map<String, Object> object) {
        object.put("algorithm", algorithm);
        object.put("model", model.name());
        object.put("parameters", parameters.byName());
    }

    @Override
    public String toString() {
        String of = algorithm.equals(model.name()) ? algorithm : algorithm + " (" + model.name() + ")";
        return (of + " " + parameters).strip();
    }
}
