package brigade.common.crunch;

import brigade.common.journal.Actor;
import brigade.common.journal.Work;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Consecutive numbers, the primes among which are to be counted: pure computing, by trial division, because it is the work that is
 * wanted here and not the primes.
 *
 * @param number the chunk's number, from 1
 * @param first the first of the numbers
 * @param last the last of the numbers
 */
public record Chunk(int number, long first, long last) implements Work {
    private static final int NUMBERS_BETWEEN_LOOKS = 256;

    @Override
    public Actor actor() {
        return Actor.named("chunk " + number);
    }

    @Override
    public String step() {
        return "chunk-" + number;
    }

    /**
     * Counts, on the calling thread, which is busy until the end.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public long count() throws InterruptedException {
        try {
            return count(Thread::interrupted);
        } catch (CancellationException e) {
            throw (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
        }
    }

    /**
     * Counts, on the calling thread, which is busy until the end.
     *
     * @param calledOff asked every few microseconds whether to stop
     * @throws CancellationException if it is called off meanwhile
     */
    public long count(BooleanSupplier calledOff) {
        long primes = 0;
        for (long candidate = first; candidate <= last; candidate++) {
            if (candidate % NUMBERS_BETWEEN_LOOKS == 0 && calledOff.getAsBoolean()) {
                throw new CancellationException(actor() + " was called off at " + candidate);
            }
            if (isPrime(candidate)) {
                primes++;
            }
        }
        return primes;
    }

    private static boolean isPrime(long candidate) {
        if (candidate < 4) {
            return candidate > 1;
        }
        if (candidate % 2 == 0) {
            return false;
        }
        for (long divisor = 3; divisor <= candidate / divisor; divisor += 2) {
            if (candidate % divisor == 0) {
                return false;
            }
        }
        return true;
    }
}
