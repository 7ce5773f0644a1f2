package brigade.common.json;

import brigade.common.text.Printable;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Escapes what a terminal would obey when somebody looks at the JSON there: the text stays what it is. */
final class HarmlessText extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    private static final int DELETE = 0x7F;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] escapes = standardAsciiEscapesForJSON();
        escapes[DELETE] = ESCAPE_STANDARD;
        return escapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int letter) {
        return Printable.isShown(letter) ? null : new SerializedString(String.format(Locale.ROOT, "\\u%04x", letter));
    }
}
