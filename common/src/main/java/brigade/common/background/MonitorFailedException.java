package brigade.common.background;

/** The monitor failed, which is no reason for the main work to end. Unchecked, for asynchronous code can throw nothing else. */
public final class MonitorFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates the failure at the heartbeat of that number. */
    public MonitorFailedException(int number) {
        super("the monitor failed at heartbeat " + number);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
