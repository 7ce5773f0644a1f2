// What PoolRace measures, of Node's child_process.fork, which is no pool: no queue, and nobody replaces a dead child. JSON on stdout.
const { fork } = require('child_process');
const fs = require('fs');

if (process.send) {
  process.on('message', message => process.send(message));
} else {
  main().catch(error => { console.error(error); process.exit(1); });
}

function start() {
  return fork(__filename, [], { serialization: 'advanced' });
}

function ask(child, message) {
  return new Promise(resolve => { child.once('message', resolve); child.send(message); });
}

function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1];
}

async function main() {
  const first = [];
  const again = [];
  for (let i = 0; i < 31; i++) {
    const started = process.hrtime.bigint();
    const child = start();
    await ask(child, 1);
    first.push(Number(process.hrtime.bigint() - started) / 1e6);
    child.kill('SIGKILL');
  }
  const child = start();
  for (let i = 0; i < 1000; i++) await ask(child, 1);
  for (let i = 0; i < 20000; i++) {
    const started = process.hrtime.bigint();
    await ask(child, 1);
    again.push(Number(process.hrtime.bigint() - started) / 1e3);
  }
  const mebibyte = Buffer.alloc(1 << 20);
  const started = process.hrtime.bigint();
  for (let i = 0; i < 200; i++) await ask(child, mebibyte);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  child.kill('SIGKILL');
  const children = [start(), start(), start(), start()];
  await Promise.all(children.map(one => ask(one, 1)));
  const memory = { Rss: 0, Pss: 0 };
  for (const one of children) {
    for (const line of fs.readFileSync(`/proc/${one.pid}/smaps_rollup`, 'utf8').split('\n')) {
      const [key, value] = line.split(':');
      if (key in memory) memory[key] += parseInt(value) / 1024 / children.length;
    }
  }
  children.forEach(one => one.kill('SIGKILL'));
  console.log(JSON.stringify({ name: 'Node ' + process.argv[2], firstReplyMillis: median(first), roundTripMicros: median(again),
    tasksPerSecond: 'NaN', echoMebibytesPerSecond: 200 / seconds, residentMebibytes: memory.Rss, proportionalMebibytes: memory.Pss,
    replacedMillis: 'NaN', speedUp: 'NaN' }));
}
