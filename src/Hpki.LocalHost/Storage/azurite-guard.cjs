'use strict';

// Loaded into Azurite's process before Azurite itself (node --require). The local host holds the other end of this
// process's standard input: when the host ends, even by kill -9, the pipe closes and Azurite saves its data and ends.

// Ctrl-C in a terminal reaches the whole process group. Azurite must outlive the host's last requests, so it does not listen.
process.on('SIGINT', () => {});
const once = process.once;
process.once = function (event, listener) {
  return event === 'SIGINT' ? process : once.call(process, event, listener);
};

// Azurite would also wait for idle connections that its clients keep open. When its three services have saved, that is the end.
let openServices = 3;
const log = console.log;
console.log = (...words) => {
  log(...words);
  if (/ successfully closed$/.test(String(words[0])) && --openServices === 0) {
    process.exit(0);
  }
};

// A killed host reads no more: writing to it fails, and a failed write would end Azurite before it has saved.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

const secondsToSave = 10;

process.stdin.resume();
process.stdin.on('error', stop);
process.stdin.on('end', stop);

let stopping = false;
function stop() {
  if (stopping) {
    return;
  }
  stopping = true;
  // Azurite's own way of being told to stop; false means that it has not come so far yet.
  if (!process.emit('message', 'shutdown')) {
    process.exit(0);
  }
  setTimeout(() => process.exit(1), secondsToSave * 1000).unref();
}
