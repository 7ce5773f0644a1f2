package brigade.conformance;

/** The mutants of the rules K. */
class KitchenMutantsTest extends MutantsOf {

    KitchenMutantsTest() {
        super("K");
    }
}
