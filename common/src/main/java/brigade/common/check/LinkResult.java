package brigade.common.check;

import brigade.common.text.Printable;

/** What became of one line of the input. */
public sealed interface LinkResult {

    /** Returns its place in the input, from 1. */
    int line();

    /** Returns the URL, without credentials. */
    String url();

    /** Returns the answer in a few words. */
    String answer();

    /** Returns the line that says it: "http://h/x -> 200". */
    default String words() {
        return words(url(), answer());
    }

    /** Returns the line that says that this is the answer of that URL. A server may have had a say in it. */
    static String words(String url, String answer) {
        return Printable.line(url + " -> " + answer);
    }

    /**
     * It was answered with a 2xx.
     *
     * @param status the status code
     */
    record Good(int line, String url, int status) implements LinkResult {

        @Override
        public String answer() {
            return String.valueOf(status);
        }
    }

    /**
     * It was answered otherwise, or not at all.
     *
     * @param reason the status with its phrase, or why there is none
     */
    record Broken(int line, String url, String reason) implements LinkResult {

        @Override
        public String answer() {
            return reason;
        }
    }

    /**
     * The server would not say: it was asked too often.
     *
     * @param reason what it said instead
     */
    record Unknown(int line, String url, String reason) implements LinkResult {

        @Override
        public String answer() {
            return reason;
        }
    }
}
