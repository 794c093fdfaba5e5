package io.communitykit.core.policy.internal;

import io.communitykit.core.id.MemberId;
import io.communitykit.core.money.Money;
import io.communitykit.core.policy.Describe;
import io.communitykit.core.policy.TextValue;
import jakarta.validation.Validator;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the shape of a Java type. Used once for each document kind, by one thread. */
final class Shapes {

    private static final Map<Class<?>, Shape> PLAIN = Map.of(
            long.class,
            WholeShape.LONG,
            Long.class,
            WholeShape.LONG,
            int.class,
            WholeShape.INT,
            Integer.class,
            WholeShape.INT,
            boolean.class,
            new BooleanShape(),
            Boolean.class,
            new BooleanShape(),
            BigDecimal.class,
            new DecimalShape(),
            Money.class,
            new MoneyShape());

    private final Validator validator;
    private final Deque<Class<?>> open = new ArrayDeque<>();

    Shapes(Validator validator) {
        this.validator = validator;
    }

    RecordShape ofRecord(Class<?> type, List<String> envelope) {
        if (open.contains(type)) {
            throw unfit(type, "a record that contains itself");
        }
        open.push(type);
        List<ComponentShape> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(ofComponent(type, component));
        }
        open.pop();
        return new RecordShape(type, constructor(type), List.copyOf(components), envelope);
    }

    private ComponentShape ofComponent(Class<?> type, RecordComponent component) {
        Describe describe = component.getAnnotation(Describe.class);
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (optional && component.getType().isPrimitive()) {
            throw unfit(type, "a primitive component that is @Nullable: " + component.getName());
        }
        return new ComponentShape(
                component.getName(),
                of(component.getGenericType()),
                optional,
                describe == null ? "" : describe.value(),
                new Constraints(validator, type, component.getName()));
    }

    private Shape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new ListShape(of(arguments[0]));
            } else if (generic.getRawType() == Map.class && of(arguments[0]) instanceof WordShape key) {
                return new MapShape(key, of(arguments[1]));
            }
        } else if (type instanceof Class<?> plain) {
            return ofClass(plain);
        }
        throw unfit(type, "a type that documents cannot hold");
    }

    private Shape ofClass(Class<?> type) {
        Shape known = PLAIN.getOrDefault(type, WordShapes.BY_TYPE.get(type));
        if (known != null) {
            return known;
        } else if (type.isEnum()) {
            return WordShapes.ofEnum(type);
        } else if (type.isAnnotationPresent(ReadBy.class)) {
            return make(type.getAnnotation(ReadBy.class).value());
        } else if (type.isRecord()) {
            return isText(type) ? ofText(type) : ofRecord(type, List.of());
        } else if (type.isSealed() && type.isInterface()) {
            return ofUnion(type);
        }
        throw unfit(type, "a type that documents cannot hold");
    }

    private static boolean isText(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components.length == 1
                && components[0].getType() == String.class
                && (type.getPackage().equals(MemberId.class.getPackage()) || type.isAnnotationPresent(TextValue.class));
    }

    private static Shape ofText(Class<?> type) {
        TextValue mark = type.getAnnotation(TextValue.class);
        Constructor<?> constructor = constructor(type);
        Function<String, Object> parse = text -> construct(constructor, text);
        return mark == null ? WordShapes.id(type, parse) : WordShapes.named(type, mark.pattern(), parse);
    }

    private static Object construct(Constructor<?> constructor, String text) {
        try {
            return constructor.newInstance(text);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(constructor + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " cannot be called", e);
        }
    }

    private UnionShape ofUnion(Class<?> type) {
        List<RecordShape> records = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (!permitted.isRecord()) {
                throw unfit(permitted, "a variant of " + type.getSimpleName() + " that is not a record");
            }
            records.add(ofRecord(permitted, List.of()));
        }
        Map<String, RecordShape> variants = new LinkedHashMap<>();
        for (RecordShape record : records) {
            String mark = record.components().stream()
                    .filter(ComponentShape::required)
                    .map(ComponentShape::name)
                    .filter(name -> records.stream()
                                    .filter(other -> other.names().contains(name))
                                    .count()
                            == 1)
                    .findFirst()
                    .orElseThrow(() -> unfit(record.type(), "without a required component that is its alone"));
            variants.put(mark, record);
        }
        return new UnionShape(variants);
    }

    private static Shape make(Class<? extends Shape> shape) {
        try {
            Constructor<? extends Shape> constructor = shape.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(shape + " cannot be made", e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            if (constructor.trySetAccessible()) {
                return constructor;
            }
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        }
        throw new IllegalArgumentException(type.getName() + " cannot be reached. Maybe its module lacks \"opens "
                + type.getPackageName() + " to io.communitykit.core, org.hibernate.validator\".");
    }

    private static IllegalArgumentException unfit(Type type, String what) {
        return new IllegalArgumentException("a document record must not have " + what + ", got " + type.getTypeName());
    }
}
