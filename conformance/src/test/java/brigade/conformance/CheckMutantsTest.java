package brigade.conformance;

/** The mutants of the rules C. */
class CheckMutantsTest extends MutantsOf {

    CheckMutantsTest() {
        super("C");
    }
}
