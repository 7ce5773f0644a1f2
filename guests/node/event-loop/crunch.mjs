// The crunching on the event loop: there is one thread, so the chunks take turns, and each lets go of the loop again and again.

import { setImmediate as turn } from 'node:timers/promises';
import { counting, isPrime } from '../brigade.mjs';

const AT_A_TIME = 5000;

export async function countAll({ chunks, atMost }, journal, signal) {
  const counts = [];
  const waiting = chunks.entries();
  const line = async () => {
    for (const [index, chunk] of waiting) {
      counts[index] = await count(chunk, journal, signal);
    }
  };
  const lines = Array.from({ length: Math.min(atMost, chunks.length) }, line);
  try {
    await Promise.all(lines);
  } finally {
    await Promise.allSettled(lines);
  }
  return counts;
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
