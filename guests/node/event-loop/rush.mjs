// The rush on the event loop: each waiter and each cook is an async function, and a queue is between them. Node has none that is
// bounded: this one has who finds it full or empty wait for its next event, and look again.

import { EventEmitter, once } from 'node:events';
import { pause } from '../brigade.mjs';

class Queue extends EventEmitter {
  #orders = [];
  #capacity;

  constructor(capacity) {
    super();
    this.#capacity = capacity;
    this.setMaxListeners(0);
  }

  async put(order, signal) {
    while (this.#orders.length === this.#capacity) {
      await once(this, 'taken', { signal });
    }
    this.#orders.push(order);
    this.emit('placed');
  }

  async take(signal) {
    while (this.#orders.length === 0) {
      await once(this, 'placed', { signal });
    }
    const order = this.#orders.shift();
    this.emit('taken');
    return order;
  }
}

export async function serveAll(plan, journal, signal) {
  const orders = new Queue(plan.capacity);
  const results = [];
  const cooks = Array.from({ length: plan.cooks }, () => cookAll(orders, results, journal, signal));
  const waiters = Array.from({ length: plan.waiters }, (_, waiter) =>
    placeAll(plan.orders.filter(order => order.waiter === waiter + 1), orders, journal, signal));
  try {
    await Promise.all(waiters);
    for (const _ of cooks) {
      await orders.put(null, signal);
    }
    await Promise.all(cooks);
  } finally {
    await Promise.allSettled([...waiters, ...cooks]);
  }
  return plan.orders.map(order => results[order.number]);
}

function place(order, orders, journal, signal) {
  return journal.during({ actor: `Waiter ${order.waiter}`, step: `place-${order.number}` }, async step => {
    await orders.put(order, signal);
    step.finish();
  });
}

function cook(order, journal, signal) {
  return journal.during({ actor: 'Cook', step: `cook-${order.number}` }, async step => {
    await pause(order.time, signal);
    if (order.faints) {
      step.fail('fainted');
      return 'fainted';
    }
    step.finish();
    return 'cooked';
  });
}

async function placeAll(rounds, orders, journal, signal) {
  for (const order of rounds) {
    await place(order, orders, journal, signal);
  }
}

/** Cooks until closing time, which is null. */
async function cookAll(orders, results, journal, signal) {
  for (let order = await orders.take(signal); order; order = await orders.take(signal)) {
    results[order.number] = await cook(order, journal, signal);
  }
}
