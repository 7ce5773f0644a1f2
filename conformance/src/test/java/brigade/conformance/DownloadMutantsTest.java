package brigade.conformance;

/** The mutants of the rules D. */
class DownloadMutantsTest extends MutantsOf {

    DownloadMutantsTest() {
        super("D");
    }
}
