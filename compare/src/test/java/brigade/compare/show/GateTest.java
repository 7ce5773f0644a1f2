package brigade.compare.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GateTest {
    private static final Gate GATE = new Gate("secret", 8080);
    private static final String HOST = "127.0.0.1:8080";
    private static final String ORIGIN = "http://127.0.0.1:8080";

    @Test
    void thePageItselfComesIn() {
        assertThat(GATE.path("/secret/", HOST, null, "none", false)).contains("");
        assertThat(GATE.path("/secret/events", "localhost:8080", null, "same-origin", false)).contains("events");
        assertThat(GATE.path("/secret/cook", HOST, ORIGIN, "same-origin", true)).contains("cook");
        assertThat(GATE.path("/secret/cook", HOST, ORIGIN, null, true)).as("an old browser").contains("cook");
    }

    @Test
    void nobodyElseDoes() {
        assertThat(GATE.path("/other/", HOST, null, null, false)).as("no token").isEmpty();
        assertThat(GATE.path("/secret", HOST, null, null, false)).isEmpty();
        assertThat(GATE.path("/secret/", "evil.example:8080", null, null, false)).as("a rebound name").isEmpty();
        assertThat(GATE.path("/secret/", "127.0.0.1", null, null, false)).as("another port").isEmpty();
        assertThat(GATE.path("/secret/", null, null, null, false)).isEmpty();
        assertThat(GATE.path("/secret/cook", HOST, null, null, true)).as("a change without an origin").isEmpty();
        assertThat(GATE.path("/secret/cook", HOST, "http://localhost:8080", null, true)).as("another origin").isEmpty();
        assertThat(GATE.path("/secret/", HOST, null, "cross-site", false)).as("a link on another page").isEmpty();
        assertThat(GATE.path("/secret/cook", HOST, ORIGIN, "same-site", true)).isEmpty();
    }

    @Test
    void tokensAreLongAndNeverTheSame() {
        assertThat(Gate.newToken()).matches("[0-9a-f]{32}").isNotEqualTo(Gate.newToken());
    }
}
