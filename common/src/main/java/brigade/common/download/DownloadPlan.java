package brigade.common.download;

import brigade.common.http.Proxies;
import brigade.common.http.Urls;
import brigade.common.http.WebAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to download: where from, where to, how much at once, and on which terms.
 *
 * @param files the files, in input order
 * @param atMost how many may be in flight at once; at least 1
 * @param terms what all of them have in common
 */
public record DownloadPlan(List<Fetch> files, int atMost, Terms terms) {

    /** Copies the list. */
    public DownloadPlan {
        files = List.copyOf(files);
        if (atMost < 1) {
            throw new IllegalArgumentException("at most " + atMost + " downloads at once is none; write 1 or more");
        }
    }

    /** Plans to download these on standard terms. */
    public DownloadPlan(List<Fetch> files, int atMost) {
        this(files, atMost, Terms.standard());
    }

    /** Returns this plan, on those terms. */
    public DownloadPlan on(Terms terms) {
        return new DownloadPlan(files, atMost, terms);
    }

    /** One line of the input: a file to download, or the result that refuses it. */
    public sealed interface Entry {
        /** A file to download. */
        record Accepted(Fetch file) implements Entry {}

        /** A URL that cannot be downloaded, without what may be a credential in it, and why. */
        record Rejected(String url, String reason) implements Entry {}
    }

    /** Decides for each URL as {@link #entries(List, Path, Terms, Optional)}, on standard terms and without checksums. */
    public static List<Entry> entries(List<String> urls, Path directory) {
        return entries(urls.stream().map(Wanted::of).toList(), directory, Terms.standard(), Optional.empty());
    }

    /**
     * Decides, for each URL, under which name it goes into the directory; two of one name get numbers. Looks at the directory, and
     * at what an earlier run left there.
     *
     * @param checksums if given, a file that they do not list is rejected
     * @return an entry for each URL, in order
     */
    public static List<Entry> entries(List<Wanted> wanted, Path directory, Terms terms, Optional<Checksums> checksums) {
        Map<String, Integer> taken = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Wanted file : wanted) {
            entries.add(entry(file, directory, taken, terms, checksums));
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

    private static Entry entry(Wanted wanted, Path directory, Map<String, Integer> taken, Terms terms,
            Optional<Checksums> checksums) {
        String text = Urls.masked(wanted.url());
        try {
            WebAddress url = WebAddress.parse(wanted.url());
            Optional<Proxies.Proxy> _ = terms.route().proxies().before(url); // It may be one that cannot be used.
            String named = wanted.out().map(FileNames::safe).orElseGet(() -> FileNames.from(url));
            String name = FileNames.unique(FileNames.onDisk(named), taken);
            Path target = directory.resolve(name).toAbsolutePath();
            if (Files.exists(target) && (!terms.overwrite() || Files.isDirectory(target))) {
                return new Entry.Rejected(text, Reasons.exists(target));
            }
            Optional<String> sha256 = wanted.sha256()
                    .or(() -> checksums.flatMap(sums -> sums.of(List.of(named, name), WebAddress.decoded(url.path()))));
            if (sha256.isEmpty() && checksums.isPresent()) {
                return new Entry.Rejected(text, "no checksum is listed for '" + named + "'");
            }
            Path part = target.resolveSibling("." + name + Part.SUFFIX);
            WebAddress asked = url.withoutCredentials();
            return new Entry.Accepted(
                    new Fetch(asked, target, part, sha256, url.authorization(), ResumeNote.read(part, asked)));
        } catch (IllegalArgumentException e) {
            return new Entry.Rejected(text, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Returns the plan of downloading all of these, on standard terms.
     *
     * @throws IllegalArgumentException if one of the URLs is rejected; the message says why
     */
    public static DownloadPlan of(List<String> urls, Path directory, int atMost) {
        return of(urls.stream().map(Wanted::of).toList(), directory, atMost, Terms.standard());
    }

    /**
     * Returns the plan of downloading all of these.
     *
     * @throws IllegalArgumentException if one of the URLs is rejected; the message says why
     */
    public static DownloadPlan of(List<Wanted> wanted, Path directory, int atMost, Terms terms) {
        return new DownloadPlan(entries(wanted, directory, terms, Optional.empty()).stream().map(entry -> switch (entry) {
            case Entry.Accepted accepted -> accepted.file();
            case Entry.Rejected rejected -> throw new IllegalArgumentException(rejected.url() + ": " + rejected.reason());
        }).toList(), atMost, terms);
    }

    /** Deletes the parts that no later run can go on from: for whoever had to kill what wrote them. Touches the disk. */
    public void tidy() {
        files.forEach(Part::tidy);
    }

    /** Returns the parts from which a later run can go on. Looks at the disk. */
    public List<Path> resumableParts() {
        return files.stream().filter(file -> ResumeNote.read(file.part(), file.url()).resumable()).map(Fetch::part).toList();
    }

    /** Returns how many may be in flight at once in this plan: no more than it has files. */
    public int width() {
        return Math.max(1, Math.min(atMost, files.size()));
    }

    /** Returns who says which file may start. */
    public Admission admission() {
        return new Admission(files, atMost, terms.limits().perHost());
    }

    /** Returns how fast all downloads of one call together may go. */
    public Pace pace() {
        return new Pace(terms.limits().bytesPerSecond());
    }

    /** Returns the results in the order of the files. */
    public List<FileResult> inOrder(Map<Fetch, FileResult> results) {
        return files.stream().map(results::get).toList();
    }
}
