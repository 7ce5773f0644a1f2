// Speaks Brigade's protocol (docs/protocol.md) for a guest in Node, so that its scenarios need not.
//
// A scenario is a module in the working directory: kitchen.mjs has serve and serveAll, background.mjs has work, crunch.mjs has
// countAll, rush.mjs has serveAll, tickets.mjs has roastAll. A run that is cancelled has its signal aborted.

import net from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parentPort, threadId, Worker, workerData } from 'node:worker_threads';

/** A dish burnt. */
export class Burnt extends Error {
  constructor(dish) {
    super(`the ${dish} burnt`);
    this.dish = dish;
  }
}

/** A bell that is rung once. */
class Bell {
  #actions = [];
  #rung = false;

  ring() {
    this.#rung = true;
    this.#actions.forEach(action => action());
  }

  /** Does it when the bell rings, or at once if it has. */
  onRing(action) {
    if (this.#rung) {
      action();
    } else {
      this.#actions.push(action);
    }
  }
}

/** A step, told of in frames: cancelled, if it is left before it has ended. */
class Step {
  #send;
  #ended = false;

  constructor(send, id) {
    this.#send = send;
    this.id = id;
  }

  note(detail) {
    this.#event('noted', { detail });
  }

  finish() {
    this.#end('finished');
  }

  fail(detail) {
    this.#end('failed', { detail });
  }

  close() {
    this.#end('cancelled');
  }

  #end(phase, more = {}) {
    if (!this.#ended) {
      this.#ended = true;
      this.#event(phase, more);
    }
  }

  #event(phase, more) {
    this.#send({ type: 'event', id: this.id, phase, ...who(), ...more });
  }
}

/** Tells Brigade what happens; a worker's frames go through the main thread. */
class Journal {
  #send;
  #next = 1;

  constructor(send) {
    this.#send = send;
  }

  /** Does the work as a step, which ends with it. */
  async during(work, does) {
    const step = new Step(this.#send, threadId * 2 ** 32 + this.#next++);
    this.#send({ type: 'event', id: step.id, phase: 'started', group: work.group ?? '', actor: work.actor, step: work.step, ...who() });
    try {
      return await does(step);
    } finally {
      step.close();
    }
  }

  /** Passes on what a worker has sent. */
  relay(frame) {
    this.#send(frame);
  }
}

function who() {
  return { at: Number(process.hrtime.bigint()), pid: process.pid, thread: threadId + 1, threadName: threadId === 0 ? 'main' : `worker-${threadId}` };
}

/**
 * Runs a module on a worker thread, and returns what it answers. To stop, the thread is sent a message rather than terminated, so that
 * it can still report how its step ended.
 */
export function onAThread(url, data, journal, signal) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(url), { workerData: data });
    const stop = () => worker.postMessage('stop');
    signal.addEventListener('abort', stop);
    if (signal.aborted) {
      stop();
    }
    let failure = new Error('a worker thread ended without a word');
    worker
      .on('message', ({ frame, failed, answer }) => {
        if (frame) {
          journal.relay(frame);
        } else if (failed) {
          failure = failed.dish ? new Burnt(failed.dish) : new Error(failed.message);
        } else {
          resolve(answer);
        }
      })
      .on('error', error => {
        failure = error;
      })
      .on('exit', () => {
        signal.removeEventListener('abort', stop);
        reject(failure);
      });
  });
}

/** Does the work of a worker thread, and sends its result or its failure to the main thread. */
export async function answer(does) {
  const stopping = new AbortController();
  parentPort.on('message', () => stopping.abort());
  const journal = new Journal(frame => parentPort.postMessage({ frame }));
  try {
    parentPort.postMessage({ answer: await does(workerData, journal, stopping.signal) });
  } catch (failure) {
    parentPort.postMessage({ failed: { message: String(failure), dish: failure.dish } });
  } finally {
    parentPort.close();
  }
}

