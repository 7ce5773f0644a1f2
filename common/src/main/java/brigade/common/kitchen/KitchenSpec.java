package brigade.common.kitchen;

import java.time.Duration;

/** The constants of the kitchen: one place, so that no model drifts from its siblings. */
public final class KitchenSpec {
    /** The main course's name. */
    public static final String MAIN_COURSE = "main-course";
    /** The name of what the chef plates while the assistants cook. */
    public static final String SALAD = "salad";
    /** The default assistant's dish. */
    public static final String DESSERT = "dessert";
    /** The name of the last step. */
    public static final String SERVING = "serving";

    /** The head chef's name. */
    public static final String HEAD_CHEF = "Head chef";
    /** The default assistant's name. */
    public static final String ASSISTANT_COOK = "Assistant cook";

    /** How long the main course takes to be halfway done. */
    public static final Duration MAIN_COURSE_TIME = Duration.ofSeconds(2);
    /** How long the dessert bakes. */
    public static final Duration DESSERT_TIME = Duration.ofSeconds(5);
    /** How long plating the salad and setting the table takes. */
    public static final Duration SALAD_TIME = Duration.ofSeconds(3);

    private KitchenSpec() {}
}
