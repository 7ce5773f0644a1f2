package brigade.common.download;

import brigade.common.http.Header;
import brigade.common.http.Urls;
import brigade.common.http.WebAddress;
import brigade.common.journal.Actor;
import brigade.common.journal.Work;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One file to download.
 *
 * @param url where from; http or https, without user and password
 * @param target where to: its final name
 * @param part where its bytes stand until they are whole: beside the target, under a name that comes from it
 * @param sha256 the checksum that its bytes must have, in hexadecimal
 * @param authorization what user and password in the URL meant
 * @param leftover what an earlier run left in the part
 */
public record Fetch(WebAddress url, Path target, Path part, Optional<String> sha256, Optional<Header> authorization,
        Standing leftover)
        implements Work {

    /** Returns a file of which nothing is known but where it comes from and goes to. */
    public Fetch(WebAddress url, Path target, Path part) {
        this(url, target, part, Optional.empty(), Optional.empty(), Standing.NONE);
    }

    /** Returns the file's name. */
    public String name() {
        return String.valueOf(target.getFileName());
    }

    /** Returns the host that it comes from. */
    public String host() {
        return url.host();
    }

    @Override
    public Actor actor() {
        return Actor.named(name());
    }

    @Override
    public String step() {
        return DownloadSpec.STEP;
    }

    @Override
    public String toString() {
        return Urls.shown(url) + " as " + target;
    }
}
