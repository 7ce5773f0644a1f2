package brigade.common.cli;

import brigade.common.time.Durations;
import java.time.Duration;

/**
 * An assistant, as {@code --assistant boil=2s} asks for one.
 *
 * @param name the name of the assistant and of the task
 * @param time what the task takes, before scaling
 */
record Assistant(String name, Duration time) {

    /**
     * Reads {@code boil=2s}.
     *
     * @throws IllegalArgumentException if the text is no such thing; the message says what to write
     */
    static Assistant parse(String text) {
        int equals = text.lastIndexOf('=');
        String name = text.substring(0, Math.max(0, equals)).strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is not an assistant; write a name and a duration, as boil=2s");
        }
        return new Assistant(name, Durations.parse(text.substring(equals + 1)));
    }

    @Override
    public String toString() {
        return name + "=" + Durations.written(time);
    }
}
