package brigade.conformance;

/** The mutants of the rules T. */
class TicketsMutantsTest extends MutantsOf {

    TicketsMutantsTest() {
        super("T");
    }
}
