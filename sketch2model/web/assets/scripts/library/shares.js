// How files are sent: a few at a time, and how far each one is.

export const MOST_FILES = 4;
export const MOST_BYTES = 32 * 2 ** 20;

// The first few of the waiting files: at least one, together not more than a batch may hold.
export function nextBatch(waiting) {
  let bytes = 0;
  let count = 0;
  while (count < Math.min(waiting.length, MOST_FILES)) {
    bytes += waiting[count].file.size;
    if (count > 0 && bytes > MOST_BYTES) break;
    count += 1;
  }
  return waiting.slice(0, count);
}

// Of `sent` bytes of a batch, how many belong to each file: they go one after the other.
export function shares(sizes, sent) {
  let left = sent;
  return sizes.map((size) => {
    const share = Math.max(0, Math.min(size, left));
    left -= size;
    return share;
  });
}
