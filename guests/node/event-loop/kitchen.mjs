// The kitchen on the event loop: every cook is an async function, and the one thread waits for none of them.

import { burntIn, cook } from '../brigade.mjs';

export function serveAll(menus, journal, signal) {
  return Promise.all(menus.map(menu => burntIn(serve(menu, journal, signal))));
}

export async function serve(menu, journal, signal) {
  await cook(menu.mainCourse, journal, signal);
  const callOff = new AbortController();
  const either = AbortSignal.any([signal, callOff.signal]);
  const assistants = menu.sides.map(side => cook(side, journal, either));
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
