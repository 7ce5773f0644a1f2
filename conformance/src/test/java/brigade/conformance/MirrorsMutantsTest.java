package brigade.conformance;

/** The mutants of the rules M. */
class MirrorsMutantsTest extends MutantsOf {

    MirrorsMutantsTest() {
        super("M");
    }
}
