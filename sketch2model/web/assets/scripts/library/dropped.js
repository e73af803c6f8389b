// Files that are dropped on the page or pasted into it, those in folders as well.

import { useLayoutEffect, useState } from "/assets/vendor/preact.js";

// True while files hover over the page. `take(files)` gets what is let go, or pasted anywhere but into a field.
export function useDroppedFiles(take) {
  const [hovering, setHovering] = useState(false);
  useLayoutEffect(() => {
    let depth = 0;
    const over = (by) => {
      depth = Math.max(0, depth + by);
      setHovering(depth > 0);
    };
    const handlers = {
      dragenter: (event) => carriesFiles(event) && over(1),
      dragleave: (event) => carriesFiles(event) && over(-1),
      // Without this the browser opens the file in place of the page.
      dragover: (event) => carriesFiles(event) && event.preventDefault(),
      drop: async (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        depth = 0;
        setHovering(false);
        take(await filesIn(event.dataTransfer));
      },
      paste: (event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (!files.length) return;
        event.preventDefault();
        take(files);
      },
    };
    for (const [name, handler] of Object.entries(handlers)) document.addEventListener(name, handler);
    return () => {
      for (const [name, handler] of Object.entries(handlers)) document.removeEventListener(name, handler);
    };
  }, [take]);
  return hovering;
}

const carriesFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;

async function filesIn(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const folders = entries.filter((entry) => entry.isDirectory);
  if (!folders.length) return [...transfer.files];
  const files = [...transfer.files].filter((file) => !folders.some((folder) => folder.name === file.name));
  return [...files, ...(await Promise.all(folders.map(filesUnder))).flat()];
}

async function filesUnder(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const children = [];
  // A reader gives a hundred entries at a time, and none at the end.
  for (let some = await read(reader); some.length; some = await read(reader)) children.push(...some);
  const visible = children.filter(({ name }) => !name.startsWith("."));
  return (await Promise.all(visible.map(filesUnder))).flat();
}

const read = (reader) => new Promise((resolve, reject) => reader.readEntries(resolve, reject));
