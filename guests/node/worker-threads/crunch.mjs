// The crunching with a worker thread for each chunk, started when there is room for it; the cores count at the same time.
//
// A thread that computes gets no messages, so what asks it to stop is memory that the threads share.

import { isMainThread } from 'node:worker_threads';
import { answer, atMostAtOnce, counting, isPrime, onAThread } from '../brigade.mjs';

export function countAll(plan, journal, signal) {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  signal.addEventListener('abort', () => Atomics.store(stop, 0, 1));
  return atMostAtOnce(plan, signal, chunk => onAThread(import.meta.url, { chunk, stop }, journal, signal));
}

function count({ chunk, stop }, journal) {
  return journal.during(counting(chunk), step => {
    let primes = 0;
    for (let candidate = chunk.first; candidate <= chunk.last; candidate++) {
      if (Atomics.load(stop, 0)) {
        throw new Error('cancelled');
      }
      primes += isPrime(candidate);
    }
    step.finish();
    return primes;
  });
}

if (!isMainThread) {
  await answer(count);
}
