// Files on their way to the server. They go on while other views are shown.

import { useEffect, useState } from "/assets/vendor/preact.js";
import { megabytes } from "../texts.js";
import { vocabulary } from "../vocabulary.js";
import { nextBatch, shares } from "./shares.js";
import { transfer } from "./transfer.js";

const watchers = new Set();

// {key, file, sent, problem}: `sent` in bytes, null while it waits; `problem` says why it did not arrive.
let letters = [];
let busy = false;
let count = 0;

// Told of every photo that has arrived, as the server describes it.
let onArrival = () => {};

export function useOutbox(onPhoto) {
  const [now, setNow] = useState(letters);
  useEffect(() => {
    onArrival = onPhoto;
    watchers.add(setNow);
    setNow(letters);
    return () => watchers.delete(setNow);
  }, [onPhoto]);
  return now;
}

export function post(files) {
  const fresh = files.map((file) => ({ key: (count += 1), file, sent: null, problem: refusal(file) }));
  set([...letters, ...fresh]);
  deliver();
}

export function postAgain(letter) {
  change([letter], { sent: null, problem: null });
  deliver();
}

export const forget = (letter) => set(letters.filter(({ key }) => key !== letter.key));

async function deliver() {
  if (busy) return;
  busy = true;
  window.addEventListener("beforeunload", warn);
  for (let batch = next(); batch.length; batch = next()) await send(batch);
  window.removeEventListener("beforeunload", warn);
  busy = false;
}

const next = () => nextBatch(letters.filter(({ sent, problem }) => sent === null && !problem));

async function send(batch) {
  const sizes = batch.map(({ file }) => file.size);
  const onSent = (bytes) => {
    const parts = shares(sizes, bytes);
    batch.forEach((letter, at) => change([letter], { sent: parts[at] }));
  };
  onSent(0);
  try {
    arrived(batch, await transfer(batch.map(({ file }) => file), onSent));
  } catch (problem) {
    // One file may be at fault for all: each goes alone.
    if (batch.length > 1) for (const letter of batch) await send([letter]);
    else change(batch, { problem });
  }
}

// What was refused is told by name: of two files with the same one, the first that is left.
function arrived(batch, { photos, rejected }) {
  const left = [...batch];
  for (const { source, problem } of rejected) {
    const at = Math.max(0, left.findIndex(({ file }) => file.name === source));
    change(left.splice(at, 1), { problem });
  }
  left.forEach(forget);
  photos.forEach((photo) => onArrival(photo));
}

function change(some, values) {
  const keys = some.map(({ key }) => key);
  set(letters.map((letter) => (keys.includes(letter.key) ? { ...letter, ...values } : letter)));
}

function set(now) {
  letters = now;
  watchers.forEach((watcher) => watcher(letters));
}

// Why a file is not even sent; null if it may be.
function refusal(file) {
  const limit = vocabulary.limits.upload_bytes;
  if (file.size === 0) return { code: "photo-empty" };
  if (file.size > limit) return { code: "upload-too-large", values: { limit: megabytes(limit) } };
  return null;
}

const warn = (event) => event.preventDefault();
