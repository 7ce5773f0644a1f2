package brigade.common.download;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How one download ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({@JsonSubTypes.Type(value = FileResult.Saved.class, name = "saved"),
        @JsonSubTypes.Type(value = FileResult.Failed.class, name = "failed")})
public sealed interface FileResult {

    /** Returns which download it was. */
    Fetch file();

    /**
     * The file stands whole under its final name.
     *
     * @param file which
     * @param bytes its length
     */
    record Saved(Fetch file, long bytes) implements FileResult {}

    /**
     * The file could not be had, and nothing stands under its final name.
     *
     * @param file which
     * @param reason why, in a line
     */
    record Failed(Fetch file, String reason) implements FileResult {}
}
