package brigade.conformance;

/** The mutants of the rules B. */
class BackgroundMutantsTest extends MutantsOf {

    BackgroundMutantsTest() {
        super("B");
    }
}
