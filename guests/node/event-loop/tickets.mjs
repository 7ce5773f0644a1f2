// One signal for many on the event loop: a promise, which stays fulfilled once it is. Every cook is an async function.

import { pause } from '../brigade.mjs';

export async function roastAll(plan, journal, signal) {
  let hot;
  const heard = new Promise(resolve => {
    hot = resolve;
  });
  const cooks = plan.punctual.map(cook => roast(cook, heard, journal, signal));
  try {
    await heatUp(plan, journal, signal);
    hot();
    cooks.push(...plan.late.map(cook => roast(cook, heard, journal, signal)));
    return await Promise.all(cooks);
  } finally {
    await Promise.allSettled(cooks);
  }
}

function heatUp(plan, journal, signal) {
  return journal.during({ actor: 'Head chef', step: 'heat-up' }, async step => {
    await pause(plan.heatUp, signal);
    step.finish();
  });
}

async function roast(cook, heard, journal, signal) {
  const actor = `Cook ${cook.number}`;
  const goes = await journal.during({ actor, step: 'waiting' }, async step => {
    const isHot = await before(cook.patience, heard, signal);
    if (isHot) {
      step.finish();
    } else {
      step.note('gave up');
    }
    return isHot;
  });
  if (!goes) {
    return 'gaveUp';
  }
  return journal.during({ actor, step: 'roasting' }, async step => {
    await pause(cook.time, signal);
    step.finish();
    return 'went';
  });
}

/** Returns whether it is heard before the patience is at its end. */
async function before(patience, heard, signal) {
  const enough = new AbortController();
  try {
    const timer = pause(patience, AbortSignal.any([signal, enough.signal]));
    return await Promise.race([heard.then(() => true), timer.then(() => false)]);
  } finally {
    enough.abort();
  }
}