/** Cooks a dish, which takes its time, on whichever thread this is. */
export function cook(dish, journal, signal) {
  const work = { group: dish.actor.group, actor: dish.actor.name, step: dish.name };
  return journal.during(work, async step => {
    await pause(dish.time, signal);
    if (dish.burns) {
      step.fail('burnt');
      throw new Burnt(dish.name);
    }
    step.finish();
  });
}

/** Waits at least that long. Node's timers count from the start of the loop's iteration, so a single one may fire a little early. */
export async function pause(duration, signal) {
  const end = performance.now() + millis(duration);
  for (let left = millis(duration); left > 0; left = end - performance.now()) {
    await sleep(Math.ceil(left), undefined, { signal });
  }
}

/** Waits until a kitchen has served, and returns what burnt; an empty text if nothing did. */
export async function burntIn(serving) {
  try {
    await serving;
    return '';
  } catch (failure) {
    if (failure instanceof Burnt) {
      return failure.message;
    }
    throw failure;
  }
}

/** Counts all chunks, at most so many at once, and returns the counts in their order. */
export async function atMostAtOnce({ chunks, atMost }, signal, count) {
  const counts = [];
  const waiting = chunks.entries();
  const line = async () => {
    for (const [index, chunk] of waiting) {
      signal.throwIfAborted();
      counts[index] = await count(chunk);
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

/** Returns the work of a chunk. */
export function counting(chunk) {
  return { actor: `chunk ${chunk.number}`, step: `chunk-${chunk.number}` };
}

export function isPrime(candidate) {
  if (candidate < 4 || candidate % 2 === 0) {
    return candidate === 2 || candidate === 3;
  }
  for (let divisor = 3; divisor * divisor <= candidate; divisor += 2) {
    if (candidate % divisor === 0) {
      return false;
    }
  }
  return true;
}

/** Returns a duration in milliseconds, at most 2^31 - 1: a longer timer would overflow and fire at once. */
export function millis(duration) {
  const [, hours = 0, minutes = 0, seconds = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration);
  return Math.min((hours * 3600 + minutes * 60 + Number(seconds)) * 1000, 2 ** 31 - 1);
}

async function run({ scenario, plan }, journal, signal, bell) {
  const model = await import(pathToFileURL(path.resolve(`${scenario === 'kitchens' ? 'kitchen' : scenario}.mjs`)));
  switch (scenario) {
    case 'kitchen':
      return model.serve(plan, journal, signal);
    case 'crunch':
      return model.countAll(plan, journal, signal);
    case 'background':
      return model.work(plan, journal, signal, bell);
    case 'tickets':
      return model.roastAll(plan, journal, signal);
    default: // kitchens, and rush
      return model.serveAll(plan, journal, signal);
  }
}

async function outcome(request, journal, signal, bell) {
  try {
    return { result: (await run(request, journal, signal, bell)) ?? null };
  } catch (failure) {
    if (failure instanceof Burnt) {
      return { failure: { kind: 'burnt', dish: failure.dish } };
    }
    return { failure: { kind: signal.aborted ? 'cancelled' : 'failed', message: String(failure) } };
  }
}

/** Speaks with Brigade until the run is over. */
export function main() {
  const connection = net.createConnection(process.env.BRIGADE_SOCKET);
  const send = frame => connection.write(`${JSON.stringify(frame)}\n`);
  const cancelling = new AbortController();
  const bell = new Bell();
  send({ type: 'hello', version: 1 });
  createInterface({ input: connection }).on('line', async line => {
    const frame = JSON.parse(line);
    if (frame.type === 'run') {
      const done = await outcome(frame, new Journal(send), cancelling.signal, bell);
      connection.end(`${JSON.stringify({ type: 'done', ...done })}\n`, () => process.exit(0));
    } else if (frame.type === 'ring') {
      bell.ring();
    } else {
      cancelling.abort();
    }
  });
  connection.on('close', () => process.exit(0)).on('error', () => process.exit(0)); // Brigade has gone.
}
