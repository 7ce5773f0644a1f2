package brigade.common.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** How Brigade writes JSON: records by their components, durations as ISO 8601. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder(harmless()).addModule(new JavaTimeModule())
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE).disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Json() {}

    private static JsonFactory harmless() {
        return new JsonFactory().setCharacterEscapes(new HarmlessText());
    }

    /** Returns a mapper of the caller's own, to be changed as the caller likes. */
    public static JsonMapper mapper() {
        return MAPPER.rebuild().build();
    }
}
