// Main work and a monitor on the event loop: the loop's interval beats. The loop must not compute, so a worker thread does the chore.

import { setInterval as interval } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';
import { answer, millis, onAThread } from '../brigade.mjs';

const RINGING = 1;
const CANCELLED = 2;

export async function work(plan, journal, signal, bell) {
  const over = new AbortController();
  const monitorsFailure = watch(plan, journal, AbortSignal.any([signal, over.signal]));
  let ending;
  try {
    ending = await attend(plan, journal, signal, bell);
  } finally {
    over.abort();
    await monitorsFailure;
  }
  return { ending, monitorsFailure: await monitorsFailure };
}

function attend(plan, journal, signal, bell) {
  if (plan.chore === 'chopping') {
    const stop = new Int32Array(new SharedArrayBuffer(4));
    bell.onRing(() => Atomics.store(stop, 0, RINGING));
    signal.addEventListener('abort', () => Atomics.store(stop, 0, CANCELLED));
    return onAThread(import.meta.url, { time: plan.time, stop }, journal, signal);
  }
  return journal.during({ actor: 'Head chef', step: 'waiting' }, async step => {
    await new Promise((resolve, reject) => {
      bell.onRing(resolve);
      signal.addEventListener('abort', () => reject(signal.reason));
    });
    step.finish();
    return 'rung';
  });
}

function chop({ time, stop }, journal) {
  return journal.during({ actor: 'Head chef', step: 'chopping' }, step => {
    const end = performance.now() + millis(time);
    for (let onion = 1; performance.now() < end; onion = chopped(onion)) {
      switch (Atomics.load(stop, 0)) {
        case RINGING:
          return 'rung';
        case CANCELLED:
          throw new Error('cancelled');
      }
    }
    step.finish();
    return 'workDone';
  });
}

function chopped(onion) {
  let cut = onion;
  for (let i = 0; i < 2000; i++) {
    cut = (Math.imul(cut, 1664525) + 1013904223) | 1;
  }
  return cut;
}

/** Returns what the monitor failed of; null if it beat until it was over. */
async function watch({ every, failsAt }, journal, signal) {
  let number = 0;
  try {
    for await (const _ of interval(millis(every), undefined, { signal })) {
      await beat(++number, failsAt, journal);
    }
  } catch (failure) {
    return signal.aborted ? null : failure.message;
  }
}

function beat(number, failsAt, journal) {
  return journal.during({ actor: 'Monitor', step: 'heartbeat' }, step => {
    if (number === failsAt) {
      const failure = new Error(`the monitor failed at heartbeat ${number}`);
      step.fail(failure.message);
      throw failure;
    }
    step.finish();
  });
}

if (!isMainThread) {
  await answer(chop);
}
