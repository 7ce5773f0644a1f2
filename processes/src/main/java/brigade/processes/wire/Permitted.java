package brigade.processes.wire;

import org.jspecify.annotations.Nullable;

/** The records that a sealed interface permits, in the order in which it does: their places stand for them on the wire. */
final class Permitted {
    private static final ClassValue<Permitted> ALL = new ClassValue<>() {
        @Override
        protected Permitted computeValue(Class<?> type) {
            return new Permitted(type);
        }
    };

    private final Class<?> type;
    private final Class<?>[] subclasses;

    private Permitted(Class<?> type) {
        this.type = type;
        this.subclasses = type.getPermittedSubclasses();
    }

    static Permitted by(Class<?> sealed) {
        return ALL.get(sealed);
    }

    int place(Object value) {
        for (int i = 0; i < subclasses.length; i++) {
            if (subclasses[i] == value.getClass() && value instanceof Record) {
                return i;
            }
        }
        throw new UnsendableException(value.getClass().getName() + " is none of the records that " + type.getName() + " permits");
    }

    /** Returns the record that the place stands for; null if none does. */
    @Nullable
    Class<?> at(int place) {
        return place >= 0 && place < subclasses.length && subclasses[place].isRecord() ? subclasses[place] : null;
    }
}
