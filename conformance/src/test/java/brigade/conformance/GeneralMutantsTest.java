package brigade.conformance;

/** The mutants of the rules G. */
class GeneralMutantsTest extends MutantsOf {

    GeneralMutantsTest() {
        super("G");
    }
}
