package brigade.conformance;

/** The mutants of the rules P. */
class CrunchMutantsTest extends MutantsOf {

    CrunchMutantsTest() {
        super("P");
    }
}
