package io.communitykit.recommend.candidate.model;

import io.communitykit.core.CommunityException;
import io.communitykit.core.ErrorCode;
import io.communitykit.core.InvalidValueException;
import io.communitykit.recommend.candidate.data.Items;
import io.communitykit.recommend.candidate.data.SparseRows;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What a model is made of: named columns of numbers and parameters, and its items. Arrays are not copied; whoever gets one does not change it. Not safe
 * for many threads while it is filled.
 */
public final class ModelColumns {

    /** A model cannot be made of these columns. */
    public static final ErrorCode UNREADABLE = new ErrorCode("model.unreadable");

    private final String kind;
    private final String model;
    private final Items items;
    private final SortedMap<String, Double> parameters = new TreeMap<>();
    private final SortedMap<String, Object> arrays = new TreeMap<>();

    /**
     * Starts with no columns.
     *
     * @param kind of model, such as {@code items}: who reads it back
     * @param model the model's name
     * @param items the model's items
     */
    public ModelColumns(String kind, String model, Items items) {
        this.kind = kind;
        this.model = model;
        this.items = items;
    }

    /**
     * The kind of model.
     *
     * @return a short word
     */
    public String kind() {
        return kind;
    }

    /**
     * The model's name.
     *
     * @return as in {@link Model#name}
     */
    public String model() {
        return model;
    }

    /**
     * The model's items.
     *
     * @return all
     */
    public Items items() {
        return items;
    }

    /**
     * Adds a parameter.
     *
     * @param name of it
     * @param value finite
     * @return this
     */
    public ModelColumns parameter(String name, double value) {
        parameters.put(name, value);
        return this;
    }

    /**
     * Adds a column.
     *
     * @param name of it
     * @param values not copied
     * @return this
     */
    public ModelColumns ints(String name, int[] values) {
        arrays.put(name, values);
        return this;
    }

    /**
     * Adds a column.
     *
     * @param name of it
     * @param values not copied
     * @return this
     */
    public ModelColumns floats(String name, float[] values) {
        arrays.put(name, values);
        return this;
    }

    /**
     * Adds a column.
     *
     * @param name of it
     * @param values not copied
     * @return this
     */
    public ModelColumns doubles(String name, double[] values) {
        arrays.put(name, values);
        return this;
    }

    /**
     * Adds a matrix, as three columns and a parameter.
     *
     * @param name of it
     * @param rows the matrix
     * @return this
     */
    public ModelColumns rows(String name, SparseRows rows) {
        int[] starts = new int[rows.rows() + 1];
        for (int row = 0; row < rows.rows(); row++) {
            starts[row + 1] = rows.end(row);
        }
        int[] column = new int[rows.size()];
        float[] value = new float[rows.size()];
        for (int entry = 0; entry < column.length; entry++) {
            column[entry] = rows.column(entry);
            value[entry] = rows.value(entry);
        }
        return parameter(name + ".columns", rows.columns())
                .ints(name + ".starts", starts)
                .ints(name + ".column", column)
                .floats(name + ".value", value);
    }

    /**
     * All parameters.
     *
     * @return by name
     */
    public SortedMap<String, Double> parameters() {
        return Collections.unmodifiableSortedMap(parameters);
    }

    /**
     * All columns.
     *
     * @return by name: {@code int[]}, {@code float[]} or {@code double[]}
     */
    public SortedMap<String, Object> arrays() {
        return Collections.unmodifiableSortedMap(arrays);
    }

    /**
     * A parameter.
     *
     * @param name of it
     * @return its value
     * @throws CommunityException with {@link #UNREADABLE} if there is none
     */
    public double parameter(String name) {
        Double value = parameters.get(name);
        if (value == null) {
            throw missing("parameter " + name);
        }
        return value;
    }

    /**
     * A column.
     *
     * @param name of it
     * @return its values
     * @throws CommunityException with {@link #UNREADABLE} if there is none
     */
    public int[] ints(String name) {
        return column(name, int[].class);
    }

    /**
     * A column.
     *
     * @param name of it
     * @return its values
     * @throws CommunityException with {@link #UNREADABLE} if there is none
     */
    public float[] floats(String name) {
        return column(name, float[].class);
    }

    /**
     * A column.
     *
     * @param name of it
     * @return its values
     * @throws CommunityException with {@link #UNREADABLE} if there is none
     */
    public double[] doubles(String name) {
        return column(name, double[].class);
    }

    /**
     * A matrix.
     *
     * @param name of it
     * @return the matrix
     * @throws CommunityException with {@link #UNREADABLE} if there is none, or the columns do not make one
     */
    public SparseRows rows(String name) {
        return SparseRows.of(
                (int) parameter(name + ".columns"),
                ints(name + ".starts"),
                ints(name + ".column"),
                floats(name + ".value"));
    }

    /**
     * Makes a model of these columns.
     *
     * @param maker makes it; what it refuses, the columns are to blame for
     * @param <M> what is made
     * @return the model
     * @throws CommunityException with {@link #UNREADABLE} if the maker refuses a value
     */
    public <M> M make(Supplier<M> maker) {
        try {
            return maker.get();
        } catch (InvalidValueException e) {
            throw new CommunityException(UNREADABLE, "the columns make no model " + model + ": " + e.getMessage(), e);
        }
    }

    /**
     * Refuses the columns of models of another name.
     *
     * @param name the model's
     * @throws CommunityException with {@link #UNREADABLE} if they are of another
     */
    public void requireModel(String name) {
        if (!model.equals(name)) {
            throw new CommunityException(UNREADABLE, "the columns make no model " + name + ": they are of " + model);
        }
    }

    private <T> T column(String name, Class<T> type) {
        Object values = arrays.get(name);
        if (!type.isInstance(values)) {
            throw missing("column " + name);
        }
        return type.cast(values);
    }

    private CommunityException missing(String what) {
        return new CommunityException(UNREADABLE, "a model " + model + " has no " + what);
    }
}
