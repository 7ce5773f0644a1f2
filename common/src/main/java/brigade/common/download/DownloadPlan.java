package brigade.common.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * What to download: where from, where to, and how much at once.
 *
 * @param files the files, in input order
 * @param atMost how many may be in flight at once; at least 1
 */
public record DownloadPlan(List<Fetch> files, int atMost) {

    /** Copies the list. */
    public DownloadPlan {
        files = List.copyOf(files);
        if (atMost < 1) {
            throw new IllegalArgumentException("at most " + atMost + " downloads at once is none; write 1 or more");
        }
    }

    /** One line of the input: a file to download, or the result that refuses it. */
    public sealed interface Entry {
        /** A file to download. */
        record Accepted(Fetch file) implements Entry {}

        /** A URL that cannot be downloaded, and why. */
        record Rejected(String url, String reason) implements Entry {}
    }

    /**
     * Decides, for each URL, under which name it goes into the directory; two of one name get numbers. Looks at the directory.
     *
     * @return an entry for each URL, in order
     */
    public static List<Entry> entries(List<String> urls, Path directory) {
        Set<String> taken = new HashSet<>();
        List<Entry> entries = new ArrayList<>();
        for (String url : urls) {
            entries.add(entry(url, directory, taken));
        }
        return entries;
    }

    /** Returns the files to download among the entries. */
    public static List<Fetch> accepted(List<Entry> entries) {
        List<Fetch> files = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Accepted(Fetch file)) {
                files.add(file);
            }
        }
        return files;
    }

    private static Entry entry(String text, Path directory, Set<String> taken) {
        try {
            URI url = ascii(new URI(text));
            if (!isHttp(url) || url.getHost() == null) {
                return new Entry.Rejected(text, "not an http or https URL");
            }
            String name = FileNames.unique(FileNames.from(url), taken);
            Path target = directory.resolve(name).toAbsolutePath();
            if (Files.exists(target)) {
                return new Entry.Rejected(text, target + " exists already; remove it, or download elsewhere with --to");
            }
            Path part = target.resolveSibling("." + name + "." + UUID.randomUUID().toString().substring(0, 8) + ".part");
            return new Entry.Accepted(new Fetch(url, target, part));
        } catch (URISyntaxException e) {
            return new Entry.Rejected(text, "not a URL: " + e.getReason());
        } catch (IllegalArgumentException e) {
            return new Entry.Rejected(text, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Returns the plan of downloading all of these.
     *
     * @throws IllegalArgumentException if one of the URLs is rejected; the message says why
     */
    public static DownloadPlan of(List<String> urls, Path directory, int atMost) {
        return new DownloadPlan(entries(urls, directory).stream().map(entry -> switch (entry) {
            case Entry.Accepted accepted -> accepted.file();
            case Entry.Rejected rejected -> throw new IllegalArgumentException(rejected.url() + ": " + rejected.reason());
        }).toList(), atMost);
    }

    /** Returns the URL with everything that is not ASCII in percent escapes: clients differ in what they make of it otherwise. */
    static URI ascii(URI url) {
        return URI.create(url.toASCIIString());
    }

    static boolean isHttp(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https");
    }

    /**
     * Deletes what is left of files that were not kept: for whoever had to kill what wrote them. Touches the disk.
     *
     * @throws UncheckedIOException if a part cannot be deleted
     */
    public void discardParts() {
        try {
            for (Fetch file : files) {
                Files.deleteIfExists(file.part());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how many may be in flight at once in this plan: no more than it has files. */
    public int width() {
        return Math.max(1, Math.min(atMost, files.size()));
    }
}
