package brigade.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a mutant in the sources: the class that its line in a list names, or that line if it says all. */
final class MutantSource {
    private static final List<String> FILES = List.of("Mutants", "DownloadMutants", "BackgroundMutants", "CheckMutants",
            "MirrorsMutants", "CrunchMutants", "RushMutants", "TicketsMutants");
    /** What may hold brackets that do not count, and the brackets. */
    private static final Pattern TOKEN = Pattern.compile(
            "\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\])+'|//[^\n]*|/\\*(?s:.*?)\\*/|[(){}]");
    private static final Pattern CLASS = Pattern.compile("(\\w+)::new|new (\\w+)\\(");

    private final List<String> texts = new ArrayList<>();

    MutantSource() {
        FILES.forEach(file -> texts.add(text("/brigade-sources/brigade/conformance/" + file + ".java")));
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(MutantSource.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text. */
    String of(Mutants.Mutant mutant) {
        String words = "Rule." + mutant.breaks().name() + ", \"" + mutant.symptom().replace("\"", "\\\"") + "\"";
        Pattern entry = Pattern.compile(Pattern.quote(words).replace(", ", "\\E,\\s+\\Q"));
        for (String text : texts) {
            Matcher found = entry.matcher(text);
            if (found.find()) {
                String call = upToItsEnd(text, text.lastIndexOf('(', found.start()), '(', ')');
                return declared(text, call).orElse("mutant" + call);
            }
        }
        throw new IllegalArgumentException("no source names " + mutant);
    }

    private static Optional<String> declared(String text, String call) {
        Matcher names = CLASS.matcher(call);
        while (names.find()) {
            String name = Objects.requireNonNullElse(names.group(1), names.group(2));
            Matcher declaration = Pattern.compile("\\n( *)[\\w ]*class " + name + "\\b").matcher(text);
            if (declaration.find()) {
                String body = text.substring(declaration.start() + 1, text.indexOf('{', declaration.end()))
                        + upToItsEnd(text, text.indexOf('{', declaration.end()), '{', '}');
                return Optional.of(body.stripIndent());
            }
        }
        return Optional.empty();
    }

    private static String upToItsEnd(String text, int start, char opening, char closing) {
        int depth = 0;
        Matcher token = TOKEN.matcher(text).region(start, text.length());
        while (token.find()) {
            char letter = token.group().charAt(0);
            if (letter == opening) {
                depth++;
            } else if (letter == closing && --depth == 0) {
                return text.substring(start, token.end());
            }
        }
        throw new IllegalArgumentException("no end of what begins at " + start);
    }
}
