// The kitchen with worker threads: the main thread is the head chef; each assistant is a thread with an event loop of its own.
//
// Nothing is shared: an assistant gets a dish as a message, and what becomes of it comes as one.

import { isMainThread } from 'node:worker_threads';
import { answer, burntIn, cook, onAThread } from '../brigade.mjs';

export function serveAll(menus, journal, signal) {
  return Promise.all(menus.map(menu => burntIn(serve(menu, journal, signal))));
}

export async function serve(menu, journal, signal) {
  await cook(menu.mainCourse, journal, signal);
  const callOff = new AbortController();
  const either = AbortSignal.any([signal, callOff.signal]);
  const assistants = menu.sides.map(side => onAThread(import.meta.url, side, journal, either));
  // A promise that is rejected while nothing awaits it would end the process.
  const assisting = Promise.all(assistants);
  assisting.catch(() => {});
  try {
    await cook(menu.salad, journal, signal);
    await assisting;
  } finally {
    callOff.abort();
    await Promise.allSettled(assistants);
  }
  await cook(menu.serving, journal, signal);
}

if (!isMainThread) {
  await answer(cook);
}
