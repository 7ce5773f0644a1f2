// The crunching on the event loop: there is one thread, so the chunks take turns, and each lets go of the loop again and again.

import { setImmediate as turn } from 'node:timers/promises';
import { atMostAtOnce, counting, isPrime } from '../brigade.mjs';

const AT_A_TIME = 5000;

export function countAll(plan, journal, signal) {
  return atMostAtOnce(plan, signal, chunk => count(chunk, journal, signal));
}

function count(chunk, journal, signal) {
  return journal.during(counting(chunk), async step => {
    let primes = 0;
    for (let candidate = chunk.first; candidate <= chunk.last; candidate++) {
      primes += isPrime(candidate);
      if (candidate % AT_A_TIME === 0) {
        await turn(undefined, { signal });
      }
    }
    step.finish();
    return primes;
  });
}
