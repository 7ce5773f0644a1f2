package brigade.processes.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** A record type as the codec sees it: its components in order, how to read them, how to make a record of them. */
final class Shape {
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return new Shape(type);
        }
    };

    private final Class<?> type;
    private final Type[] types;
    private final Method[] accessors;
    private final Constructor<?> constructor;

    private Shape(Class<?> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] erased = new Class<?>[components.length];
        types = new Type[components.length];
        accessors = new Method[components.length];
        for (int i = 0; i < components.length; i++) {
            erased[i] = components[i].getType();
            types[i] = components[i].getGenericType();
            accessors[i] = components[i].getAccessor();
            accessors[i].setAccessible(true);
        }
        try {
            constructor = type.getDeclaredConstructor(erased);
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor, so it is no record", e);
        }
    }

    static Shape of(Class<?> type) {
        return SHAPES.get(type);
    }

    int size() {
        return types.length;
    }

    Type type(int component) {
        return types[component];
    }

    @Nullable
    Object read(Object made, int component) {
        try {
            return accessors[component].invoke(made);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new UnsendableException(
                    type.getName() + " does not tell its " + accessors[component].getName() + ": " + e.getCause());
        }
    }

    Object make(Object[] components) throws MalformedException {
        try {
            return constructor.newInstance(components);
        } catch (InvocationTargetException e) {
            throw new MalformedException(type.getName() + " refuses its components: " + e.getCause());
        } catch (IllegalArgumentException | InstantiationException | IllegalAccessException e) {
            throw new MalformedException(type.getName() + " cannot be made: " + e);
        }
    }
}
