package brigade.conformance;

/** The mutants of the rules R. */
class RushMutantsTest extends MutantsOf {

    RushMutantsTest() {
        super("R");
    }
}
